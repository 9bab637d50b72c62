"""Which parts the Privacy page has, in their order. Each is imported when it is first shown."""

from typing import TYPE_CHECKING, Final

from ks_desktop.core.texts import N_
from ks_desktop.records.page.part import Part, PrivacyPart, Services

if TYPE_CHECKING:
    from ks_desktop.widgets.desk import Desk


def _make_log(desk: "Desk", services: Services) -> PrivacyPart:
    from ks_desktop.records.page.log_part import LogPart

    return LogPart(desk, services.log)


PARTS: Final[tuple[Part, ...]] = (Part("log", N_("Log"), _make_log),)
