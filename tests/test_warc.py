"""WARC as a real crawler writes it: warcio's own records, chunked, packed and broken."""

import gzip
import io
from pathlib import Path

import pytest

import warraq

warcio = pytest.importorskip("warcio", reason="warcio is not installed")

from warcio.statusandheaders import StatusAndHeaders  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402

PAGE = (
    "<html><head><title>وصول</title></head><body><h1>وصول الوفد</h1><p>وصل الوفد أمس إلى بغداد، وقال المتحدث "
    "إن الزيارة تستمر ثلاثة أيام.</p></body></html>"
)


def record(writer: WARCWriter, url: str, body: bytes, status: str = "200 OK", **headers: str) -> None:
    fields = [(name.replace("_", "-"), value) for name, value in headers.items()]
    http = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": "2020-05-04T10:00:00Z"},
        )
    )


@pytest.mark.parametrize("packed", [True, False])
def test_records_of_a_crawler(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    html, utf8 = "text/html; charset=utf-8", PAGE.encode()
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "test"}))
        record(writer, "https://www.one.example/a", utf8, Content_Type=html)
        cp1256 = PAGE.encode("cp1256")
        record(writer, "https://two.example/b", cp1256, Content_Type="text/html; charset=windows-1256")
        record(
            writer, "https://two.example/c", gzip.compress(utf8), Content_Type=html, Content_Encoding="gzip"
        )
        chunked = (
            b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (utf8[:50], utf8[50:])) + b"0\r\n\r\n"
        )
        record(writer, "https://two.example/d", chunked, Content_Type=html, Transfer_Encoding="chunked")
        record(writer, "https://two.example/e", b"", "301 Moved", Location="https://two.example/")
        record(writer, "https://two.example/f", b"\x89PNG", Content_Type="image/png")
        record(writer, "https://two.example/g", b"\x0b\x02", Content_Type=html, Content_Encoding="br")
    corpus = warraq.Corpus.read(path).extract().tag()
    articles = list(corpus.articles())
    assert [row["title"] for row in articles] == ["وصول الوفد"] * 4
    assert [row["group"] for row in articles] == ["one.example", "two.example", "two.example", "two.example"]
    assert articles[0]["url"] == "https://www.one.example/a"
    (error,) = corpus.errors
    assert "br" in error["cause"]
    for row in corpus.entities():
        piece = corpus.source(row["doc_id"])[row["start"] : row["end"]]
        assert warraq.html_text(piece) == row["text"]


def test_a_crawl_that_was_cut_short_gives_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "cut.warc"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for name in "ab":
            record(
                writer, f"https://one.example/{name}", PAGE.encode(), Content_Type="text/html; charset=utf-8"
            )
    path.write_bytes(path.read_bytes()[:-100])
    corpus = warraq.Corpus.read(path)
    assert len(corpus.errors) == 1
    assert "within a record" in corpus.errors["cause"][0]


def test_read_text_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "article.txt.gz"
    path.write_bytes(gzip.compress("وصل\r\nالوفد".encode("cp1256")))
    assert warraq.read_text(path) == "وصل\r\nالوفد"
    corpus = warraq.Corpus.read(path)
    assert corpus.source(str(corpus.articles()["doc_id"][0])) == warraq.read_text(path)
    path.write_bytes(b"\x1f\x8b\x08 no gzip")
    with pytest.raises(warraq.FormatError, match=r"article\.txt\.gz"):
        warraq.read_text(path)
