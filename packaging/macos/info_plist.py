"""What macOS is told about MediaDesk: what it opens, and why it asks for folders."""

from typing import Any

_WHY = "MediaDesk looks through the photos, videos and recordings in the folders you give it."


def info_plist(version: str) -> dict[str, Any]:
    """Return the entries of Info.plist; folders and media can be dropped on the Dock icon."""
    return {
        "CFBundleDisplayName": "MediaDesk",
        "CFBundleShortVersionString": version,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Folders and media",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [
                    "public.folder",
                    "public.image",
                    "public.movie",
                    "public.audio",
                ],
            }
        ],
        "LSApplicationCategoryType": "public.app-category.photography",
        "LSMinimumSystemVersion": "12.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSDesktopFolderUsageDescription": _WHY,
        "NSDocumentsFolderUsageDescription": _WHY,
        "NSDownloadsFolderUsageDescription": _WHY,
        "NSNetworkVolumesUsageDescription": _WHY,
        "NSPhotoLibraryUsageDescription": _WHY,
        "NSRemovableVolumesUsageDescription": _WHY,
    }
