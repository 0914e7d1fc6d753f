"""
The compiled core; `warraq` is its public face.
"""

from _typeshed import SupportsGetItem
from os import PathLike
from pathlib import Path
from typing import SupportsFloat, SupportsIndex, final

__all__ = ["Alignment", "Article", "Block", "Column", "Document", "Documents", "Entity", "Extractor", "Frame", "Gazetteer", "Normalizer", "Plan", "Quote", "Sentence", "Tagger", "Token", "extract", "html_text", "normalize", "read_text", "stem", "tag", "train", "transliterate", "words"]

@final
class Alignment:
    """
    How a normalised text lies on its source, in code points.

    >>> a = warraq.Normalizer("search").align("الأَنبار")
    >>> a.to_source(0, 3)
    (0, 4)
    """
    def __repr__(self, /) -> str: ...
    def __sizeof__(self, /) -> int: ...
    def from_source(self, /, start: SupportsIndex, end: SupportsIndex) -> tuple[int, int]:
        """
        The span of the text that holds what is left of ``source[start:end]``.
        """
    @property
    def source(self, /) -> str:
        """
        The text before.
        """
    @property
    def text(self, /) -> str:
        """
        The text after.
        """
    def then(self, /, other: Alignment) -> Alignment:
        """
        This alignment and one that starts from its text, as one.
        """
    def to_source(self, /, start: SupportsIndex, end: SupportsIndex) -> tuple[int, int]:
        """
        The span of the source from which ``text[start:end]`` came.
        """

@final
class Article:
    """
    A page or dump, taken apart: every visible piece of the source is in exactly one block.
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def agency(self, /) -> tuple[int, int] | None:
        """
        The span of the agency credit inside a paragraph or caption, in characters of the source.
        """
    @property
    def blocks(self, /) -> list[Block]:
        """
        Every visible, non-blank piece of the source, in order.
        """
    @property
    def byline(self, /) -> str | None:
        """
        Who wrote it.
        """
    @property
    def captions(self, /) -> list[str]:
        """
        What its pictures show.
        """
    @property
    def date(self, /) -> str | None:
        """
        When it was published, as an ISO 8601 day or day and time.
        """
    @property
    def dateline(self, /) -> tuple[int, int] | None:
        """
        The span of the dateline inside the first paragraph, in characters of the source.
        """
    @property
    def encoding(self, /) -> str:
        """
        The encoding the source was read in; `"str"` when it was given as text.
        """
    @property
    def format(self, /) -> str:
        """
        `"html"` or `"text"`: what the source was taken for.
        """
    @property
    def language(self, /) -> str | None:
        """
        The language of the body, as `"ar"`; None when it could not be told.
        """
    @property
    def reason(self, /) -> str | None:
        """
        Why the body is empty, when it is.
        """
    @property
    def removed(self, /) -> list[Block]:
        """
        The junk.
        """
    @property
    def section(self, /) -> str | None:
        """
        The section it stands in.
        """
    @property
    def site(self, /) -> str | None:
        """
        The site's name.
        """
    @property
    def source(self, /) -> str:
        """
        The source, decoded: what every offset counts in.
        """
    @property
    def subtitle(self, /) -> str | None:
        """
        The line above or below the title.
        """
    @property
    def tags(self, /) -> list[str]:
        """
        Its tags.
        """
    @property
    def text(self, /) -> str:
        """
        The body: its blocks joined by a blank line.
        """
    @property
    def title(self, /) -> str | None:
        """
        The title.
        """
    def to_source(self, /, start: SupportsIndex, end: SupportsIndex) -> tuple[int, int]:
        """
        The span of `source` from which `text[start:end]` came.

        Raises WarraqError when the span lies outside `text`.
        """
    @property
    def updated(self, /) -> str | None:
        """
        When it was last changed, as an ISO 8601 day or day and time.
        """
    @property
    def url(self, /) -> str | None:
        """
        Its canonical address.
        """

@final
class Block:
    """
    A visible piece of the source and what it is.

    `start` and `end` are code points of the source; `score` runs from 0 to 1;
    `reason` says in words why the kind was chosen.
    """
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def kind(self, /) -> str:
        """
        The kind: `"paragraph"`, `"title"`, `"share"` and so on.
        """
    @property
    def reason(self, /) -> str:
        """
        Why, in words.
        """
    @property
    def score(self, /) -> float:
        """
        How sure the kind is, from 0 to 1.
        """
    @property
    def start(self, /) -> int:
        """
        The first character.
        """
    @property
    def text(self, /) -> str:
        """
        What a reader sees of it.
        """

@final
class Column:
    """
    A column of text, which pyarrow, polars and others read without a copy.

    >>> import pyarrow
    >>> column = warraq.Normalizer().column(pyarrow.array(["قـال", None]))
    >>> pyarrow.chunked_array(column).to_pylist()
    ['قال', None]
    """
    def __arrow_c_stream__(self, /, requested_schema: "object | None" = None) -> "object":
        """
        The Arrow PyCapsule interface.
        """
    def __len__(self, /) -> int: ...

@final
class Document:
    """
    A tagged text: sentences, tokens, entities and quotes, each with its place in the source.
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def article(self, /) -> Article | None:
        """
        The article it was made from; None when a bare text was tagged.
        """
    @property
    def date(self, /) -> str | None:
        """
        The day against which relative times were resolved, as ISO 8601.
        """
    @property
    def entities(self, /) -> list[Entity]:
        """
        The entities, in order, not overlapping.
        """
    @property
    def group(self, /) -> str | None:
        """
        Its group in the corpus, the outlet as a rule.
        """
    @property
    def id(self, /) -> str | None:
        """
        Its id in the corpus; None when a single text was tagged.
        """
    @property
    def kept(self, /) -> list[str]:
        """
        The kinds of blocks that were tagged.
        """
    @property
    def nested(self, /) -> list[Entity]:
        """
        Names inside other entities.
        """
    @property
    def plain(self, /) -> str:
        """
        What a reader sees: the source, or the kept blocks of the article, before any normalisation.
        """
    def plain_spans(self, /, kind: str) -> list[tuple[int, int]]:
        """
        Where the entities, quotes, sentences or tokens stand in `plain`, in characters and in their order.

        `kind` is the name of one of these four lists.
        """
    @property
    def quotes(self, /) -> list[Quote]:
        """
        The quotes, in order.
        """
    @property
    def sentences(self, /) -> list[Sentence]:
        """
        The sentences, in order.
        """
    @property
    def source(self, /) -> str:
        """
        The source: what every offset counts in.
        """
    @property
    def text(self, /) -> str:
        """
        The text that was tagged: the source, or the kept blocks of the article.
        """
    @property
    def tokens(self, /) -> list[Token]:
        """
        The tokens, in order.
        """

