#!/bin/sh
# Sign, pack and notarise dist/MediaDesk.app, on a Mac: notarize.sh IDENTITY KEYCHAIN_PROFILE
set -eu
identity=$1 profile=$2
here=$(cd "$(dirname "$0")" && pwd)
app=dist/MediaDesk.app image=dist/MediaDesk.dmg

# From the inside out: a signature covers what is signed already.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -perm +111 \) | while read -r file; do
    if file "$file" | grep -q Mach-O; then
        codesign --force --timestamp --options runtime \
            --entitlements "$here/entitlements.plist" --sign "$identity" "$file"
    fi
done
find "$app/Contents" -type d -name '*.framework' -exec \
    codesign --force --timestamp --options runtime --sign "$identity" {} \;
codesign --force --timestamp --options runtime \
    --entitlements "$here/entitlements.plist" --sign "$identity" "$app"
codesign --verify --deep --strict "$app"

rm -f "$image"
hdiutil create -volname MediaDesk -srcfolder "$app" -format UDZO "$image"
codesign --timestamp --sign "$identity" "$image"
xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
xcrun stapler staple "$image"
