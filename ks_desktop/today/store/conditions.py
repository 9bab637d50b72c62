"""What is asked of a case in the tables of the rooms below, as conditions of one statement."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from ks_desktop.clients.domain import Answer, CaseStatus, ConsentPurpose, ConsentState
from ks_desktop.clients.domain.person import LOOSE_HOUSING
from ks_desktop.clients.store.births import BirthRow
from ks_desktop.clients.store.rows import CaseRow, ClientRow, ConsentRow
from ks_desktop.core.values import UserId
from ks_desktop.onward.store.asked import open_in
from ks_desktop.referrals.domain import ReferrerRole, Route
from ks_desktop.referrals.store.rows import ReferralRow
from ks_desktop.visits.domain import AppointmentState, Outcome
from ks_desktop.visits.store.stand_ins import StandInRow
from ks_desktop.visits.store.tables import AppointmentRow
from ks_desktop.visits.store.waiting_tables import WantedContactRow

OPEN: Final = CaseRow.status == CaseStatus.OPEN
OWN, NOBODYS, COLLEAGUES = 0, 1, 2
_SETTLING: Final = (Outcome.VISITED, Outcome.DECLINED)


def booked() -> sa.Exists:
    """Tell whether a visit is booked, or held and not reported."""
    return sa.exists().where(AppointmentRow.case_id == CaseRow.id, AppointmentRow.state == AppointmentState.BOOKED)


def settled() -> sa.Exists:
    """Tell whether a visit took place or she declined it."""
    return sa.exists().where(AppointmentRow.case_id == CaseRow.id, AppointmentRow.outcome.in_(_SETTLING))


def born() -> sa.Exists:
    """Tell whether a birth is recorded: prenatal visits are over."""
    return sa.exists().where(BirthRow.case_id == CaseRow.id)


def further_wanted() -> sa.Exists:
    """Tell whether a further contact waits to be planned; the rule of `is_wanted`."""
    is_served = sa.or_(AppointmentRow.state == AppointmentState.BOOKED, AppointmentRow.outcome.in_(_SETTLING))
    of_kind = (
        AppointmentRow.case_id == WantedContactRow.case_id,
        AppointmentRow.contact_type == WantedContactRow.contact_type,
    )
    served = sa.select(sa.func.count()).where(*of_kind, is_served).correlate(WantedContactRow).scalar_subquery()
    return sa.exists().where(WantedContactRow.case_id == CaseRow.id, served <= WantedContactRow.served_before)


def help_asked() -> sa.Exists:
    """Tell whether something of the help that was asked is still open; the rule of `onward.domain.still_open`."""
    return open_in(CaseRow.id)


def waits() -> sa.ColumnElement[bool]:
    """Tell whether no visit is booked and nothing came of one; asked of all cases at once, as visits are fewer."""
    is_busy = sa.or_(AppointmentRow.state == AppointmentState.BOOKED, AppointmentRow.outcome.in_(_SETTLING))
    return CaseRow.id.not_in(sa.select(AppointmentRow.case_id).where(is_busy))


def owing() -> sa.ColumnElement[bool]:
    """The referrals of which somebody else waits to hear how it went."""
    by_herself = sa.or_(
        sa.func.coalesce(ReferralRow.route, "") == Route.SELF.value,
        sa.func.coalesce(ReferralRow.referrer_role, "") == ReferrerRole.SELF.value,
    )
    return sa.and_(
        ReferralRow.feedback_given_on.is_(None), ReferralRow.feedback_wanted != Answer.NO, sa.not_(by_herself)
    )


def agrees(today: date) -> sa.ColumnElement[bool]:
    """Tell whether her newest answer to signing up is yes; the rule of `consent_given`, asked of all cases at once."""
    yes = sa.exists().where(ConsentRow.case_id == CaseRow.id, *_sign_up(ConsentRow, today), _is_yes(ConsentRow))
    other = aliased(ConsentRow)
    another_answer = sa.select(other.case_id).where(*_sign_up(other, today), sa.not_(_is_yes(other)))
    # Few women gave another answer as well: of the others the order of their answers says nothing.
    return sa.and_(yes, sa.or_(CaseRow.id.not_in(another_answer), _newest_is_yes(today)))


def _newest_is_yes(today: date) -> sa.Exists:
    given, later = aliased(ConsentRow), aliased(ConsentRow)
    is_later = sa.or_(later.given_on > given.given_on, sa.and_(later.given_on == given.given_on, later.id > given.id))
    overruled = sa.exists().where(later.case_id == given.case_id, *_sign_up(later, today), is_later)
    return sa.exists().where(given.case_id == CaseRow.id, *_sign_up(given, today), _is_yes(given), sa.not_(overruled))


def _sign_up(answer: Any, today: date) -> tuple[sa.ColumnElement[bool], ...]:
    return answer.purpose == ConsentPurpose.SIGN_UP, answer.receiver.is_(None), answer.given_on <= today


def _is_yes(answer: Any) -> sa.ColumnElement[bool]:
    is_given: sa.ColumnElement[bool] = answer.state == ConsentState.GIVEN
    return is_given


def names_referrer() -> sa.ColumnElement[bool]:
    """Tell whether her referrals say who referred her; none at all lack nothing. Those put aside count only alone."""
    hers = ReferralRow.case_id == CaseRow.id
    counts = ReferralRow.not_taken_up.is_(None)
    says_who = sa.or_(
        sa.func.coalesce(ReferralRow.route, "") == Route.SELF.value,
        ReferralRow.referrer_organisation != "",
        ReferralRow.referrer_name != "",
    )
    silent = sa.select(ReferralRow.case_id).where(sa.not_(says_who))
    return sa.or_(
        CaseRow.id.not_in(silent),  # of nearly all, so that the rest is seldom asked
        sa.exists().where(hers, counts, says_who),
        sa.and_(sa.not_(sa.exists().where(hers, counts)), sa.exists().where(hers, says_who)),
    )


def known_well() -> sa.ColumnElement[bool]:
    """Tell whether what a visit needs of herself is known; the rule of `missing`, about the joined `ClientRow`."""
    lives_loosely = sa.func.coalesce(ClientRow.housing, "").in_([one.value for one in LOOSE_HOUSING])
    has_address = sa.and_(
        *(column != "" for column in (ClientRow.street, ClientRow.house_number, ClientRow.postcode, ClientRow.place))
    )
    can_be_found = sa.or_(ClientRow.address_note != "", ClientRow.place != "")  # her municipality is asked anyway
    return sa.and_(
        sa.or_(ClientRow.given_name != "", ClientRow.initials != ""),
        sa.or_(ClientRow.phone != "", ClientRow.phone_2 != ""),
        ClientRow.birth_date.is_not(None),
        ClientRow.municipality != "",
        sa.or_(has_address, sa.and_(lives_loosely, can_be_found)),
    )


def is_whole() -> sa.ColumnElement[bool]:
    """Tell whether nothing a visit needs is missing besides her consent; about the joined `ClientRow`."""
    has_referral = sa.exists().where(ReferralRow.case_id == CaseRow.id)
    return sa.or_(sa.and_(known_well(), names_referrer()), sa.not_(has_referral))


def whose(nurse: Any, own: Collection[UserId]) -> sa.ColumnElement[int]:
    """Return whose something is, by the nurse it is of: one's own, nobody's, or a colleague's."""
    return sa.case((nurse.in_(own), OWN), (nurse.is_(None), NOBODYS), else_=COLLEAGUES)


