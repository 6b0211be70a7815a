#!/bin/sh
# Install the Debian package on a bare Debian, try it, remove it, and look for traces:
# try_deb.sh PACKAGE WORK. As root; WORK/bare is made once with debootstrap.
set -eu
package=$(realpath "$1") work=$2
here=$(cd "$(dirname "$0")" && pwd)
repo=$(cd "$here/../.." && pwd)
bare=$work/bare room=$work/room

mkdir -p "$work"
[ -e "$bare/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$bare" >"$work/debootstrap.log"
if mountpoint -q "$room/proc"; then umount "$room/proc"; fi
rm -rf "$room"
cp -a "$bare" "$room"
mount -t proc proc "$room/proc"
trap 'umount "$room/proc" && rm -rf --one-file-system "$room"' EXIT
cp /etc/resolv.conf "$room/etc/" 2>/dev/null || true
for setting in /etc/apt/apt.conf.d/*; do cp "$setting" "$room/etc/apt/apt.conf.d/"; done
rm -f "$room/etc/apt/sources.list"
cp -a /etc/apt/sources.list* "$room/etc/apt/"
cp "$package" "$room/tmp/mediadesk.deb"

inside() { chroot "$room" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
inside apt-get update -q >"$work/apt.log"
list() { (cd "$room" && find usr etc var/lib home root opt -path var/lib/apt -prune -o \
    -path var/lib/dpkg -prune -o -print | sort); }

inside apt-get install -q -y --no-install-recommends \
    $(dpkg-deb -f "$package" Depends | tr ',' '\n' | sed 's/(.*)//') >>"$work/apt.log" 2>&1
list >"$work/before"
inside dpkg -i /tmp/mediadesk.deb >>"$work/apt.log" 2>&1
PYTHONPATH=$repo "$repo/.venv/bin/python" "$repo/packaging/check_bundle.py" --root "$room" /usr/bin/mediadesk
inside dpkg --purge mediadesk >>"$work/apt.log" 2>&1
list >"$work/after"
if ! diff "$work/before" "$work/after"; then
    echo "These files are left after the package was purged." >&2
    exit 1
fi
echo "7. purged without a trace"
