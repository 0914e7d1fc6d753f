"""What every command does: open the corpus, show how far it is, deliver a table, end with a code.

Exit codes: 0 when all went well (documents that could not be read are listed), 1 when something is
wrong with the input or the output, 2 for a wrong call or a missing path, 130 after Ctrl-C.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

import warraq
from warraq import terminal
from warraq.progress import Bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from warraq import Corpus, Table

__all__ = ["Where", "deliver", "guarded", "opened", "reads", "shows", "tell_errors", "writes"]

Command = TypeVar("Command", bound="Callable[..., None]")
Result = TypeVar("Result")


class Where(TypedDict, total=False):
    """The options that verbs share: what to read, how to show it and where to write."""

    paths: tuple[str, ...]
    output: str | None
    resume: bool
    rows: int
    threads: int
    text: str | None
    id_: str | None
    date: str | None
    group: str | None


def _decorated(command: Command, options: list[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def reads(command: Command) -> Command:
    """Give a command the options of what to read."""
    return _decorated(
        command,
        [
            click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path()),
            click.option(
                "-j", "--threads", type=click.IntRange(min=0), default=0, help="Threads; 0 means every core."
            ),
            click.option("--text", default=None, help="The column with the text (JSON lines, CSV, Parquet)."),
            click.option("--id", "id_", default=None, help="The column with the id."),
            click.option("--date", default=None, help="The column with the date."),
            click.option("--group", default=None, help='A column, or "folder", or "host".'),
        ],
    )


def writes(endings: str) -> Callable[[Command], Command]:
    """Give a command the options of where to write files with these endings."""

    def decorate(command: Command) -> Command:
        return _decorated(
            command,
            [
                click.option("-o", "--output", type=click.Path(), help=f"Write a file: {endings}."),
                click.option(
                    "--resume", is_flag=True, help="Go on where the same run with -o was stopped or killed."
                ),
            ],
        )

    return decorate


def shows(command: Command) -> Command:
    """Give a command the option of how many rows to show."""
    return click.option(
        "-n",
        "--rows",
        type=click.IntRange(min=0),
        default=20,
        show_default=True,
        help="Rows to show in the terminal.",
    )(command)


def guarded(work: Callable[[], Result]) -> Result:
    """Run ``work``; what the user can mend becomes one line on stderr and an exit code."""
    try:
        return work()
    except BrokenPipeError:
        raise  # click ends quietly when nobody reads on
    except (warraq.WarraqError, OSError) as error:
        click.echo(f"warraq: {error}", err=True)
        sys.exit(2 if isinstance(error, FileNotFoundError) else 1)
    except KeyboardInterrupt:
        click.echo("warraq: stopped; what is finished is kept, and --resume goes on with it", err=True)
        sys.exit(130)


def opened(where: Where) -> Corpus:
    """The corpus that the options name, or the sample that ships with warraq."""
    if where["paths"]:
        corpus = guarded(
            lambda: warraq.Corpus.read(
                list(where["paths"]),
                text=where["text"],
                id=where["id_"],
                date=where["date"],
                group=where["group"],
            )
        )
    else:
        corpus = warraq.sample()
    if where.get("resume") and not where.get("output"):
        raise click.UsageError("--resume goes on with a file: name it with -o")
    progress = Bar(leave=False) if sys.stderr.isatty() else None
    return corpus.using(threads=where["threads"], progress=progress)


def deliver(corpus: Corpus, table: Table, where: Where, shown: list[str], count: str | None = None) -> None:
    """Write ``table`` to the output, or show its first rows and a count."""
    output = where["output"]
    if output is not None:
        written = guarded(lambda: table.write(output, resume=where["resume"]))
        click.echo(f"{written} rows: {output}")
    else:
        guarded(lambda: _show(table, where["rows"], shown, count))
    tell_errors(corpus, output)


def tell_errors(corpus: Corpus, output: str | None) -> None:
    """Name the documents with errors, and write them beside the output; exit code 1 when all are such."""
    beside = Path(f"{output}.errors.csv")
    if output is not None:
        beside.unlink(missing_ok=True)
    errors = corpus.errors
    if len(errors):
        click.echo(f"{len(errors)} document{'s' if len(errors) > 1 else ''} with errors:", err=True)
        for row, _ in zip(errors, range(10), strict=False):
            click.echo(f"  {row['doc_id']}: {row['cause']}", err=True)
        if len(errors) > 10:
            click.echo(f"  … {len(errors) - 10} more", err=True)
        if output is not None:
            errors.write(beside)
            click.echo(f"  all of them: {beside}", err=True)
        if len(corpus.head(2 * len(errors) + 1)) <= len(errors):
            sys.exit(1)  # nothing could be read
    elif len(corpus.head(1)) == 0:
        click.echo("no documents were found", err=True)


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
