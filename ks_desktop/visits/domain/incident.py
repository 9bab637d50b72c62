"""Paper that was lost: what the privacy officer must know of it. Of the women it says only how many."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, UserId
from ks_desktop.visits.domain.printed import PlanKind

REPORT_WITHIN: Final = timedelta(hours=72)
"""Within so long the privacy officer says whether it must be reported; information, no legal advice.

Source:
    GDPR, article 33 (1); the officer decides, this program only reminds.
"""
MOST_WOMEN: Final = 10_000


class LostKind(StrEnum):
    """What was lost."""

    PLAN = "plan"
    LETTER = "letter"
    OTHER = "other"


LOST_LABELS: Final[Mapping[LostKind, str]] = {
    LostKind.PLAN: N_("A printed plan"),
    LostKind.LETTER: N_("A letter"),
    LostKind.OTHER: N_("Another paper"),
}


class OnPaper(StrEnum):
    """What stood on the paper about somebody, in the order in which it is told."""

    CODE = "code"
    INITIALS = "initials"
    AREA = "area"
    TIME = "time"
    WEEKS = "weeks"
    LANGUAGE = "language"
    PHONE = "phone"
    NAME = "name"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    BSN = "bsn"
    HEALTH = "health"
    SOCIAL = "social"


ON_PAPER_LABELS: Final[Mapping[OnPaper, str]] = {
    OnPaper.CODE: N_("Codes of visits"),
    OnPaper.INITIALS: N_("Initials"),
    OnPaper.AREA: N_("Postcode areas (four digits)"),
    OnPaper.TIME: N_("Days and times"),
    OnPaper.WEEKS: N_("Weeks of pregnancy"),
    OnPaper.LANGUAGE: N_("Language or interpreter"),
    OnPaper.PHONE: N_("Phone numbers"),
    OnPaper.NAME: N_("Names"),
    OnPaper.ADDRESS: N_("Addresses"),
    OnPaper.BIRTH_DATE: N_("Birth dates"),
    OnPaper.BSN: N_("BSNs"),
    OnPaper.HEALTH: N_("Something about health"),
    OnPaper.SOCIAL: N_("Something about her circumstances"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One paper that was lost, as it stands in the register of incidents.

    Attributes:
        what: on one line: the label of the plan, the number of the letter; no name.
        plan_id: the sheet, when it was a printed plan.
        lost_on: the day it was lost, None when nobody knows.
        noticed_at: when it was noticed; the hours count from then.
        where: where it may have been lost, in words.
        women: how many women it is about.
        data: what stood on it of them.
        has_strip: the tear-off strip with addresses was still on it; None when it never had one.
        done: what was done about it.
        told_on: the day the privacy officer was told, None while she was not.
    """

    id: UUID
    kind: LostKind
    what: str
    plan_id: UUID | None = None
    lost_on: date | None = None
    noticed_at: datetime
    where: str = ""
    women: int = 0
    data: tuple[OnPaper, ...] = ()
    has_strip: bool | None = None
    done: str = ""
    told_on: date | None = None
    recorded_at: datetime
    recorded_by: UserId
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot be told to anybody.

        Raises:
            UserError: nothing is said of what was lost, a text is too long, or the number of women cannot be.
        """
        if not self.what:
            raise UserError(N_("Say in a few words what was lost, without a name."), code="required", field="what")
        if len(self.what) > LINE_MAX:
            raise UserError(
                N_("Use at most {count} characters here."), code="long", field="what", values={"count": LINE_MAX}
            )
        for name in ("where", "done"):
            if len(getattr(self, name)) > NOTE_MAX:
                raise UserError(
                    N_("This is too long: {most} characters at most."),
                    code="too_long",
                    field=name,
                    values={"most": NOTE_MAX},
                )
        if not 0 <= self.women <= MOST_WOMEN:
            raise UserError(N_("Fill in how many women it is about."), code="women", field="women")

    @property
    def judged_by(self) -> datetime:
        """Until when the privacy officer can still report it in time."""
        return self.noticed_at + REPORT_WITHIN


_ON_PLANS: Final = (OnPaper.CODE, OnPaper.AREA, OnPaper.TIME)
_ON_KIND: Final[Mapping[PlanKind, tuple[OnPaper, ...]]] = {
    PlanKind.DAY: (*_ON_PLANS, OnPaper.INITIALS, OnPaper.WEEKS, OnPaper.LANGUAGE),
    PlanKind.WEEK: _ON_PLANS,
    PlanKind.TEAM: _ON_PLANS,
    PlanKind.CALLS: (OnPaper.CODE, OnPaper.INITIALS, OnPaper.TIME, OnPaper.LANGUAGE, OnPaper.PHONE),
    PlanKind.HAND_OVER: (*_ON_PLANS, OnPaper.INITIALS, OnPaper.WEEKS),
}
_ON_STRIP: Final[Mapping[PlanKind, tuple[OnPaper, ...]]] = {
    PlanKind.DAY: (OnPaper.ADDRESS, OnPaper.PHONE),
    PlanKind.HAND_OVER: (OnPaper.PHONE,),
}
STRIPPED: Final = frozenset(_ON_STRIP)
"""The kinds of sheet that are printed with a tear-off strip, where the setting asks for one."""


def data_of_plan(kind: PlanKind, *, has_strip: bool | None) -> tuple[OnPaper, ...]:
    """Return what stands on a sheet of ours; with the tear-off strip also what stands on that."""
    words = {*_ON_KIND.get(kind, _ON_PLANS), *(_ON_STRIP.get(kind, ()) if has_strip else ())}
    return tuple(word for word in OnPaper if word in words)
