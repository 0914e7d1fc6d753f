#!/usr/bin/env bash
# The most memory that a run takes: bash benches/memory.sh MEGABYTES [FOLDER]. Needs warraq and GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."
size=${1:-1000}
folder=${2:-$(mktemp -d)}
input="$folder/generated-$size.jsonl"
[ -e "$input" ] || python tools/corpus/generate.py "$size" "$input"
for ending in parquet csv; do
    /usr/bin/time -f "$ending: %M KB resident at most, %e s, %U s of CPU" \
        python -c "from warraq.cli import main; main()" tag "$input" -o "$folder/out.$ending"
done
