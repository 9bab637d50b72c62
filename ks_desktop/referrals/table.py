"""The columns of the list of referrals."""

from typing import Final

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.referrals.domain import ReferralLine, Tray, Urgency
from ks_desktop.referrals.wording import NOT_TAKEN_UP, ROLES, URGENCIES, missing_text
from ks_desktop.widgets.table import Column
from ks_desktop.widgets.theme import Tone


def days_waiting(line: ReferralLine) -> str:
    """Return how long it has been waiting, in words."""
    return _("today") if line.days_waiting == 0 else n_("{count} day", "{count} days", line.days_waiting)


def sent_by(line: ReferralLine) -> str:
    """Return who sent it, as short as it is known."""
    referral = line.referral
    if referral.referrer_organisation or referral.referrer_name:
        return referral.referrer_organisation or referral.referrer_name
    if referral.is_by_herself:
        return _("She herself")
    return _(ROLES[referral.referrer_role]) if referral.referrer_role is not None else ""


def remark(line: ReferralLine) -> str:
    """Return what stands at the end of a line: what is missing, why it was put aside, or how soon it must go."""
    if line.tray is Tray.NOT_TAKEN_UP:
        reason = line.referral.not_taken_up
        return _(NOT_TAKEN_UP[reason]) if reason is not None else _("Case closed")
    if line.missing:
        return missing_text(line.missing)
    return "" if line.referral.urgency is Urgency.ROUTINE else _(URGENCIES[line.referral.urgency])


def _remark_tone(line: ReferralLine) -> Tone | None:
    if line.missing or line.tray is Tray.NOT_TAKEN_UP:
        return None
    return Tone.ATTENTION if line.referral.urgency is not Urgency.ROUTINE else None


_NAME: Final[Column[ReferralLine]] = Column(N_("Name"), lambda line: line.name, stretch=True)
_WEEKS: Final[Column[ReferralLine]] = Column(
    N_("Weeks"),
    lambda line: str(line.age) if line.age is not None else "",
    lambda line: line.age.days if line.age is not None else None,
)
_REMARK: Final[Column[ReferralLine]] = Column(
    N_("Still needed"), remark, tooltip=remark, pill=_remark_tone, stretch=True
)
COLUMNS: Final[tuple[Column[ReferralLine], ...]] = (
    _NAME,
    _WEEKS,
    Column(N_("From"), sent_by, tooltip=lambda line: line.referral.referrer, stretch=True),
    Column(N_("Waits"), days_waiting, lambda line: line.days_waiting),
    _REMARK,
)
# Beside the open form there is room for what tells one woman from another.
NARROW_COLUMNS: Final[tuple[Column[ReferralLine], ...]] = (_NAME, _WEEKS, _REMARK)
