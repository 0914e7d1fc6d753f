"""What stands in the middle of articles, and how they go on and end; for the training half only."""

import pathlib

INLINE: dict[str, list[str]] = {}
for row in pathlib.Path(__file__).with_name("inline.tsv").read_text(encoding="utf-8").splitlines():
    if not row.startswith("# "):
        key, wording = row.split("\t")
        INLINE.setdefault(key, []).append(wording)
