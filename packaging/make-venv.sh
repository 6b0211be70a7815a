#!/bin/sh
# Make a virtual environment, or say in one sentence what is missing: make-venv.sh PYTHON FOLDER
set -eu
python=$1 folder=$2

if [ -x "$folder/bin/python" ] && "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "MediaDesk needs Python 3.11 or newer as \"$python\"; name another with make PYTHON=..." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "Python's venv module is missing. As root, run: apt-get install python3-venv" >&2
    exit 1
fi
"$python" -m venv --clear "$folder"
