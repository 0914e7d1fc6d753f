"""Hooks of mkdocs: pages that are kept at the root of the repository, notebooks, and roles in docstrings.

`mkdocs build --strict` runs them (see mkdocs.yml); the site is not committed.
"""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

ROOT = Path(__file__).parents[2]
#: Where pages that live elsewhere stand in the site.
PAGES = {
    "about/model-card.md": "MODEL_CARD.md",
    "about/design.md": "DESIGN.md",
    "about/contributing.md": "CONTRIBUTING.md",
    "about/changelog.md": "CHANGELOG.md",
    "about/licences.md": "data/LICENSES.md",
}
#: A cross reference of a docstring, after Markdown has made its name a piece of code.
ROLE = re.compile(r":(?:class|func|meth|mod|attr):<code>~?(?:warraq\.)?([\w.]+)</code>")


def on_files(files: Any, config: Any) -> Any:
    """Add what is kept elsewhere, and the notebooks as pages."""
    for address, path in PAGES.items():
        files.append(File.generated(config, address, content=(ROOT / path).read_text(encoding="utf-8")))
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for name, content in notebook(path).items():
            files.append(File.generated(config, name, content=content))
    return files


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Show the roles of docstrings as plain code."""
    return ROLE.sub(r"<code>\1</code>", html)


def notebook(path: Path) -> dict[str, str | bytes]:
    """A notebook as a Markdown page and its pictures, by their addresses in the site."""
    pages: dict[str, str | bytes] = {}
    parts = []
    for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        for at, output in enumerate(cell["outputs"]):
            data = output.get("data", {"text/plain": output.get("text", [])})
            if "image/png" in data:
                name = f"{path.stem}_{number}_{at}.png"
                pages[f"notebooks/{name}"] = base64.b64decode("".join(data["image/png"]))
                parts.append(f"![What the cell draws]({name})")
            elif "text/html" in data:
                # Markdown leaves HTML alone from a tag at the margin to the next blank line.
                html = re.sub(r"\s*\n\s*", "\n", "".join(data["text/html"])).strip()
                parts.append(f'<div class="output">\n{html}\n</div>')
            else:
                parts.append(f"```text\n{''.join(data['text/plain'])}\n```")
    pages[f"notebooks/{path.stem}.md"] = "\n\n".join(parts) + "\n"
    return pages
