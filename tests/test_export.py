"""Exports, read back by the library whose format it is, where one is installed."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import warraq
from warraq.export import conllu, of_document, standoff
from warraq.export.words import sentences

TEXT = "عاد الوفد وببغداد استقبله محافظ نينوى.\r\n\r\nوقال «سنعود» إلى 😀 البصرة_الجديدة [كما] | للعراق يوم 3 مايو 2020.\tثم غادر"


@pytest.fixture(scope="module")
def documents(tagged: warraq.Corpus) -> list[warraq.Document]:
    dumped = tagged.filter(group=["sada-al-furat", "al-mizan-al-iqtisadi"])
    return [*dumped, *warraq.Corpus({"text": [TEXT, "", "   \n"], "id": ["a/b", "c", "d"]}, id="id")]


def mentions(document: warraq.Document) -> list[tuple[int, int, str]]:
    spans = document.plain_spans("entities")
    return [(*span, entity.label) for span, entity in zip(spans, document.entities, strict=True)]


def test_plain_spans_slice_the_plain_text(documents: list[warraq.Document]) -> None:
    for document in documents:
        for kind in ("entities", "quotes", "sentences", "tokens"):
            things = getattr(document, kind)
            for (start, end), thing in zip(document.plain_spans(kind), things, strict=True):
                assert document.plain[start:end] == thing.text
    with pytest.raises(warraq.WarraqError, match="kind"):
        documents[0].plain_spans("words")


def test_words_cover_the_text_and_every_entity(documents: list[warraq.Document]) -> None:
    for document in documents:
        units = [unit for sentence in sentences(document) for unit in sentence]
        assert len(units) == len(document.tokens)
        for unit in units:
            assert "".join(word.text for word in unit.words) == unit.token.text
        found, open_at = [], None
        for word in (word for unit in units for word in unit.words):
            if word.begins:
                found.append([word.start, word.end, word.entity.label])
                open_at = word.entity
            elif word.entity is not None:
                assert word.entity is open_at
                found[-1][1] = word.end
        assert [tuple(span) for span in found] == mentions(document)


def test_clitics_stand_apart_and_the_article_does_not() -> None:
    (sentence,) = sentences(warraq.tag("وبالمدينة وللعراق وكتابهم"))
    assert [[word.text for word in unit.words] for unit in sentence] == [
        ["و", "ب", "المدينة"],
        ["و", "ل", "لعراق"],
        ["و", "كتاب", "هم"],
    ]


def test_conllu_reads_back(documents: list[warraq.Document]) -> None:
    library = pytest.importorskip("conllu")
    for document in documents:
        counts: Counter[str] = Counter()
        words = 0
        for sentence in library.parse(of_document(document, "conllu")):
            text = ""
            inside = 0
            for token in sentence:
                misc = token["misc"] or {}
                if isinstance(token["id"], tuple):
                    inside = token["id"][2]
                    text += token["form"] + ("" if misc.get("SpaceAfter") == "No" else " ")
                    assert document.source[int(misc["start_char"]) : int(misc["end_char"])]
                else:
                    words += 1
                    counts[misc["ner"][:1]] += 1
                    if token["id"] > inside:
                        text += token["form"] + ("" if misc.get("SpaceAfter") == "No" else " ")
            assert text.rstrip() == sentence.metadata["text"]
        assert counts["B"] == len(document.entities)
        assert words == sum(len(unit.words) for sentence in sentences(document) for unit in sentence)


def test_conllu_points_at_the_source(documents: list[warraq.Document]) -> None:
    document = warraq.tag(TEXT)
    for line in conllu.conllu(document).splitlines():
        found = re.search(r"end_char=(\d+).*start_char=(\d+)", line)
        if found:
            assert document.source[int(found[2]) : int(found[1])] == line.split("\t")[1]


def test_bio_reads_back(documents: list[warraq.Document]) -> None:
    for document in documents:
        lines = [line.split("\t") for line in of_document(document, "bio").splitlines() if line]
        assert all(len(line) == 2 for line in lines)
        labels = [tag[2:] for _, tag in lines if tag.startswith("B-")]
        assert labels == [entity.label for entity in document.entities]
        previous = "O"
        for _, tag in lines:
            assert not tag.startswith("I-") or previous[2:] == tag[2:], "an I follows its B"
            previous = tag


def test_brat_reads_back(documents: list[warraq.Document], tmp_path: Path) -> None:
    brat = pytest.importorskip("bioc.brat")
    for document in documents:
        text, marks = standoff.brat(document)
        read = brat.loads(text, marks)
        spans = [(found.locations.begin(), found.locations.end(), found.type) for found in read.entities]
        assert [span for span in spans if span[2] != "QUOTE"] == mentions(document)
        assert sum(span[2] == "QUOTE" for span in spans) == len(document.quotes)


def test_brat_marks_say_what_they_cover(documents: list[warraq.Document]) -> None:
    for document in documents:
        text, marks = standoff.brat(document)
        names = [line.split("\t")[0] for line in marks.splitlines()]
        assert len(set(names)) == len(names), "ids are used once"
        for line in marks.splitlines():
            if line.startswith("T"):
                _, place, shown = line.split("\t")
                pieces = [piece.split() for piece in place.split(" ", 1)[1].split(";")]
                assert " ".join(text[int(start) : int(end)] for start, end in pieces) == shown


def test_webanno_reads_back(documents: list[warraq.Document]) -> None:
    """Read by the format's description: offsets are UTF-16 units, marks of several words share a number."""
    for document in documents:
        tsv = of_document(document, "webanno")
        assert tsv.startswith("#FORMAT=WebAnno TSV 3.3\n#T_SP=")
        units = document.plain.encode("utf-16-le")
        marks: dict[str, list[object]] = {}
        for line in tsv.splitlines():
            if not line or line.startswith("#"):
                continue
            _, place, shown, identity, value, rest = line.split("\t")
            start, end = map(int, place.split("-"))
            assert units[2 * start : 2 * end].decode("utf-16-le").split() == shown.split()
            assert rest == ""
            if value != "_":
                label, number = re.fullmatch(r"(\w+)\[(\d+)\]", value).groups()
                assert identity.endswith(f"[{number}]")
                mark = marks.setdefault(number, [start, end, label])
                mark[1] = end
        found = [
            (len(units[: 2 * start].decode("utf-16-le")), len(units[: 2 * end].decode("utf-16-le")), label)
            for start, end, label in marks.values()
        ]
        assert found == mentions(document)


