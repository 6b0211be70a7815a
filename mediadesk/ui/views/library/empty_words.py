"""What the library page says when it has no file to show."""

from mediadesk.domain.browsing import SmartPlace
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import wording
from mediadesk.ui.widgets.notices.empty_state import Cure, Words


def nothing_matches(search: str, filters: int) -> Words:
    """Return what to say when search or filters let nothing through."""
    if search:
        title = tr("Empty", 'Nothing matches "{text}"').format(text=search)
        sentence = tr("Empty", "The names of files and folders were searched.")
        button = tr("Empty", "Clear the search")
        if filters:
            sentence = tr("Empty", "The filters narrow the search further.")
            button = tr("Empty", "Clear the search and the filters")
        return Words("search", title, sentence, button, Cure.CLEAR)
    title = tr("Empty", "No file matches the filters")
    sentence = tr("Empty", "There are files here, but none matches the filters.")
    return Words("list-filter", title, sentence, tr("Empty", "Clear the filters"), Cure.CLEAR)


def nothing_here(place: SmartPlace, *, in_folder: bool, scanning: bool) -> Words:
    """Return what to say about a place or folder that is empty."""
    if scanning:
        title = tr("Empty", "Still looking")
        sentence = tr("Empty", "Files appear here as they are found.")
        return Words("scan-search", title, sentence)
    if place is SmartPlace.ERRORS:
        title = tr("Empty", "All clear")
        return Words("circle-check", title, tr("Empty", "Every file could be read."))
    if place is SmartPlace.REMOVED:
        title = tr("Empty", "Nothing is held here")
        sentence = tr("Empty", "What you remove waits here until you purge it.")
        return Words("archive-restore", title, sentence)
    if in_folder:
        title = tr("Empty", "No photos, films or recordings here")
        sentence = tr("Empty", "Nothing MediaDesk recognises was found in this folder.")
        return Words("folder-open", title, sentence)
    kinds = {
        SmartPlace.PHOTOS: ("image", tr("Empty", "No photos yet")),
        SmartPlace.VIDEOS: ("film", tr("Empty", "No videos yet")),
        SmartPlace.VR: ("rectangle-goggles", tr("Empty", "No VR yet")),
        SmartPlace.AUDIO: ("audio-lines", tr("Empty", "No recordings yet")),
    }
    icon, title = kinds.get(place, ("images", tr("Empty", "No files yet")))
    sentence = tr("Empty", "Add a folder that holds some. Your files stay where they are.")
    return Words(icon, title, sentence, tr("Empty", "Add folders"), Cure.ADD_FOLDERS)


def could_not_read(place: SmartPlace, why: str) -> Words:
    """Return what to say when the catalog did not answer."""
    title = tr("Empty", "{place} could not be read").format(place=wording.place(place))
    return Words("triangle-alert", title, why, tr("Empty", "Try again"), Cure.TRY_AGAIN)
