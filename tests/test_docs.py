"""What the documentation says, done: docstrings, the README, the page of one article."""

import doctest
import importlib
import pkgutil
import re
import runpy
import shutil
from pathlib import Path

import pytest

import warraq

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


def test_the_page_of_one_article_is_what_its_script_prints() -> None:
    script = runpy.run_path(str(ROOT / "tools" / "docs" / "one_article.py"))
    assert script["page"]() == script["TARGET"].read_text(encoding="utf-8")
