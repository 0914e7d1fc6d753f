"""Writes an artefact by the crate's own writer (the example `seal`)."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def seal(
    kind: str,
    payload: bytes,
    out: str | Path,
    trainer: str,
    inputs: Iterable[str | Path],
    notes: Iterable[str],
) -> None:
    with tempfile.NamedTemporaryFile() as file:
        file.write(payload)
        file.flush()
        command = ["cargo", "run", "-q", "--release", "--manifest-path", str(ROOT / "Cargo.toml")]
        command += ["--example", "seal", "--", kind, file.name, str(out), "--trainer", trainer]
        for name, values in (("--input", inputs), ("--note", notes)):
            for value in values:
                command += [name, str(value)]
        subprocess.run(command, check=True)
