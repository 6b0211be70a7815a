"""What the Duplicates page says when it has no cluster to show."""

from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words
from mediadesk.ui.views.review.cluster_lister import ClusterLister
from mediadesk.ui.views.review.deciding import Deciding
from mediadesk.ui.widgets.notices.empty_state import Cure, Words


def nothing(
    lister: ClusterLister, deciding: Deciding, actions: Actions, *, searching: bool
) -> Words:
    """Return what to say: looked for, filtered out, all decided, or none at all."""
    if lister.is_narrowed:
        title = tr("Duplicates", "No cluster matches the filters")
        if lister.filter.search:
            title = tr("Empty", 'Nothing matches "{text}"').format(text=lister.filter.search)
        text = tr("Duplicates", "There are clusters here, but none matches.")
        button = tr("Empty", "Clear the search and the filters")
        return Words("search", title, text, button, Cure.CLEAR)
    if searching:
        title = tr("Duplicates", "Looking for duplicates")
        text = tr("Duplicates", "They appear here as soon as they are found.")
        return Words("copy", title, text)
    if lister.kind is not None and lister.totals:
        title = tr("Duplicates", "No duplicates of this kind")
        text = tr("Duplicates", "Choose All to see the others.")
        return Words(cluster_words.KINDS[lister.kind][1], title, text)
    if deciding.done:
        text = tr("Duplicates", "You decided {clusters}. Held in Removed: {size}.").format(
            clusters=formatting.clusters(deciding.done),
            size=formatting.size(deciding.gained_bytes),
        )
        button = tr("Duplicates", "Continue with Needs a date")
        return Words("circle-check", tr("Duplicates", "All clear"), text, button, Cure.GO_ON)
    title = tr("Duplicates", "No duplicates here")
    text = tr("Duplicates", "No two of the files looked at are the same.")
    return Words("copy", title, text, actions[ActionId.FIND_DUPLICATES].text(), Cure.FIND)
