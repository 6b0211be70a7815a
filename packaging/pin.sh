#!/bin/sh
# Write the pinned requirement files from their .in files and pyproject.toml: pin.sh UV
#
# One set of versions serves Linux, macOS and Windows on every supported Python; the files name
# no index and no host, so they work wherever pip is told to look.
set -eu
uv=$1
cd "$(dirname "$0")/requirements"

pin() {
    "$uv" pip compile --quiet --upgrade --universal --fork-strategy fewest --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-annotate --no-header -o "$2" "$1"
}

pin ../../pyproject.toml run.txt
pin build.in build.txt
pin dev.in dev.txt
pin package.in package.txt
