"""How far the tries to reach a woman are: how many, what comes next, and by which ways she may be reached. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ks_desktop.clients.domain import Answer, CallRule, Client, call_rule
from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.texts import N_
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay, NextTry

_WRITTEN: Final = frozenset({ContactWay.TEXT, ContactWay.EMAIL, ContactWay.LETTER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How often she is tried, and how long is waited; each number is a setting, its default our proposal.

    Attributes:
        most_tries: tries in vain before she is written to.
        days_between: working days between two tries.
        days_after: working days after the letter before the case may be closed as not reached.
    """

    most_tries: int = 3
    days_between: int = 2
    days_after: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaching:
    """How far the tries to reach her are.

    Attributes:
        tries: in vain, since she was spoken to last.
        is_letter_due: so many tries failed that a letter, or what is safe in its place, is next.
        is_close_due: that was long enough ago to close the case as not reached; somebody must choose it.
        next_try: when to try her again, None when nothing is to be tried.
        most_tries: after so many the letter is due.
        letter_way: what comes after the tries: a letter, or where post is not safe another way that is.
        written_on: when she was written to, or her referrer was asked, after those tries.
        close_from: the day from which the case may be closed as not reached.
        rule: when she may be called.
        ways: by which she may be reached.
    """

    tries: int = 0
    is_letter_due: bool = False
    is_close_due: bool = False
    next_try: NextTry | None = None
    most_tries: int = 3
    letter_way: ContactWay = ContactWay.LETTER
    written_on: date | None = None
    close_from: date | None = None
    rule: CallRule = CallRule()  # noqa: RUF009 - frozen
    ways: tuple[ContactWay, ...] = ()


def safe_ways(woman: Client) -> tuple[ContactWay, ...]:
    """Return the ways by which she may be reached; asking her referrer is always one."""
    contact = woman.contact
    safe = {
        ContactWay.PHONE: bool(contact.phone or contact.phone_2) and not call_rule(contact).is_never,
        ContactWay.TEXT: bool(contact.phone or contact.phone_2) and contact.text is Answer.YES,
        ContactWay.EMAIL: bool(contact.email) and not contact.is_unknown_to_partner,
        ContactWay.LETTER: may_post(woman),
        ContactWay.DOOR: bool(woman.address.street) and not contact.is_unknown_to_partner,
        ContactWay.REFERRER: True,
    }
    return tuple(way for way in ContactWay if safe[way])


def may_post(woman: Client) -> bool:
    """Tell whether a letter can be posted to her: it is not unsafe, and there is an address."""
    address = woman.address
    return woman.takes_post and bool(address.street and address.postcode and address.place)


def may_leave_message(woman: Client, way: ContactWay) -> bool:
    """Tell whether words may be left behind when she is not reached this way."""
    if way is ContactWay.PHONE:
        return woman.contact.voicemail is Answer.YES
    return way in _WRITTEN and way in safe_ways(woman)


def check_safe(attempt: ContactAttempt, woman: Client) -> None:
    """Refuse a try by a way that is not safe for her, and words left behind where others may find them.

    Raises:
        UserError: it is not safe; the field says which.
    """
    if attempt.way not in safe_ways(woman):
        sentence = {
            ContactWay.PHONE: N_("She may not be called, or no number is known. Choose a way that is safe for her."),
            ContactWay.LETTER: N_("Post is not safe for her, or her address is not whole. Choose another way."),
        }.get(attempt.way, N_("This way is not safe for her. Choose another way."))
        raise UserError(sentence, code="not_safe", field="way")
    if attempt.left_message and not may_leave_message(woman, attempt.way):
        raise UserError(
            N_("Nobody said that a message is safe for her: leave none."), code="message_not_safe", field="left_message"
        )


def in_vain(tries: Iterable[ContactAttempt]) -> tuple[ContactAttempt, ...]:
    """Return the tries that failed since she was spoken to last."""
    found: list[ContactAttempt] = []
    for one in tries:
        if one.result is ContactResult.SPOKEN:
            found.clear()
        elif one.is_try_in_vain:
            found.append(one)
    return tuple(found)


def reaching(woman: Client, tries: Collection[ContactAttempt], limits: Limits, free: FreeDays, today: date) -> Reaching:
    """Return how far the tries are; the next one is put in by whoever knows the diary of her nurse."""
    failed, ways = in_vain(tries), safe_ways(woman)
    is_enough = len(failed) >= limits.most_tries
    letter_way = _letter_way(ways)
    written = _written(tries, letter_way, failed[limits.most_tries - 1].at if is_enough else None)
    close_from = free.after(local_day(written), limits.days_after) if written is not None else None
    return Reaching(
        tries=len(failed),
        is_letter_due=is_enough and written is None,
        is_close_due=is_enough and close_from is not None and today >= close_from,
        most_tries=limits.most_tries,
        letter_way=letter_way,
        written_on=local_day(written) if written is not None else None,
        close_from=close_from,
        rule=call_rule(woman.contact),
        ways=ways,
    )


def _letter_way(ways: Collection[ContactWay]) -> ContactWay:
    order = (ContactWay.LETTER, ContactWay.TEXT, ContactWay.EMAIL, ContactWay.REFERRER)
    return next(way for way in order if way in ways)


def _written(tries: Iterable[ContactAttempt], way: ContactWay, enough_at: datetime | None) -> datetime | None:
    """Return when she was written to last; what stands in the place of a letter counts after so many tries only."""
    instead = frozenset() if way is ContactWay.LETTER else frozenset({way, ContactWay.REFERRER})
    found = None
    for one in tries:
        if one.result is ContactResult.SPOKEN:
            found = None
        elif one.way is ContactWay.LETTER or (one.way in instead and enough_at is not None and one.at > enough_at):
            found = one.at
    return found
