"""What the names models were trained on is what `tests/annotated` holds: a change there asks for training again."""

from __future__ import annotations

import hashlib
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: Models whose inputs have changed since, with the reason; what is listed here must indeed be stale.
STALE: dict[str, str] = {}


def recorded(artefact: Path) -> dict[str, str]:
    header = artefact.read_bytes().split(b"\n\n", 1)[0].decode()
    rows = [line.split("\t") for line in header.splitlines()]
    return {row[1]: row[2] for row in rows if row[0] == "input"}


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The labelled files that `prepare.py` makes of the repository alone."""
    out = tmp_path_factory.mktemp("work")
    prepare = runpy.run_path(str(ROOT / "tools" / "train" / "names" / "prepare.py"))
    prepare["main"](str(out / "no shared folder"), str(out))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in out.glob("*.txt")}


@pytest.mark.parametrize("model", ["news.model", "news.network"])
def test_names_models_learnt_from_the_news_as_it_is(model: str, derived: dict[str, str]) -> None:
    inputs = recorded(ROOT / "data" / "names" / model)
    in_repository = {name: sha256 for name, sha256 in inputs.items() if name in derived}
    assert {"written.txt", "written_dev.txt"} <= in_repository.keys()
    changed = [name for name, sha256 in in_repository.items() if derived[name] != sha256]
    if model in STALE:
        assert changed, f"{model} is not stale any more: take it off the list"
        pytest.skip(f"{model} is stale: {STALE[model]}")
    assert not changed, f"{changed}: not what {model} was trained on: train again (tools/train/README.md)"


def test_what_is_held_apart_was_not_trained_on() -> None:
    for model in ("news.model", "news.network"):
        assert not [name for name in recorded(ROOT / "data" / "names" / model) if name.startswith("held")]
