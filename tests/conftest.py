"""What several test files share: the sample corpus and the researcher's own five articles."""

from pathlib import Path

import pytest

import warraq

ARTICLES = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def tagged() -> warraq.Corpus:
    """The sample corpus, extracted and tagged."""
    return warraq.sample().extract().tag()


@pytest.fixture(scope="session")
def articles() -> list[Path]:
    """The five real articles, where they are."""
    found = sorted(ARTICLES.glob("*.txt"))
    if not found:
        pytest.skip("../shared/corpus is not here")
    return found