def test_label_studio_reads_back(documents: list[warraq.Document], tmp_path: Path) -> None:
    for document in documents:
        (task,) = json.loads(of_document(document, "label-studio"))
        result = task["predictions"][0]["result"]
        assert len({mark["id"] for mark in result}) == len(result)
        found = []
        for mark in result:
            value = mark["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            found.append((value["start"], value["end"], value["labels"][0]))
        assert [mark for mark in found if mark[2] != "QUOTE"] == mentions(document)


def test_tei_reads_back(documents: list[warraq.Document]) -> None:
    etree = pytest.importorskip("lxml.etree")
    space = "{http://www.tei-c.org/ns/1.0}"
    for document in documents:
        root = etree.fromstring(of_document(document, "tei").encode())
        body = root.find(f".//{space}body")
        assert "".join(body.itertext()) == document.plain
        named = [element for element in body.iter() if element.get("n") and element.tag != f"{space}anchor"]
        assert ["".join(element.itertext()) for element in named] == [e.text for e in document.entities]
        for element, entity in zip(named, document.entities, strict=True):
            assert element.get("n") == f"{entity.start}-{entity.end}"
        ids = {element.get("{http://www.w3.org/XML/1998/namespace}id") for element in body.iter()}
        spans = root.findall(f".//{space}span")
        assert len(spans) == len(document.quotes)
        assert all(span.get(end).removeprefix("#") in ids for span in spans for end in ("from", "to"))


def test_geojson_reads_back(tagged: warraq.Corpus, tmp_path: Path) -> None:
    geojson = pytest.importorskip("geojson")
    path = tmp_path / "places.geojson"
    assert tagged.export(path) == len(tagged)
    read = geojson.loads(path.read_text(encoding="utf-8"))
    assert read.is_valid
    rows = [row for row in tagged.entities() if row["lat"] is not None]
    assert len(read.features) == len(rows) > 20
    for feature, row in zip(read.features, rows, strict=True):
        assert feature.geometry.coordinates == pytest.approx([row["lon"], row["lat"]], abs=1e-6)
        assert feature.properties["text"] == row["text"]
        assert feature.properties["doc_id"] == row["doc_id"]


def test_spacy_loses_no_entity(documents: list[warraq.Document], tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    from warraq.export.spacy import doc, doc_bin

    for document in documents:
        made = doc(document)
        assert made.text == document.plain
        assert [(e.start_char, e.end_char, e.label_) for e in made.ents] == mentions(document)
        assert [e.kb_id_ for e in made.ents] == [e.entity_id or "" for e in document.entities]
        places = made.user_data["warraq"]["source"]
        assert len(places) == len(made)
        if document.article is None:
            for token, (start, end) in zip(made, places, strict=True):
                assert token.is_space or document.source[start:end] == token.text
    doc_bin(documents).to_disk(tmp_path / "corpus.spacy")
    read = spacy.tokens.DocBin().from_disk(tmp_path / "corpus.spacy")
    again = list(read.get_docs(spacy.blank("ar").vocab))
    assert sum(len(one.ents) for one in again) == sum(len(document.entities) for document in documents)
    assert again[0].user_data["warraq"]["id"] == documents[0].id


@pytest.mark.parametrize("name", ["a.conllu", "a.bio", "a.json", "a.xml", "a.geojson"])
def test_a_corpus_is_one_file(name: str, tagged: warraq.Corpus, tmp_path: Path) -> None:
    path = tmp_path / name
    assert tagged.head(3).export(path) == 3
    text = path.read_text(encoding="utf-8")
    if name == "a.conllu":
        assert text.count("# newdoc id") == 3
    if name == "a.json":
        assert [task["data"]["doc_id"] for task in json.loads(text)] == tagged.head(3).articles()["doc_id"]
    if name == "a.xml":
        etree = pytest.importorskip("lxml.etree")
        root = etree.fromstring(text.encode())
        assert len(root.findall("{http://www.tei-c.org/ns/1.0}TEI")) == 3
    assert [found.name for found in tmp_path.iterdir()] == [name], "no draft is left"


@pytest.mark.parametrize("format", ["brat", "webanno"])
def test_a_corpus_is_a_folder(format: str, tagged: warraq.Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert tagged.head(3).export(folder, format) == 3
    index = (folder / "index.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[1] for line in index[1:]] == tagged.head(3).articles()["doc_id"]
    for line in index[1:]:
        ending = ".ann" if format == "brat" else ".tsv"
        assert (folder / f"{line.split(chr(9))[0]}{ending}").exists()
    with pytest.raises(warraq.WarraqError, match="not empty"):
        tagged.head(1).export(folder, format)


def test_a_format_that_does_not_exist_is_named(tagged: warraq.Corpus, tmp_path: Path) -> None:
    with pytest.raises(warraq.WarraqError, match="xlsx"):
        tagged.export(tmp_path / "a.xlsx")
    with pytest.raises(warraq.WarraqError, match="word"):
        tagged.export(tmp_path / "a", "word")
    with pytest.raises(warraq.WarraqError, match="word"):
        of_document(warraq.tag("نص"), "word")
