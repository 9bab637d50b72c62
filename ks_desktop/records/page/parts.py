"""Which parts the Privacy page has, in their order. Each is imported when it is first shown."""

from typing import TYPE_CHECKING, Final

from ks_desktop.core.texts import N_
from ks_desktop.records.page.part import Part, PrivacyPart, Services
from ks_desktop.security.rights import Right

if TYPE_CHECKING:
    from ks_desktop.widgets.desk import Desk


def _make_log(desk: "Desk", services: Services) -> PrivacyPart:
    from ks_desktop.records.page.log_part import LogPart

    return LogPart(desk, services.log)


def _make_requests(desk: "Desk", services: Services) -> PrivacyPart:
    from ks_desktop.records.page.requests_part import RequestsPart

    return RequestsPart(desk, services)


def _make_keeping(desk: "Desk", services: Services) -> PrivacyPart:
    from ks_desktop.records.page.keeping_part import KeepingPart

    return KeepingPart(desk, services.keeping)


def _make_emergency(desk: "Desk", services: Services) -> PrivacyPart:
    from ks_desktop.records.page.emergency_part import EmergencyPart

    return EmergencyPart(desk, services.emergency)


def _make_data(desk: "Desk", services: Services) -> PrivacyPart:
    from ks_desktop.records.page.data_part import DataPart

    return DataPart(desk, services)


PARTS: Final[tuple[Part, ...]] = (
    Part("requests", N_("Requests"), _make_requests, (Right.KEEPING,)),
    Part("keeping", N_("Keeping and destroying"), _make_keeping, (Right.KEEPING,)),
    Part("log", N_("Log"), _make_log, (Right.READ_LOG,)),
    Part("emergency", N_("Emergency access"), _make_emergency, (Right.READ_LOG,)),
    Part("data", N_("Data"), _make_data, (Right.KEEPING, Right.READ_LOG, Right.LEAVE_WITH_ALL)),
)
