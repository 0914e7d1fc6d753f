#!/usr/bin/env bash
# The most memory that a run takes: bash benches/memory.sh DOCUMENTS [FOLDER]. Needs warraq and GNU time.
# A million documents of tools/scale/generate.py are about 0.7 GB of JSON lines, packed.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${2:-$(mktemp -d)}
[ -e "$folder/documents" ] || python tools/scale/generate.py "${1:-1000000}" "$folder/documents"
for ending in parquet csv; do
    /usr/bin/time -f "$ending: %M KB resident at most, %e s, %U s of CPU" \
        python -c "from warraq.cli import main; main()" tag "$folder/documents" -o "$folder/out.$ending"
done
