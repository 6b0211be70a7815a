#!/bin/sh
# Install the Debian packages named in the given lists: system-packages.sh LIST...
#
# As root it installs what is missing. Anybody else is shown the line to run, and the set-up goes
# on: without these packages scanning in the terminal works, the window may not open.
set -eu

command -v dpkg-query >/dev/null 2>&1 || exit 0 # not a Debian: the distribution's own packages serve

missing=""
for package in $(sed 's/#.*//' "$@"); do
    status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    case $status in
    ii*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    echo "Installing system packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # one word per package
    if apt-get update -q && apt-get install -q -y --no-install-recommends $missing; then
        exit 0
    fi
    echo "The system packages could not be installed; see above." >&2
else
    echo "Some system packages are missing. To install them, run:" >&2
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
fi
echo "Going on without them: the terminal works, the window may not open." >&2
