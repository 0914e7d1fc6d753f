"""Checks the sample gold and the expression gold; prints counts. Exit code 1 when anything is wrong."""
import json, pathlib, sys, collections, re, datetime
sys.path.insert(0, str(pathlib.Path(__file__).parent / "build"))
import markup as m
R = pathlib.Path(__file__).parent; bad = []; C = collections.defaultdict(collections.Counter)
BODY = {"heading","paragraph","list","table","title","subtitle","caption"}
ROLES = {"killed","wounded","displaced","detained","missing","abducted"}
NM = {"approx","more_than","less_than","at_least","at_most","vague"}
TM = {"BEFORE","AFTER","START","MID","END","APPROX","LESS_THAN","MORE_THAN","EQUAL_OR_LESS","EQUAL_OR_MORE"}
VAL = re.compile(r"^(AH\d{4}(-\d\d)?|PRESENT_REF|PAST_REF|FUTURE_REF"
 r"|\d{2,4}|\d{4}-(\d\d(-\d\d)?|XX-\d\d|W\d\d(-(WE|[1-7]))?|Q[1-4]|H[12]|SP|SU|FA|WI)|XXXX(-(\d\d|XX))?(-\d\d)?|XXXX-(SP|SU|FA|WI|Q[1-4]|W\d\d|WXX(-[1-7]|-WE)?)"
 r"|BC\d+|(\d{4}|XXXX)-(\d\d|XX|WXX)-(\d\d|XX|[1-7])T.*|T.*|P[\dX].*|PT[\dX].*)$")
TT = re.compile(r"^(.*)T(\d\d:\d\d(:\d\d)?|\d\d|MO|MI|AF|EV|NI|DT)$")
WD = {"الاثنين":0,"الإثنين":0,"الثلاثاء":1,"الأربعاء":2,"الاربعاء":2,"الخميس":3,"الجمعة":4,"الجمعه":4,"السبت":5,"الأحد":6,"الاحد":6}
def fields(id, e):
    l = e["label"]; t = e["text"]
    if l in m.TIMES:
        if not VAL.match(e["value"]): bad.append((id, "value", e))
        if l == "TIME" and not TT.match(e["value"]): bad.append((id, "time value", e))
        if e.get("mod") and e["mod"] not in TM: bad.append((id, "mod", e))
        v = e["value"]
        if l in ("DURATION","SET") and not v.startswith(("P","XXXX","T")) : bad.append((id, "dur value", e))
        if l in ("DATE","TIME"):
            mm = re.match(r"(\d{4})-(\d\d)-(\d\d)", v)
            if mm:
                try: d = datetime.date(*map(int, mm.groups()))
                except ValueError: bad.append((id, "no such day", e)); return
                for w in re.findall(r"\w+", t):
                    w = re.sub(r"^[ولب](?=ال)", "", w)
                    if w in WD and WD[w] != d.weekday(): bad.append((id, "weekday", e))
    elif l in m.NUMS:
        if "number" not in e: bad.append((id, "number", e))
        if e.get("mod") and e["mod"] not in NM: bad.append((id, "mod", e))
        if e.get("role") and e["role"] not in ROLES: bad.append((id, "role", e))
        if l in ("QUANTITY","MONEY","PERCENT") and not e.get("unit"): bad.append((id, "unit", e))
        if "number_max" in e and e["number_max"] <= e["number"]: bad.append((id, "max", e))
        for c in re.findall(r"\d+", t):
            pass
def common(id, src, fmt, r):
    show = (lambda a, b: m.html_text(src[a:b])) if fmt == "html" else (lambda a, b: src[a:b])
    for x in r.get("blocks", []) + r["entities"] + r["quotes"]:
        if show(x["start"], x["end"]) != x["text"]: bad.append((id, "slice", x))
        if x["text"] != x["text"].strip(): bad.append((id, "space", x))
        if not x["text"]: bad.append((id, "empty", x))
    last = None
    for e in r["entities"]:
        if last and e["start"] < last["end"]: bad.append((id, "overlap", last, e))
        last = e; fields(id, e); C["entities"][e["label"]] += 1
        if e["text"][0] in "«“\"(،." or e["text"][-1] in "»”\").،:": bad.append((id, "punct", e))
    last = None
    for q in r["quotes"]:
        C["quotes"][q["kind"]] += 1
        if last and q["start"] < last["end"]: bad.append((id, "quote overlap", last, q))
        last = q
        if q["speaker"] is not None and show(q["speaker_start"], q["speaker_end"]) != q["speaker"]: bad.append((id, "speaker", q))
        if q["text"][-1] == "." or q["kind"] != "colon" and q["text"][-1] in "»”\"": bad.append((id, "quote end", q))
def docs(path):
    for line in open(path, encoding="utf-8"):
        r = json.loads(line); id = r["doc_id"]; fmt = r["format"]
        raw = (R / "sample" / id).read_bytes(); assert not raw.startswith(b"\xef\xbb\xbf"), id
        src = raw.decode("utf-8"); common(id, src, fmt, r)
        owner = collections.Counter()
        vis = m.visible(src, fmt)
        for b in r["blocks"]:
            C["blocks"][b["kind"]] += 1
            for a, _ in vis:
                if b["start"] <= a < b["end"]: owner[a] += 1
        miss = [a for a, _ in vis if owner[a] != 1]
        if miss: bad.append((id, "coverage", len(miss), src[max(0, miss[0]-20):miss[0]+60]))
        if fmt == "text":
            for b in r["blocks"]:
                if "\n" in b["text"]: bad.append((id, "block over lines", b["text"][:40]))
        for e in r["entities"] + r["quotes"]:
            if not any(b["kind"] in BODY and b["start"] <= e["start"] and e["end"] <= b["end"] for b in r["blocks"]):
                bad.append((id, "outside body", e))
        words = sum(len(b["text"].split()) for b in r["blocks"] if b["kind"] in ("heading","paragraph","list","table"))
        print(f"{id:52} words {words:4} blocks {len(r['blocks']):3} entities {len(r['entities']):3} ({len(set(e['label'] for e in r['entities']))} sorts) quotes {len(r['quotes'])}")
        if len(r["entities"]) < 25 or not 3 <= len(r["quotes"]) <= 9 or not 230 <= words <= 620: print("   ^ thin or long")
def exprs(path):
    n = 0
    for line in open(path, encoding="utf-8"):
        r = json.loads(line); n += 1; common(r["id"], r["text"], "text", r)
        if any(e["label"] in ("PER","ORG","LOC","MISC") for e in r["entities"]): bad.append((r["id"], "name label"))
        if not r["entities"] and not r["quotes"]: C["negative"][path.name] += 1
    print(path.name, n)
for p in (R / "sample/gold.jsonl", R / "sample/gold_held.jsonl"):
    C.clear()
    if p.exists(): docs(p)
    for k, c in C.items(): print("  ", p.name, k, sum(c.values()), dict(c.most_common()))
for p in (R / "expressions/dev.jsonl", R / "expressions/held.jsonl"):
    C.clear()
    if p.exists(): exprs(p)
    for k, c in C.items(): print("  ", p.parent.name, p.name, k, sum(c.values()), dict(c.most_common()))
for b in bad: print("BAD", b)
print("problems:", len(bad)); sys.exit(bool(bad))