@final
class Documents:
    """
    The documents of a plan, one after another.
    """
    def __iter__(self, /) -> Documents: ...
    def __next__(self, /) -> Document: ...

@final
class Entity:
    """
    A name, a time or a number.

    `lat` and `lon` are degrees; `value` is a TIMEX3 value; `unit` a UCUM unit or
    an ISO 4217 currency; `score` runs from 0 to 1. What does not apply is None.
    """
    def __repr__(self, /) -> str: ...
    @property
    def block(self, /) -> str | None:
        """
        The kind of its block; None when a bare text was tagged.
        """
    @property
    def candidates(self, /) -> list[str]:
        """
        Other ids, when it is ambiguous.
        """
    @property
    def canonical(self, /) -> str | None:
        """
        The form under which a name is known.
        """
    @property
    def cluster(self, /) -> int | None:
        """
        Shared by the variants of one unknown name within the document.
        """
    @property
    def counted(self, /) -> str | None:
        """
        The head noun of what is counted.
        """
    @property
    def country(self, /) -> str | None:
        """
        ISO 3166-1 alpha-2.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def entity_id(self, /) -> str | None:
        """
        `"Q…"` of Wikidata, `"geonames:…"`, or None.
        """
    @property
    def label(self, /) -> str:
        """
        PER ORG LOC MISC DATE TIME DURATION SET QUANTITY PERCENT MONEY CARDINAL or ORDINAL.
        """
    @property
    def lat(self, /) -> float | None:
        """
        Latitude in degrees.
        """
    @property
    def lon(self, /) -> float | None:
        """
        Longitude in degrees.
        """
    @property
    def mod(self, /) -> str | None:
        """
        The TIMEX3 mod of a time; the approximator or bound of a number.
        """
    @property
    def number(self, /) -> float | None:
        """
        The number.
        """
    @property
    def number_max(self, /) -> float | None:
        """
        The upper end of a range.
        """
    @property
    def role(self, /) -> str | None:
        """
        What happened to the counted: killed wounded displaced detained missing abducted.
        """
    @property
    def score(self, /) -> float:
        """
        How sure it is, from 0 to 1.
        """
    @property
    def start(self, /) -> int:
        """
        The first character.
        """
    @property
    def text(self, /) -> str:
        """
        The mention as it stands.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The UCUM unit or the ISO 4217 currency.
        """
    @property
    def value(self, /) -> str | None:
        """
        The TIMEX3 value of a time.
        """

@final
class Extractor:
    """
    Extracts articles with what it learnt of a corpus, and with phrases of your own.

    `keep` are the kinds of blocks that a Corpus tags; `phrases` maps a phrase
    to the kind of the lines that hold it.
    """
    def __getstate__(self, /) -> tuple[bytes]: ...
    def __new__(cls, /, keep: "list[str] | None" = None, phrases: "dict[str, str] | None" = None) -> Extractor: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(state: bytes) -> Extractor:
        """
        What `pickle` calls.
        """
    def extract(self, /, source: "str | bytes", *, format: str = "auto", group: str | None = None) -> Article:
        """
        Extracts one article; `group` says whose templates apply.
        """
    @staticmethod
    def load(path: str | PathLike[str]) -> Extractor:
        """
        Reads what `save` wrote; a foreign or truncated file is a ModelError.
        """
    def merge(self, /, other: Extractor) -> None:
        """
        Adds what another one learnt.
        """
    def partial_fit(self, /, texts: SupportsGetItem[int, str], groups: SupportsGetItem[int, str]) -> None:
        """
        Learns from texts and the group of each; both lists have one length.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Writes what was learnt to a file, with `phrases` and `keep`.
        """

@final
class Frame:
    """
    A finished table; `warraq.Table` is its public face.
    """
    def __arrow_c_stream__(self, /, requested_schema: "object | None" = None) -> "object":
        """
        The Arrow PyCapsule interface.
        """
    def __len__(self, /) -> int: ...
    def column(self, /, name: str) -> "list[object]":
        """
        One column as a list.
        """
    @property
    def columns(self, /) -> list[str]:
        """
        The names of the columns.
        """
    @property
    def metadata(self, /) -> list[tuple[str, str]]:
        """
        What made it.
        """
    def rows(self, /, start: SupportsIndex, stop: SupportsIndex) -> "list[tuple[object, ...]]":
        """
        The rows from `start` to `stop`.
        """
    @property
    def schema(self, /) -> list[tuple[str, str]]:
        """
        The columns and their Arrow types.
        """
    def write(self, /, path: str | PathLike[str]) -> None:
        """
        Writes a file; the ending picks the format.
        """

@final
class Gazetteer:
    """
    Known names: what they are, and where.

    `Gazetteer()` holds the names that ship; `Gazetteer.from_csv` only those of
    a file with the columns form, type, id, canonical, country, lat, lon,
    population, source, licence (only the first two are required).
    """
    def __contains__(self, form: str, /) -> bool: ...
    def __getstate__(self, /) -> tuple[Path | None, list[tuple[str, tuple[str, str, str, str, float | None, float | None] | None]]]: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /) -> Gazetteer: ...
    def __repr__(self, /) -> str: ...
    def __setstate__(self, /, state: tuple[str | PathLike[str] | None, SupportsGetItem[int, tuple[str, tuple[str, str, str, str, SupportsFloat | SupportsIndex | None, SupportsFloat | SupportsIndex | None] | None]]]) -> None: ...
    def add(self, /, form: str, label: str, *, id: str = "", canonical: str = "", country: str = "", lat: SupportsFloat | SupportsIndex | None = None, lon: SupportsFloat | SupportsIndex | None = None) -> None:
        """
        Adds a form. `label` is PER ORG LOC or MISC; `lat` and `lon` are degrees.
        """
    @staticmethod
    def from_csv(path: str | PathLike[str]) -> Gazetteer:
        """
        The names of a CSV or TSV file.

        Raises FormatError naming the line where a row cannot be read.
        """
    def remove(self, /, form: str) -> bool:
        """
        Removes a form in every spelling; tells whether it was there.
        """

@final
class Normalizer:
    """
    A profile and what was changed in it, ready for many texts.

    >>> search = warraq.Normalizer("search", digits="arabic")
    >>> search("الأنبار 12")
    'الانبار ١٢'

    It can be called, pickled, compared and used as a key.
    """
    def __call__(self, /, text: str | None) -> str | None: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, profile: str = "news", **steps: "str") -> Normalizer: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    def align(self, /, text: str) -> Alignment:
        """
        The normalised text and where each piece of it came from.

        >>> a = warraq.Normalizer().align("قـــال مُحَمَّد")
        >>> a.text[4:8], a.source[slice(*a.to_source(4, 8))]
        ('محمد', 'مُحَمَّد')
        """
    def column(self, /, values: "object") -> Column:
        """
        Every text of an Arrow column normalised, on all cores; nulls stay null.

        `values` is an Arrow array or stream of text: Utf8, LargeUtf8, Utf8View, a dictionary of these.
        """
    @property
    def profile(self, /) -> str:
        """
        The profile's name.
        """
    @property
    def steps(self, /) -> dict[str, str]:
        """
        Every step and its value.
        """

@final
class Plan:
    """
    What a corpus reads and what is done to it; `warraq.Corpus` is its public face.
    """
    def __iter__(self, /) -> Documents:
        """
        The documents, one after another.
        """
    def __len__(self, /) -> int: ...
    def concordance(self, /, query: str, regex: bool, width: SupportsIndex, order: str) -> Frame:
        """
        Where a query occurs, with its context.
        """
    def context(self, /, frame: Frame, width: SupportsIndex) -> Frame:
        """
        The rows of `frame` with the text around each.
        """
    def cooccurrence(self, /, window: str, least: SupportsIndex) -> Frame:
        """
        What is named together.
        """
    def document(self, /, index: SupportsIndex) -> Document | None:
        """
        The document at this place; None when there are fewer.
        """
    def extract(self, /, extractor: Extractor | None = None, keep: "list[str] | None" = None) -> Plan:
        """
        The same, with articles taken out of their pages first.
        """
    @staticmethod
    def files(paths: SupportsGetItem[int, str], group: str | None = None, text: str | None = None, id: str | None = None, date: str | None = None, url: str | None = None, encoding: str | None = None) -> Plan:
        """
        A plan over files.
        """
    def filter(self, /, id: "list[str] | None" = None, group: "list[str] | None" = None, contains: str | None = None) -> Plan:
        """
        The same, of documents that pass every test given.
        """
    def frequencies(self, /, by_group: bool, unit: str, stop_words: bool) -> Frame:
        """
        How often each word occurs.
        """
    def head(self, /, most: SupportsIndex) -> Plan:
        """
        The same, of the first documents.
        """
    def learn_templates(self, /) -> Extractor:
        """
        Learns which lines repeat, group by group.
        """
    def naming(self, /, least: SupportsIndex) -> Frame:
        """
        Which forms each group uses for one thing.
        """
    def normalize(self, /, normalizer: "Normalizer | str") -> Plan:
        """
        The same, with the spelling folded before tagging.
        """
    @staticmethod
    def of_columns(picked: "object", named: "dict[str, str | None]") -> Plan:
        """
        A plan over columns; `picked` holds them by role, `named` their names.
        """
    @property
    def origin(self, /) -> str:
        """
        What it reads, for its repr.
        """
    def overview(self, /) -> Frame:
        """
        What each group holds.
        """
    def places(self, /, least: SupportsIndex) -> Frame:
        """
        Where the places lie that are named, and how often they are.
        """
    def source(self, /, doc_id: str) -> str | None:
        """
        The source of a document; None when there is none with this id.
        """
    def survey(self, /) -> dict[str, Frame]:
        """
        What a report shows, in one pass: `overview`, `days`, `naming` and `places`; the errors are kept.
        """
    def table(self, /, name: str) -> Frame:
        """
        The table with this name, computed now if it was not yet.
        """
    def tag(self, /, tagger: Tagger | None = None) -> Plan:
        """
        The same, tagged by `tagger`.
        """
    def timeline(self, /, every: str, per: str) -> Frame:
        """
        How often things are named in each span of time.
        """
    def using(self, /, threads: SupportsIndex, progress: "object | None" = None) -> Plan:
        """
        The same, on this many threads, telling `progress` how many documents are done, and which share of all.
        """
    def variants(self, /, least: SupportsIndex) -> Frame:
        """
        Which forms one thing has in the whole corpus, and how sure that is.
        """
    def write(self, /, name: str, path: str | PathLike[str], steps: str, resume: bool) -> int:
        """
        Writes the table with this name, batch by batch; returns the number of rows.

        `steps` tells what was asked; with `resume` a run that asked the same and was stopped goes on.
        """

@final
class Quote:
    """
    A piece of reported speech.
    """
    def __repr__(self, /) -> str: ...
    @property
    def cue(self, /) -> str | None:
        """
        The verb or noun that reports it.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def kind(self, /) -> str:
        """
        `"direct"`, `"indirect"`, `"partial"` or `"colon"`.
        """
    @property
    def speaker(self, /) -> str | None:
        """
        Who said it, with title and role.
        """
    @property
    def speaker_end(self, /) -> int | None:
        """
        One past the last character of the speaker.
        """
    @property
    def speaker_id(self, /) -> str | None:
        """
        The speaker's `entity_id`, or `"cluster:3"` within the document.
        """
    @property
    def speaker_start(self, /) -> int | None:
        """
        The first character of the speaker.
        """
    @property
    def start(self, /) -> int:
        """
        The first character.
        """
    @property
    def text(self, /) -> str:
        """
        What was said, without the quotation marks.
        """

