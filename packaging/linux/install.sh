#!/bin/sh
# Install MediaDesk for this user, or for everybody when root: install.sh [PREFIX]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -gt 0 ]; then prefix=$1
elif [ "$(id -u)" -eq 0 ]; then prefix=/usr/local
else prefix=$HOME/.local
fi

mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/share"
[ ! -x "$prefix/lib/mediadesk/uninstall.sh" ] || "$prefix/lib/mediadesk/uninstall.sh" "$prefix"
cp -a "$here/tree/." "$prefix/"
cp "$here/uninstall.sh" "$prefix/lib/mediadesk/"
# A menu must find the program wherever it was put.
sed -i "s|^Exec=mediadesk |Exec=\"$prefix/bin/mediadesk\" |" \
    "$prefix/share/applications/org.mediadesk.MediaDesk.desktop"
sed -i "s|^Exec=.*|Exec=$prefix/bin/mediadesk|" \
    "$prefix/share/dbus-1/services/org.mediadesk.MediaDesk.service"
if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database -q "$prefix/share/applications" || true
fi
echo "MediaDesk is installed. Start it from the menu, or as $prefix/bin/mediadesk"
echo "To remove it: $prefix/lib/mediadesk/uninstall.sh"
