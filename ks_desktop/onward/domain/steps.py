"""What a nurse writes down of an onward referral: a step, a warm hand-over, and the plan it begins with."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import (
    LINE_MAX,
    NOTE_MAX,
    CaseId,
    OnwardId,
    OrganisationId,
    ServiceId,
    UserId,
    clean_line,
    clean_note,
)
from ks_desktop.onward.domain.states import NotStarted, OnwardState, OnwardWay

MOST_WAITING: Final = 104
"""So many weeks somebody may say that it takes."""

FAR: Final = timedelta(weeks=MOST_WAITING)
"""A day further ahead is a slip of the year: help would never be asked about again."""

_FAR: Final = N_("This day is more than two years away: check the year.")
_TAKES_OVER: Final = frozenset({OnwardState.SENT, OnwardState.RECEIVED, OnwardState.WAITING, OnwardState.STARTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardStep:
    """One thing that happened; it is never changed.

    Attributes:
        on: the day it happened.
        at: when it was written down.
        by: who wrote it down.
        waiting_weeks: how long it takes, as was said.
        starts_on: when help is expected to begin.
    """

    state: OnwardState
    on: date
    at: datetime
    by: UserId
    reason: NotStarted | None = None
    words: str = ""
    waiting_weeks: int | None = None
    starts_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """A step as a nurse writes it down.

    Attributes:
        took_over: from that day on the receiver is responsible.
        follow_up_on: when to ask next; None for the usual day.
    """

    state: OnwardState
    on: date
    reason: NotStarted | None = None
    words: str = ""
    waiting_weeks: int | None = None
    starts_on: date | None = None
    took_over: bool = False
    follow_up_on: date | None = None

    def checked(self, today: date) -> "StepTaken":
        """Return it with clean words.

        Raises:
            UserErrors: a day is to come or has passed, a reason or words are missing, or something stands at a step
                that does not have it. Each names its field.
        """
        clean = replace(self, words=clean_note(self.words).text)
        errors = [*clean._wrong_days(today), *clean._wrong_reason(), *clean._wrong_waiting()]  # noqa: SLF001 - its own
        if errors:
            raise UserErrors(errors)
        return clean

    def _wrong_days(self, today: date) -> Iterator[UserError]:
        if self.on > today:
            yield UserError(N_("This day is still to come: fill in the real day."), code="future", field="on")
        if self.follow_up_on is not None:
            if self.state.is_over:
                yield UserError(N_("After this nothing is left to ask."), code="over", field="follow_up_on")
            else:
                yield from wrong_asking(self.follow_up_on, today)

    def _wrong_reason(self) -> Iterator[UserError]:
        if self.state is OnwardState.NOT_STARTED:
            if self.reason is None:
                yield UserError(N_("Choose why help did not begin."), code="required", field="reason")
            elif self.reason is NotStarted.OTHER and not self.words:
                yield UserError(N_("Say in a few words why help did not begin."), code="required", field="words")
        elif self.reason is not None:
            yield UserError(N_("Only help that did not begin has such a reason."), code="not_here", field="reason")
        if len(self.words) > NOTE_MAX:
            yield too_long("words", NOTE_MAX)
        if self.took_over and self.state not in _TAKES_OVER:
            yield UserError(N_("With this step nobody takes over."), code="not_here", field="took_over")

    def _wrong_waiting(self) -> Iterator[UserError]:
        for field in ("waiting_weeks", "starts_on"):
            if getattr(self, field) is not None and self.state is not OnwardState.WAITING:
                yield UserError(N_("Only on a waiting list somebody waits."), code="not_here", field=field)
        if self.waiting_weeks is not None and not 0 <= self.waiting_weeks <= MOST_WAITING:
            least_most = {"least": 0, "most": MOST_WAITING}
            yield UserError(
                N_("Choose from {least} to {most}."), code="range", field="waiting_weeks", values=least_most
            )
        if self.starts_on is not None and self.starts_on < self.on:
            sentence = N_("Help would begin before this answer was given: check the days.")
            yield UserError(sentence, code="order", field="starts_on")
        elif self.starts_on is not None and self.starts_on - self.on > FAR:
            yield UserError(_FAR, code="far", field="starts_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmHandOver:
    """A warm hand-over that was held: somebody there was spoken to, on the phone or together with her.

    Attributes:
        with_whom: the name, in one line.
        words: what was agreed.
    """

    on: date
    way: OnwardWay
    with_whom: str
    words: str = ""

    def checked(self, today: date) -> "WarmHandOver":
        """Return it with clean words.

        Raises:
            UserErrors: nobody was spoken to, the name is missing or too long, or the day is to come.
        """
        clean = replace(self, with_whom=clean_line(self.with_whom).text, words=clean_note(self.words).text)
        errors = list(clean._wrong(today))  # noqa: SLF001 - its own
        if errors:
            raise UserErrors(errors)
        return clean

    def _wrong(self, today: date) -> Iterator[UserError]:
        if not self.way.is_warm:
            sentence = N_("A warm hand-over is on the phone or in a talk together.")
            yield UserError(sentence, code="choice", field="way")
        if not self.with_whom:
            yield UserError(N_("Fill in who was spoken to."), code="required", field="with_whom")
        if self.on > today:
            yield UserError(N_("This day is still to come: fill in the real day."), code="future", field="on")
        if len(self.with_whom) > LINE_MAX:
            yield too_long("with_whom", LINE_MAX)
        if len(self.words) > NOTE_MAX:
            yield too_long("words", NOTE_MAX)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardPlan:
    """What a nurse chooses together with her.

    Attributes:
        organisation_id: the partner; None where a service is chosen, whose partner it then is.
        needs: keys of what it is for; see `coalition.Needs`.
        wish: her question in her own words, one line.
        second_of: the referral that came to nothing, in whose place this one stands.
        made_on: the day it was chosen; None for today.
    """

    case_id: CaseId
    organisation_id: OrganisationId | None = None
    service_id: ServiceId | None = None
    needs: tuple[str, ...] = ()
    wish: str = ""
    way: OnwardWay = OnwardWay.LETTER
    second_of: OnwardId | None = None
    made_on: date | None = None

    def checked(self, today: date) -> "OnwardPlan":
        """Return it with clean words, each need once.

        Raises:
            UserErrors: nobody was chosen, her question does not fit on a line, or the day is to come.
        """
        clean = replace(self, wish=clean_line(self.wish).text, needs=tuple(dict.fromkeys(self.needs)))
        errors = []
        if self.organisation_id is None and self.service_id is None:
            errors.append(UserError(N_("Choose where she is referred to."), code="required", field="organisation"))
        if len(clean.wish) > LINE_MAX:
            errors.append(too_long("wish", LINE_MAX))
        if self.made_on is not None and self.made_on > today:
            sentence = N_("This day is still to come: fill in the real day.")
            errors.append(UserError(sentence, code="future", field="made_on"))
        if errors:
            raise UserErrors(errors)
        return clean


def wrong_asking(on: date, today: date) -> Iterator[UserError]:
    """Return what is wrong with a day on which to ask."""
    if on < today:
        yield UserError(N_("This day has passed."), code="past", field="follow_up_on")
    elif on - today > FAR:
        yield UserError(_FAR, code="far", field="follow_up_on")


def too_long(field: str, most: int) -> UserError:
    """Return that a text does not fit."""
    sentence = N_("This is too long: {most} characters at most.")
    return UserError(sentence, code="too_long", field=field, values={"most": most})