@final
class Sentence:
    """
    A sentence: where it stands and what it says.
    """
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def start(self, /) -> int:
        """
        The first character.
        """
    @property
    def text(self, /) -> str:
        """
        What it says.
        """

@final
class Tagger:
    """
    Tags texts; reusable, picklable, shared between threads.

    `labels` are the labels that are kept, all when None; `gazetteer` replaces
    the one that ships; `model`, the path of a file that `warraq.train` wrote,
    replaces the model that ships.
    """
    def __new__(cls, /, labels: "list[str] | None" = None, gazetteer: Gazetteer | None = None, model: str | PathLike[str] | None = None) -> Tagger: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def labels(self, /) -> list[str]:
        """
        The labels that are kept.
        """
    @property
    def provenance(self, /) -> str:
        """
        Where its names model is from: the trainer and its settings, the inputs with their SHA-256, the calibration.
        """

@final
class Token:
    """
    A word or mark, with its clitics as pieces `(text, start, end)`.
    """
    def __repr__(self, /) -> str: ...
    @property
    def enclitics(self, /) -> list[tuple[str, int, int]]:
        """
        The enclitic pronouns after the stem, in order.
        """
    @property
    def end(self, /) -> int:
        """
        One past the last character.
        """
    @property
    def kind(self, /) -> str:
        """
        What it is: `"word"`, `"number"`, `"punctuation"` and so on.
        """
    @property
    def norm(self, /) -> str:
        """
        Its folded form: alef forms, ى, ة, marks and tatweel unified.
        """
    @property
    def proclitics(self, /) -> list[tuple[str, int, int]]:
        """
        The proclitics before the stem, in order.
        """
    @property
    def start(self, /) -> int:
        """
        The first character.
        """
    @property
    def stem(self, /) -> tuple[str, int, int]:
        """
        What is left between the clitics.
        """
    @property
    def text(self, /) -> str:
        """
        The word as it stands.
        """