def nurse_of_case(today: date) -> sa.ColumnElement[UUID | None]:
    """Return who looks after a case on a day: who stands in, else its nurse, else of its visits, else nobody.

    The rule of `visits.domain.standing_in`, asked of all cases at once.
    """
    owner = sa.func.coalesce(
        CaseRow.nurse,
        _nurse_of_visit(AppointmentState.BOOKED, AppointmentRow.starts_at),
        _nurse_of_visit(AppointmentState.DONE, AppointmentRow.starts_at.desc()),
    )
    return stood_in_for(owner, today)


def stood_in_for(owner: Any, today: date) -> sa.ColumnElement[UUID | None]:
    """Return who looks after a case on a day instead of its owner, else the owner."""
    newest, other = aliased(StandInRow), aliased(StandInRow)
    of_today = (StandInRow.first <= today, StandInRow.last >= today)
    # Who stands in for somebody who stands in herself; a row of an owner from before counts for nobody.
    nurses = sa.select(other.nurse_id).where(other.case_id == newest.case_id, other.first <= today, other.last >= today)
    counts = sa.or_(newest.instead_of_id == owner, newest.instead_of_id.in_(nurses.correlate(newest)))
    found = (
        sa.select(newest.nurse_id)
        .where(newest.case_id == CaseRow.id, newest.first <= today, newest.last >= today, counts)
        .order_by(newest.id.desc())
        .limit(1)
        .correlate(CaseRow)
        .scalar_subquery()
    )
    # Few cases have somebody who stands in: the others are not looked up.
    return sa.case(
        (CaseRow.id.in_(sa.select(StandInRow.case_id).where(*of_today)), sa.func.coalesce(found, owner)), else_=owner
    )


def _nurse_of_visit(state: AppointmentState, order: Any) -> sa.ScalarSelect[UUID]:
    visits = sa.select(AppointmentRow.nurse_id).where(
        AppointmentRow.case_id == CaseRow.id, AppointmentRow.state == state
    )
    return visits.order_by(order).limit(1).correlate(CaseRow).scalar_subquery()
