#!/bin/sh
# Try everything `make package` built: check_all.sh PYTHON. As root, for the bare Debian.
set -eu
python=$1
cd "$(dirname "$0")/.."
work=${TMPDIR:-/tmp}/mediadesk-packages
rm -rf "$work/home" "$work/dummy"
mkdir -p "$work/home" "$work/dummy/_internal"
export PYTHONPATH=.

echo "== the folder"
"$python" packaging/check_bundle.py dist/mediadesk/mediadesk
echo "== the AppDir"
"$python" packaging/check_bundle.py build/MediaDesk.AppDir/AppRun
echo "== the self-extracting installer"
sh dist/mediadesk-*.run --quiet --target "$work/extracted" -- "$work/home/.local"
"$python" packaging/check_bundle.py "$work/home/.local/bin/mediadesk"
"$work/home/.local/lib/mediadesk/uninstall.sh"
# The cache of the menu belongs to the desktop.
if find "$work/home" ! -type d ! -name mimeinfo.cache | grep .; then
    echo "These files are left after it was removed." >&2
    exit 1
fi
rm -rf "$work/extracted"
echo "== the Debian package, on a bare Debian"
lintian --suppress-tags malformed-contact dist/mediadesk_*.deb
packaging/linux/try_deb.sh dist/mediadesk_*.deb "$work/debian"
echo "== the recipes for other systems, as far as they can be tried here"
touch "$work/dummy/mediadesk.exe" "$work/dummy/_internal/library.dll"
makensis -V2 "-DBUNDLE=$work/dummy" -DVERSION=0.1.0 "-DOUT=$work/mediadesk-setup.exe" \
    packaging/windows/mediadesk.nsi
plistutil -i packaging/macos/entitlements.plist -o /dev/null
echo "everything is in order"