def extract(source: "str | bytes", *, format: str = "auto", url: str | None = None, fetched: "object | None" = None, encoding: str | None = None, extractor: Extractor | None = None) -> Article:
    """
    Takes a page or dump apart.
    """

def html_text(html: str) -> str:
    """
    What a reader sees of a piece of HTML: tags dropped, character references decoded, white space collapsed.
    """

def normalize(text: str | None, profile: str = "news", **steps: "str") -> str | None:
    """
    Normalises a text.

    >>> import warraq
    >>> warraq.normalize("قـــال  مُحَمَّد")
    'قال محمد'

    The profile is "none", "light", "news" (the default), "search", "rasm" or one that reproduces another
    package; each keyword changes one step of it, as in ``normalize(text, "search", digits="arabic")``. ``None``
    gives ``None``. The same object comes back when nothing changes.
    """

def read_text(path: str | PathLike[str], encoding: str | None = None) -> str:
    """
    The source of a file, as every verb sees it.
    """

def stem(word: str, stemmer: str = "light10") -> str:
    """
    Reduces a word to its stem.

    >>> import warraq
    >>> warraq.stem("والمكتبات")
    'مكتب'

    The stemmer is "light10", "snowball" or "isri".
    """

def tag(source: "str | bytes | Article", *, date: "object | None" = None, tagger: Tagger | None = None) -> Document:
    """
    Tags a text or an article.
    """

def train(paths: SupportsGetItem[int, str | PathLike[str]], out: str | PathLike[str], *, passes: SupportsIndex = 8) -> int:
    """
    Trains the names' linear model on labelled files and writes it; the number of sentences.
    """

def transliterate(text: str, scheme: str = "buckwalter", reverse: bool = False) -> str:
    """
    Writes Arabic in Latin letters, or with ``reverse`` reads it back.

    >>> import warraq
    >>> warraq.transliterate("العراق")
    'AlErAq'

    The scheme is "buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb" or "ala_lc"; the last goes one way.
    """

def words(text: str, unit: str, stop_words: bool) -> list[str]:
    """
    The words of a text, as `frequencies` counts them.
    """
