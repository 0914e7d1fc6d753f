#!/usr/bin/env bash
# Builds what is released: the source distribution and one wheel for each CPython from 3.11 to 3.14 that is installed
# here, each tried in a fresh environment. Uploads nothing.
#
#     tools/release/release.sh [FOLDER]       # dist/ when none is given
#
# Each wheel holds the licences of everything that is compiled into it and a bill of materials (CycloneDX, by maturin).
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:-dist}
mkdir -p "$out"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
grep -q "^## $version\|^## Unreleased" CHANGELOG.md || { echo "CHANGELOG.md has no section for $version"; exit 1; }
grep -q "^version: $version$" CITATION.cff || { echo "CITATION.cff names another version than $version"; exit 1; }
python3 tools/release/licences.py

python3 -m venv "$scratch/build"
"$scratch/build/bin/pip" install --quiet "maturin>=1.10,<2"
"$scratch/build/bin/maturin" sdist --out "$out"

built=0
for minor in 11 12 13 14; do
    python=python3.$minor
    if ! command -v "$python" >/dev/null; then
        echo "skipped: $python is not installed"
        continue
    fi
    # A runner with several interpreters shares the compiled dependencies between them.
    "$scratch/build/bin/maturin" build --release --locked --features python --interpreter "$python" --out "$out"
    wheel=$(ls -t "$out"/warraq-"$version"-cp3"$minor"-*.whl | head -n 1)
    for file in sboms/warraq.cyclonedx.json licenses/licenses/THIRD_PARTY.md licenses/data/LICENSES.md; do
        "$python" -m zipfile -l "$wheel" | grep -q "$file" || { echo "$wheel lacks $file"; exit 1; }
    done
    "$python" -m venv "$scratch/try-$minor"
    "$scratch/try-$minor/bin/pip" install --quiet "$wheel"
    (cd "$scratch" && "try-$minor/bin/warraq" tag --rows 3)
    built=$((built + 1))
done
((built > 0)) || { echo "no CPython from 3.11 to 3.14 is installed"; exit 1; }
ls -l "$out"
