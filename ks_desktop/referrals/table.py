"""The columns of the list of referrals, and what may stand in it: a referral, a paper, one kept halfway."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Answer
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.referrals.domain import ReferralLine, Tray, Urgency
from ks_desktop.referrals.domain.halfdone import Unfinished
from ks_desktop.referrals.domain.papers import IncomingPaper, PaperOrigin
from ks_desktop.referrals.wording import NOT_TAKEN_UP, ROLES, URGENCIES, missing_text
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import brief_day

_ORIGINS: Final = {
    PaperOrigin.DROPPED: N_("Brought in here"),
    PaperOrigin.CHOSEN: N_("Brought in here"),
    PaperOrigin.WATCHED: N_("From the folder"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list, whatever it stands for.

    Attributes:
        key: tells it from the others, also after the list was asked again.
        weeks: how far she is, as text; empty while that is not known.
        days: how far she is in days, to sort on.
        waits: for how many days it has been waiting.
        remark: what is still needed, why it was put aside, or how soon it must go.
        tone: of the pill around the remark; None for plain text.
        line: the referral, if it is one.
        paper: the paper, if it is one.
        half: what was kept halfway, if it is that.
    """

    key: Hashable
    name: str
    weeks: str = ""
    days: int | None = None
    sender: str = ""
    sender_whole: str = ""
    waits: int
    remark: str
    tone: Tone | None = None
    line: ReferralLine | None = None
    paper: IncomingPaper | None = None
    half: Unfinished | None = None

    @property
    def can_be_planned(self) -> bool:
        """Tell whether a visit may be planned."""
        return self.line is not None and self.line.can_be_planned


def entry_of_line(line: ReferralLine, days_left: int | None = None) -> Entry:
    """Return a referral as it stands in the list.

    Args:
        line: the referral.
        days_left: until it is destroyed for want of consent; None when it is not.
    """
    return Entry(
        key=line.referral.id,
        name=line.name,
        weeks=str(line.age) if line.age is not None else "",
        days=line.age.days if line.age is not None else None,
        sender=sent_by(line),
        sender_whole=line.referral.referrer,
        waits=line.days_waiting,
        remark=remark(line, days_left),
        tone=_tone(line, days_left),
        line=line,
    )


def entry_of_paper(paper: IncomingPaper, today: date) -> Entry:
    """Return a paper that came in as it stands in the list; nobody knows yet whom it is about."""
    return Entry(
        key=paper.id,
        name=_("Photograph or scan") if paper.is_picture else _("Form that came in"),
        sender=_(_ORIGINS[paper.origin]),
        waits=(today - local_day(paper.received_at)).days,
        remark=_("Look at it and take it"),
        tone=Tone.ACCENT,
        paper=paper,
    )


def entry_of_half(half: Unfinished, today: date, days_left: int | None = None) -> Entry:
    """Return a referral that was kept halfway as it stands in the list, with who typed last and how soon it goes."""
    day = local_day(half.kept_at)
    at = f"{local_time(half.kept_at):%H:%M}"
    when = at if day == today else f"{day:%d-%m} {at}"
    by = ", ".join(part for part in (half.kept_by_name, when) if part)
    return Entry(
        key=half.id,
        name=half.name or _("Half filled in"),
        sender=by,
        waits=max(0, (today - day).days),
        remark="; ".join(filter(None, (_("Half filled in"), "" if days_left is None else _destroyed(days_left)))),
        tone=Tone.ACCENT,
        half=half,
    )


def days_waiting(days: int) -> str:
    """Return how long it has been waiting, in words."""
    return _("today") if days == 0 else n_("{count} day", "{count} days", days)


def sent_by(line: ReferralLine) -> str:
    """Return who sent it, as short as it is known."""
    referral = line.referral
    if referral.referrer_organisation or referral.referrer_name:
        return referral.referrer_organisation or referral.referrer_name
    if referral.is_by_herself:
        return _("She herself")
    return _(ROLES[referral.referrer_role]) if referral.referrer_role is not None else ""


def remark(line: ReferralLine, days_left: int | None = None) -> str:
    """Return what stands at the end of a line: what is missing, why it was put aside, or how soon it must go."""
    if line.tray is Tray.NOT_TAKEN_UP:
        reason = line.referral.not_taken_up
        return _(NOT_TAKEN_UP[reason]) if reason is not None else _("Case closed")
    parts = [
        _(URGENCIES[line.referral.urgency]) if line.referral.urgency is not Urgency.ROUTINE else "",
        _("confer first") if line.referral.consult_first is Answer.YES else "",
        _destroyed(days_left) if days_left is not None else "",
        missing_text(word for word in line.missing if word != "consent" or days_left is None),
        _asked(line),
    ]
    return " · ".join(part for part in parts if part)


def _asked(line: ReferralLine) -> str:
    """Return when the referrer was asked what is missing still."""
    day = line.referral.asked_on
    return _("asked on {day}", day=brief_day(day)) if day is not None and line.missing else ""


def _destroyed(days_left: int) -> str:
    if days_left <= 0:
        return _("is destroyed today")
    return n_("is destroyed in {count} day", "is destroyed in {count} days", days_left)


def _tone(line: ReferralLine, days_left: int | None) -> Tone | None:
    if line.tray is Tray.NOT_TAKEN_UP:
        return None
    hurries = line.referral.urgency is not Urgency.ROUTINE or line.referral.consult_first is Answer.YES
    return Tone.ATTENTION if hurries or days_left is not None else None


_NAME: Final[Column[Entry]] = Column(N_("Name"), lambda entry: entry.name, stretch=True)
_WEEKS: Final[Column[Entry]] = Column(N_("Weeks"), lambda entry: entry.weeks, lambda entry: entry.days)
_REMARK: Final[Column[Entry]] = Column(
    N_("Still needed"),
    lambda entry: entry.remark,
    tooltip=lambda entry: entry.remark,
    pill=lambda entry: entry.tone if entry.remark else None,
    stretch=True,
)
COLUMNS: Final[tuple[Column[Entry], ...]] = (
    _NAME,
    _WEEKS,
    Column(N_("From"), lambda entry: entry.sender, tooltip=lambda entry: entry.sender_whole, stretch=True),
    Column(N_("Waits"), lambda entry: days_waiting(entry.waits), lambda entry: entry.waits),
    _REMARK,
)
# Beside the open form there is room for what tells one woman from another.
NARROW_COLUMNS: Final[tuple[Column[Entry], ...]] = (_NAME, _WEEKS, _REMARK)
