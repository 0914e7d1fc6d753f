"""The command line: the same verbs, over files.

>>> from click.testing import CliRunner
>>> CliRunner().invoke(main, ["tag", "--rows", "1"]).exit_code
0
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, NoReturn, TypedDict, TypeVar, get_args

import click
from tqdm import tqdm

import warraq
from warraq import Profile, terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from warraq import Corpus, Table

__all__ = ["main"]

Command = TypeVar("Command", bound="Callable[..., None]")

_EPILOG = "Without PATH the verb runs on the sample corpus that ships with warraq."


class Where(TypedDict):
    """The options that every verb has: what to read and where to write."""

    paths: tuple[str, ...]
    output: str | None
    rows: int
    threads: int
    text: str | None
    id_: str | None
    date: str | None
    group: str | None


def _reads_and_writes(command: Command) -> Command:
    for option in reversed(
        [
            click.argument("paths", nargs=-1, metavar="[PATH]..."),
            click.option("-o", "--output", type=click.Path(), help="Write a .parquet, .jsonl or .csv file."),
            click.option(
                "-n",
                "--rows",
                type=click.IntRange(min=0),
                default=20,
                show_default=True,
                help="Rows to show in the terminal.",
            ),
            click.option(
                "-j", "--threads", type=click.IntRange(min=0), default=0, help="Threads; 0 means every core."
            ),
            click.option("--text", default=None, help="The column with the text (JSON lines, CSV, Parquet)."),
            click.option("--id", "id_", default=None, help="The column with the id."),
            click.option("--date", default=None, help="The column with the date."),
            click.option("--group", default=None, help='A column, or "folder", or "host".'),
        ]
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(warraq.__version__, "-V", "--version")
def main() -> None:
    """Turn scraped Arabic news into data: every row points at its source.

    \b
    warraq tag                                   the sample corpus, in the terminal
    warraq tag articles/ -o entities.parquet     a folder, as a table
    warraq quotes "articles/**/*.html" -o quotes.csv
    warraq extract page.html                     what is body and what is not
    """  # noqa: D301


@main.command(epilog=_EPILOG)
@_reads_and_writes
@click.option("--no-extract", is_flag=True, help="Tag the whole text, boilerplate and all.")
def tag(no_extract: bool, **where: Unpack[Where]) -> None:
    """People, places, organisations, dates and quantities, one row for each mention."""
    corpus = _open(where)
    corpus = corpus.tag() if no_extract else corpus.extract().tag()
    _deliver(
        corpus,
        corpus.entities(),
        where,
        ["doc_id", "start", "end", "label", "text", "value", "number", "unit", "canonical"],
        count="label",
    )


@main.command(epilog=_EPILOG)
@_reads_and_writes
def quotes(**where: Unpack[Where]) -> None:
    """Reported speech and who said it."""
    corpus = _open(where).extract().tag()
    _deliver(
        corpus, corpus.quotes(), where, ["doc_id", "start", "end", "kind", "speaker", "text"], count="kind"
    )


@main.command(epilog=_EPILOG)
@_reads_and_writes
@click.option("--articles", is_flag=True, help="One row for each article instead of each block.")
def extract(articles: bool, **where: Unpack[Where]) -> None:
    """Every piece of the sources: what is body, what is junk, and why."""
    corpus = _open(where).extract()
    if articles:
        _deliver(corpus, corpus.articles(), where, ["doc_id", "title", "date", "byline", "text"])
    else:
        shown = ["doc_id", "start", "end", "block", "text", "reason"]
        _deliver(corpus, corpus.blocks(), where, shown, count="block")


@main.command(epilog=_EPILOG)
@_reads_and_writes
@click.option("--profile", default="news", show_default=True, type=click.Choice(get_args(Profile)))
def normalize(profile: Profile, **where: Unpack[Where]) -> None:
    """The bodies with their spelling folded, one row for each article."""
    corpus = _open(where).extract().normalize(profile)
    _deliver(corpus, corpus.articles(), where, ["doc_id", "title", "norm"])


@main.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-o", "--output", required=True, type=click.Path(), help="The file to write.")
@click.option("--group", default=None, help='"folder" or "host".')
def templates(paths: tuple[str, ...], output: str, group: str | None) -> None:
    """Learn which lines a site repeats, for warraq.Extractor.load."""
    corpus = _guarded(lambda: warraq.Corpus.read(list(paths), group=group)) if paths else warraq.sample()
    _guarded(lambda: corpus.learn_templates().save(output))
    click.echo(f"templates of {len(corpus)} documents: {output}")


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", required=True, type=click.Path(), help="The model file to write.")
@click.option("--passes", default=8, show_default=True, type=click.IntRange(min=1))
def train(paths: tuple[str, ...], output: str, passes: int) -> None:
    """Train a names model on your own files (word and label a line), for warraq.Tagger(model=...)."""
    _guarded(lambda: warraq.train(paths, output, passes=passes))
    click.echo(f"names model of {len(paths)} files: {output}")


Result = TypeVar("Result")


def _guarded(work: Callable[[], Result]) -> Result:
    """Run ``work``; what the user can mend becomes one line on stderr and exit code 1 or 2."""
    try:
        return work()
    except (warraq.WarraqError, OSError) as error:
        click.echo(f"warraq: {error}", err=True)
        sys.exit(2 if isinstance(error, FileNotFoundError) else 1)
    except KeyboardInterrupt:
        click.echo("warraq: stopped; what was finished is kept", err=True)
        sys.exit(130)


def _open(where: Where) -> Corpus:
    if not where["paths"]:
        corpus = warraq.sample()
    else:
        corpus = _guarded(
            lambda: warraq.Corpus.read(
                list(where["paths"]),
                text=where["text"],
                id=where["id_"],
                date=where["date"],
                group=where["group"],
            )
        )
    return corpus.using(threads=where["threads"], progress=_bar() if sys.stderr.isatty() else None)


def _bar() -> Callable[[int], None]:
    """A progress bar on stderr; it is told how many documents are done."""
    bar: tqdm[NoReturn] = tqdm(unit=" docs", leave=False, file=sys.stderr)

    def told(done: int) -> None:
        bar.update(done - bar.n)

    return told


def _deliver(corpus: Corpus, table: Table, where: Where, shown: list[str], count: str | None = None) -> None:
    """Write ``table`` to the output, or show its first rows and a count."""
    output = where["output"]
    if output is not None:
        written = _guarded(lambda: table.write(output))
        click.echo(f"{written} rows: {output}")
    else:
        _guarded(lambda: _show(table, where["rows"], shown, count))
    if len(corpus) == 0:
        click.echo("no documents were found", err=True)
    errors = corpus.errors
    if len(errors):
        click.echo(f"{len(errors)} documents could not be read:", err=True)
        for row in errors:
            click.echo(f"  {row['doc_id']}: {row['cause']}", err=True)
        if output is not None:
            errors.write(f"{output}.errors.csv")


def _show(table: Table, most: int, shown: list[str], count: str | None) -> None:
    columns = [table.columns.index(name) for name in shown]
    rows = [[row[index] for index in columns] for row in table.frame.rows(0, most)]
    if rows:
        click.echo(terminal.table(shown, rows))
    if len(table) > len(rows):
        click.echo(f"… {len(table) - len(rows)} more rows; -n shows more, -o writes them all")
    if count is not None:
        counts = Counter(str(label) for label in table[count])
        click.echo("\n" + terminal.table([count, "rows"], [[label, n] for label, n in counts.most_common()]))
