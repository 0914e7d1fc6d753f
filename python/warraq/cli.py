"""The command line: the same verbs, over files.

>>> from click.testing import CliRunner
>>> CliRunner().invoke(main, ["tag", "--rows", "1"]).exit_code
0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click
from click.shell_completion import get_completion_class

import warraq
from warraq import Profile
from warraq.export import Format
from warraq.running import Where, deliver, guarded, opened, reads, shows, tell_errors, writes

if TYPE_CHECKING:
    from typing import Unpack

__all__ = ["main"]

_TABLES = ".parquet, .jsonl or .csv"
_SAMPLE = "Without PATH the verb runs on the sample corpus that ships with warraq."


def _examples(*lines: str) -> str:
    """The end of a help page: examples, each on its own line."""
    shown = "\n".join(f"  {line}" for line in lines)
    return f"{_SAMPLE}\n\n\b\nExamples:\n{shown}"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(warraq.__version__, "-V", "--version")
def main() -> None:
    """Turn scraped Arabic news into data: every row points at its source.

    \b
    warraq tag                                   the sample corpus, in the terminal
    warraq tag articles/ -o entities.parquet     a folder, as a table
    warraq quotes "articles/**/*.html" -o quotes.csv
    warraq extract page.html                     what is body and what is not
    warraq report articles/ -o report.html       a page to look at

    \b
    Exit codes: 0 done, 1 bad input or output, 2 a wrong call or a missing path, 130 stopped by Ctrl-C.
    """  # noqa: D301


@main.command(
    epilog=_examples(
        "warraq tag articles/ -o entities.parquet",
        "warraq tag dump.jsonl.gz --text body --date published --id url -o entities.csv",
        "warraq tag articles/ -o entities.parquet --resume      after a crash",
        "warraq tag clean/ --no-extract -n 50",
    )
)
@reads
@writes(_TABLES)
@shows
@click.option("--no-extract", is_flag=True, help="Tag the whole text, boilerplate and all.")
def tag(no_extract: bool, **where: Unpack[Where]) -> None:
    """People, places, organisations, dates and quantities, one row for each mention."""
    corpus = opened(where)
    corpus = corpus.tag() if no_extract else corpus.extract().tag()
    shown = ["doc_id", "start", "end", "label", "text", "value", "number", "unit", "canonical"]
    deliver(corpus, corpus.entities(), where, shown, count="label")


@main.command(epilog=_examples('warraq quotes "articles/**/*.html" -o quotes.csv'))
@reads
@writes(_TABLES)
@shows
def quotes(**where: Unpack[Where]) -> None:
    """Reported speech and who said it."""
    corpus = opened(where).extract().tag()
    shown = ["doc_id", "start", "end", "kind", "speaker", "text"]
    deliver(corpus, corpus.quotes(), where, shown, count="kind")


@main.command(
    epilog=_examples(
        "warraq extract page.html", "warraq extract crawl.warc.gz --articles -o articles.parquet"
    )
)
@reads
@writes(_TABLES)
@shows
@click.option("--articles", is_flag=True, help="One row for each article instead of each block.")
def extract(articles: bool, **where: Unpack[Where]) -> None:
    """Every piece of the sources: what is body, what is junk, and why."""
    corpus = opened(where).extract()
    if articles:
        deliver(corpus, corpus.articles(), where, ["doc_id", "title", "date", "byline", "text"])
    else:
        shown = ["doc_id", "start", "end", "block", "text", "reason"]
        deliver(corpus, corpus.blocks(), where, shown, count="block")


@main.command(epilog=_examples("warraq normalize articles/ --profile search -o folded.jsonl"))
@reads
@writes(_TABLES)
@shows
@click.option("--profile", default="news", show_default=True, type=click.Choice(get_args(Profile)))
def normalize(profile: Profile, **where: Unpack[Where]) -> None:
    """The bodies with their spelling folded, one row for each article."""
    corpus = opened(where).extract().normalize(profile)
    deliver(corpus, corpus.articles(), where, ["doc_id", "title", "norm"])


@main.command(epilog=_examples("warraq tokens articles/ -o tokens.parquet"))
@reads
@writes(_TABLES)
@shows
def tokens(**where: Unpack[Where]) -> None:
    """Words and marks with their clitics, one row for each."""
    corpus = opened(where).extract()
    deliver(corpus, corpus.tokens(), where, ["doc_id", "start", "end", "text", "norm", "stem"], count="kind")


@main.command(
    epilog=_examples(
        "warraq export articles/ -o articles.conllu",
        "warraq export articles/ -o tasks.json               for Label Studio",
        "warraq export articles/ -o to-annotate --format brat",
    )
)
@reads
@click.option("-o", "--output", required=True, type=click.Path(), help="The file, or the folder, to write.")
@click.option(
    "--format", type=click.Choice(get_args(Format)), help="The format, when the ending does not tell."
)
@click.option("--no-extract", is_flag=True, help="Tag the whole text, boilerplate and all.")
def export(format: Format | None, no_extract: bool, **where: Unpack[Where]) -> None:
    """The tagged articles for other tools: CoNLL-U, BIO, brat, WebAnno, Label Studio, TEI, GeoJSON, spaCy."""
    corpus = opened(where)
    corpus = corpus.tag() if no_extract else corpus.extract().tag()
    output = str(where["output"])
    written = guarded(lambda: corpus.export(output, format))
    click.echo(f"{written} documents: {output}")
    tell_errors(corpus, output)


@main.command(epilog=_examples("warraq report articles/ -o report.html"))
@reads
@click.option("-o", "--output", required=True, type=click.Path(), help="The .html file to write.")
@click.option("--title", default=None, help="The title of the page.")
def report(title: str | None, **where: Unpack[Where]) -> None:
    """One page that shows a corpus: counts, a timeline, a map, names, what was removed, errors."""
    corpus = opened(where).extract().tag()
    output = str(where["output"])
    shown = guarded(lambda: corpus.report(output, title=title))
    click.echo(f"report of {shown} documents: {output}")
    tell_errors(corpus, output)


@main.command(epilog=_examples("warraq templates articles/ --group host -o templates.bin"))
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(), help="The file to write.")
@click.option("--group", default=None, help='"folder" or "host".')
def templates(paths: tuple[str, ...], output: str, group: str | None) -> None:
    """Learn which lines a site repeats, for warraq.Extractor.load."""
    corpus = guarded(lambda: warraq.Corpus.read(list(paths), group=group)) if paths else warraq.sample()
    guarded(lambda: corpus.learn_templates().save(output))
    click.echo(f"templates of {len(corpus)} documents: {output}")


@main.command(
    epilog='\b\nExamples:\n  eval "$(warraq completion bash)"\n  warraq completion fish > '
    "~/.config/fish/completions/warraq.fish"
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options and paths."""
    made = get_completion_class(shell)
    if made is not None:
        click.echo(made(main, {}, "warraq", "_WARRAQ_COMPLETE").source())


@main.command(epilog=_examples("warraq train sentences.conll -o names.model"))
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", required=True, type=click.Path(), help="The model file to write.")
@click.option("--passes", default=8, show_default=True, type=click.IntRange(min=1))
def train(paths: tuple[str, ...], output: str, passes: int) -> None:
    """Train a names model on your own files (word and label a line), for warraq.Tagger(model=...)."""
    tagger = guarded(lambda: warraq.train(paths, output, passes=passes))
    click.echo(f"names model of {len(paths)} files: {output}")
    click.echo(tagger.provenance)
