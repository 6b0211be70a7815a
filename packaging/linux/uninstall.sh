#!/bin/sh
# Remove the program, never what it knows of your files: uninstall.sh [PREFIX]
set -eu
prefix=${1:-$(cd "$(dirname "$0")/../.." && pwd)}
id=org.mediadesk.MediaDesk

rm -f "$prefix/bin/mediadesk" "$prefix/share/applications/$id.desktop" \
    "$prefix/share/metainfo/$id.metainfo.xml" "$prefix/share/dbus-1/services/$id.service" \
    "$prefix/share/man/man1/mediadesk.1" \
    "$prefix"/share/icons/hicolor/*/apps/$id.png "$prefix"/share/icons/hicolor/*/apps/$id*.svg
rm -rf "$prefix/lib/mediadesk"
if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database -q "$prefix/share/applications" || true
fi
