"""The actions of pages that show a plan before it is carried out, and their keys."""

from collections.abc import Mapping
from types import MappingProxyType

from mediadesk.ui.action_tables.names import ActionId, Entry, Where
from mediadesk.words import QT_TRANSLATE_NOOP


def _t(text: str) -> str:
    return QT_TRANSLATE_NOOP("Action", text)


PLAN_TABLE: Mapping[ActionId, Entry] = MappingProxyType(
    {
        ActionId.START_PLAN: Entry(
            text=_t("Start the plan"),
            tip=_t("Carry out what the page shows"),
            keys=("Ctrl+Return", "Ctrl+Enter"),
            where=Where.PLAN,
        ),
        ActionId.RULE_UP: Entry(
            text=_t("Move the rule up"),
            tip=_t("Let this rule decide earlier"),
            icon="chevron-up",
            keys=("Alt+Up",),
            where=Where.PLAN,
        ),
        ActionId.RULE_DOWN: Entry(
            text=_t("Move the rule down"),
            tip=_t("Let this rule decide later"),
            icon="chevron-down",
            keys=("Alt+Down",),
            where=Where.PLAN,
        ),
        ActionId.STRIKE_OUT: Entry(
            text=_t("Strike out"),
            tip=_t("Leave this row out of the plan, or take it in again"),
            icon="minus",
            keys=("Delete",),
            where=Where.PLAN,
        ),
    }
)
