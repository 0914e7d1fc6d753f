"""Hooks of mkdocs: pages that are kept at the root of the repository, notebooks, and roles in docstrings.

`mkdocs build --strict` runs them (see mkdocs.yml); the site is not committed.
"""

from __future__ import annotations

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
    import nbformat
    from nbconvert import MarkdownExporter

    exporter = MarkdownExporter()
    exporter.register_filter("escape_html_keep_quotes", str)
    resources = {"output_files_dir": f"{path.stem}_files", "unique_key": path.stem}
    body, resources = exporter.from_notebook_node(nbformat.read(path, 4), resources=resources)
    # Markdown reads HTML only when it does not begin with white space.
    body = re.sub(r"^[ \t]+(?=</?(?:div|table|p|details|summary)\b)", "", body, flags=re.MULTILINE)
    pages: dict[str, str | bytes] = {f"notebooks/{path.stem}.md": body}
    for name, data in resources.get("outputs", {}).items():
        pages[f"notebooks/{name}"] = data
    return pages
