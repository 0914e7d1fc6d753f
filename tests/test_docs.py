"""What the documentation says, done: docstrings, the README, the page of one article."""

import doctest
import importlib
import pkgutil
import re
import runpy
import shutil
from pathlib import Path
from typing import get_args

import pytest

import warraq
from warraq.export import Format

ROOT = Path(__file__).parents[1]
#: What `pip install ".[test]"` leaves out.
OPTIONAL = {"daft", "pyspark"}
MODULES = ["warraq", *(module.name for module in pkgutil.walk_packages(warraq.__path__, "warraq."))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name not in OPTIONAL:
            raise
        pytest.skip(f"{missing.name} is not installed")
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    assert doctest.testmod(module, extraglobs={"warraq": warraq}, optionflags=flags).failed == 0


def test_every_public_name_is_documented() -> None:
    for name in warraq.__all__:
        assert name in {"__version__", "Profile"} or getattr(warraq, name).__doc__, name


def test_the_readme_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(Path(warraq.__file__).parent / "sample", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for code in re.findall(r"```python\n(.*?)```", readme, re.DOTALL):
        exec(compile(code, "README.md", "exec"), {})


def test_the_page_of_frames_does_what_it_says() -> None:
    page = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
    for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(compile(code, "frames.md", "exec"), {})


def test_the_page_of_formats_has_them_all() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)
    assert named == list(get_args(Format))


def test_the_page_of_one_article_is_what_its_script_prints() -> None:
    script = runpy.run_path(str(ROOT / "tools" / "docs" / "one_article.py"))
    assert script["page"]() == script["TARGET"].read_text(encoding="utf-8")


def rows_of(page: str, columns: int) -> list[list[str]]:
    """The rows of the Markdown tables of a page that have this many columns, heads aside."""
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    tables = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in tables if len(row) == columns and row[0].startswith("`")]


def marked(example: str) -> tuple[str, str]:
    """An example without its brackets, and what stands between them."""
    before, inside, after = re.split(r"[\[\]]", example)
    return before + inside + after, inside


def test_every_label_is_explained_and_its_example_holds() -> None:
    explained = set()
    for row in [*rows_of("labels.md", 3), *rows_of("labels.md", 4)]:
        name, text = row[0].strip("`"), row[2]
        if "[" not in text:
            continue
        source, wanted = marked(text)
        document = warraq.tag(source, date="2017-11-04")
        if name in {"direct", "indirect", "partial", "colon"}:
            assert (name, wanted) in {(quote.kind, quote.text) for quote in document.quotes}, row
        else:
            found = {
                (e.label, e.text.removeprefix("يوم ")): str(e.value or f"{e.number or 0:.15g}")
                for e in document.entities
            }
            assert (name, wanted) in found, (row, found)
            assert len(row) == 3 or found[name, wanted] == row[3], (row, found)
        explained.add(name)
    assert explained == {*warraq.Tagger().labels, "direct", "indirect", "partial", "colon"}


def test_every_kind_of_block_is_explained() -> None:
    kinds = {
        row[0].strip("`"): row[1] for row in rows_of("labels.md", 4) if row[1] in {"body", "metadata", "junk"}
    }
    with pytest.raises(warraq.WarraqError) as refused:
        warraq.Extractor(keep=["no such kind"])
    assert set(kinds) == set(str(refused.value).partition("the kinds are ")[2].split())
    for row in warraq.sample().blocks():
        assert kinds[str(row["block"])] == row["part"]


@pytest.mark.parametrize(
    "page", ["tutorial.md", "linguists.md", "howto/boilerplate.md", "howto/counting.md", "howto/plots.md"]
)
def test_the_guides_do_what_they_say(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(code, page, "exec"), names)
