"""Runs a peer over labelled pages: html_peers.py PEER PAGES.jsonl RESULTS.jsonl, for `pages_eval score --peer`.

PEER: trafilatura, trafilatura-precision, resiliparse. Prints the peer's version and pages a second of processor time.
"""

import gzip
import json
import sys
import time


def main(peer, source, target):
    if peer.startswith("trafilatura"):
        import trafilatura

        version = trafilatura.__version__
        precision = peer.endswith("precision")
        run = lambda html: trafilatura.extract(html, include_comments=False, favor_precision=precision)
    else:
        import importlib.metadata

        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree

        version = importlib.metadata.version("resiliparse")
        run = lambda html: extract_plain_text(HTMLTree.parse(html), main_content=True, alt_texts=False)
    opener = gzip.open if source.endswith(".gz") else open
    with opener(source, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    start = time.process_time()
    texts = [run(page["html"]) or "" for page in pages]
    spent = time.process_time() - start
    print(f"{peer} {version}: {len(pages) / spent:.1f} pages/s on {source}")
    with open(target, "w", encoding="utf-8") as out:
        for page, text in zip(pages, texts):
            out.write(json.dumps({"id": page["id"], "text": text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
