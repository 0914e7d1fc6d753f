"""Write the page from which docs/picture.png was taken: one sample article, tagged.

python tools/docs/picture.py > /tmp/picture.html
chromium --headless --window-size=860,900 --screenshot=docs/picture.png /tmp/picture.html
"""

from __future__ import annotations

import warraq
from warraq import views

DOC_ID = "sada-al-furat/03_mathaf-mosul.txt"


def main() -> None:
    """Print the page."""
    corpus = warraq.sample().extract().tag().filter(id=[DOC_ID])
    shown = ["start", "end", "text", "label", "value", "number", "unit", "entity_id"]
    rows = [[row[name] for name in shown] for row in corpus.entities()]
    rows = [rows[at] for at in (5, 6, 7, 8, 10, 11, 12, 25)]
    print(
        "<!doctype html><meta charset=utf-8><style>body{font:15px 'Noto Naskh Arabic','Noto Sans Arabic',sans-serif;"
        "margin:18px 26px}table{border-collapse:collapse;font:13px 'Noto Sans','Noto Sans Arabic',sans-serif;"
        "margin-top:10px;width:100%}td,th{padding:3px 8px;border-bottom:1px solid #ddd}div{max-width:none!important}"
        "</style>" + views.document_html(corpus[0], most=8) + views.rows_html(shown, rows, None)
    )


if __name__ == "__main__":
    main()
