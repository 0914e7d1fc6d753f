"""More wordings and names, for the training half only.

The half that is held apart never sees them, so what they teach has to carry over.
"""

import pathlib

MORE: dict[str, list[str]] = {}
for row in pathlib.Path(__file__).with_name("more.tsv").read_text(encoding="utf-8").splitlines():
    if not row.startswith("# "):
        key, wording = row.split("\t")
        MORE.setdefault(key, []).append(wording)
FATHERS, GIVEN, FAMILY, ROLES = (MORE.pop(key) for key in ("FATHERS", "GIVEN_MORE", "FAMILY_MORE", "ROLES"))
