"""Write licenses/THIRD_PARTY.md: the Rust packages that are compiled into the wheel, with the texts of their licences.

    python tools/release/licences.py            print what would change; exit 1 when anything would
    python tools/release/licences.py --write    write it

Reads `cargo metadata`; where a package lets one choose, every text that it ships is given. The bill of materials
(CycloneDX) is put into the wheel by maturin itself.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "licenses" / "THIRD_PARTY.md"
#: What may be linked into a wheel that is passed on under MIT or Apache-2.0.
ALLOWED = {
    *{"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "0BSD", "BSL-1.0", "CC0-1.0"},
    *{"Unicode-3.0", "Unlicense", "MIT-0", "Apache-2.0 WITH LLVM-exception"},
}
NAMES = re.compile(r"(?i)^(licen[cs]e|copying|notice|unlicense)")


def packages() -> list[dict[str, str]]:
    """The packages that are linked: those that are reached by normal dependencies from ours."""
    command = ["cargo", "metadata", "--format-version", "1", "--features", "python", "--locked"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
    known = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    seen, wanted = set(), [told["resolve"]["root"]]
    while wanted:
        at = wanted.pop()
        if at in seen:
            continue
        seen.add(at)
        wanted += [
            each["pkg"]
            for each in nodes[at]["deps"]
            if any(kind["kind"] is None for kind in each["dep_kinds"])
        ]
    seen.discard(told["resolve"]["root"])
    return sorted((known[each] for each in seen), key=lambda package: (package["name"], package["version"]))


def allowed(expression: str) -> bool:
    """Whether one of the choices that a licence gives is allowed, each of its parts.

    >>> allowed("GPL-3.0 OR MIT"), allowed("GPL-3.0"), allowed("(MIT OR Apache-2.0) AND Unicode-3.0")
    (True, False, True)
    """
    plain = expression.replace("/", " OR ")
    parts = re.split(r"\s+AND\s+", plain) if "(" in plain else [plain]
    choices = [[c.strip(" ()") for c in re.split(r"\s+OR\s+", part)] for part in parts]
    return all(
        any(all(each.strip() in ALLOWED for each in re.split(r"\s+AND\s+", choice)) for choice in part)
        for part in choices
    )


def page() -> str:
    """The whole page: a table, then each text once, with those who use it."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    rows = []
    for package in packages():
        name = f"{package['name']} {package['version']}"
        licence = package["license"] or "see its text"
        if package["license"] and not allowed(package["license"]):
            raise SystemExit(f"{name}: {licence} is not allowed")
        rows.append(
            f"| {package['name']} | {package['version']} | {licence} | {package['repository'] or ''} |"
        )
        for path in sorted(Path(package["manifest_path"]).parent.iterdir()):
            if path.is_file() and NAMES.match(path.name):
                lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
                texts["\n".join(line.rstrip() for line in lines).strip()].append(name)
    parts = [
        "# Third-party software in the wheel",
        "",
        "Written by `tools/release/licences.py`. These Rust packages are compiled into the module; the data have their own",
        "page (`data/LICENSES.md`).",
        "",
        "| Package | Version | Licence | Source |",
        "|---|---|---|---|",
        *rows,
    ]
    for text, users in sorted(texts.items(), key=lambda item: item[1]):
        parts += ["", f"## {', '.join(users)}", "", "```text", text.replace("```", "'''"), "```"]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write or compare."""
    made = page()
    if "--write" in sys.argv:
        TARGET.write_text(made, encoding="utf-8")
        print(f"{TARGET.name}: {len(made) // 1024} kB")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != made:
        raise SystemExit(
            "licenses/THIRD_PARTY.md is not what tools/release/licences.py writes: run it with --write"
        )


if __name__ == "__main__":
    main()
