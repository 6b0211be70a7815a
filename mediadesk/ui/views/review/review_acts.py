"""What can be done on the page of clusters, besides looking at them."""

from dataclasses import dataclass

from mediadesk.ui.views.review.deciding import MakeResolver
from mediadesk.ui.views.review.folder_ruling import SetRule
from mediadesk.ui.views.review.review_pane import Weigh
from mediadesk.ui.views.review.vanishing import AskGone


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewActs:
    """All of it blocks and belongs on a worker; what is None is not offered."""

    resolver: MakeResolver | None = None
    weigh: Weigh | None = None
    rule: SetRule | None = None
    gone: AskGone | None = None
