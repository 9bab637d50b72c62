"""The two threads of a case: who does what for her, where it stands, what comes next. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.casefile.domain.facts import Facts
from ks_desktop.clients.domain import CloseReason
from ks_desktop.coalition.domain import DOMAIN_OF_KIND, CareDomain, OrganisationKind, Terms
from ks_desktop.core.clock import local_day
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import Letter, LetterKind, LetterState
from ks_desktop.referrals.domain import Referral, ReferrerRole

_MEDICAL_KINDS: Final = frozenset(
    {LetterKind.REFERRAL_MEDICAL, LetterKind.REQUEST_TO_REFER, LetterKind.HANDOVER_MATERNITY}
)
_SOCIAL_KINDS: Final = frozenset({LetterKind.REFERRAL_SOCIAL, LetterKind.REFERRAL_INFORMAL})
_TO_REFERRER: Final = frozenset({LetterKind.FEEDBACK, LetterKind.RECEIPT, LetterKind.QUESTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadItem:
    """One partner's line in a thread: who, where it stands, what comes next.

    Attributes:
        who: as printed or typed.
        status: source text of one or two words.
        message: source text of what happened or comes next; the day follows it.
        day: of the message.
        next_step: source text of what comes next, "" when nothing does.
        is_due: something is still to be done.
        is_deadline: before `day`.
    """

    who: str
    status: str
    message: str = ""
    next_step: str = ""
    day: date | None = None
    is_due: bool = False
    is_deadline: bool = False

    def days_left(self, today: date) -> int | None:
        """Return how many days are left to do it; below zero when it should have been done; None without a deadline."""
        return (self.day - today).days if self.is_deadline and self.day is not None else None


def domain_of_role(role: ReferrerRole | None) -> CareDomain | None:
    """Return the domain of a referrer; None for the woman herself and when it is not known."""
    if role is None or role is ReferrerRole.SELF:
        return None
    return DOMAIN_OF_KIND[OrganisationKind(role.value)]


def domain_of_letter(letter: Letter, referrals: Iterable[Referral]) -> CareDomain | None:
    """Return to which thread a letter belongs; None for one to her, and where the referrer's domain is not known."""
    if letter.kind in _MEDICAL_KINDS:
        return CareDomain.MEDICAL
    if letter.kind in _SOCIAL_KINDS:
        return CareDomain.SOCIAL
    roles = {referral.id: referral.referrer_role for referral in referrals}
    return domain_of_role(roles.get(letter.referral_id)) if letter.referral_id is not None else None


def threads(facts: Facts, letters: Iterable[Letter], terms: Terms) -> tuple[tuple[ThreadItem, ...], ...]:
    """Return the medical thread and the social one: what is due first, then referrers and our letters."""
    found: dict[CareDomain | None, list[ThreadItem]] = {}
    for referral in facts.referrals:
        if referral.is_by_herself:
            continue
        found.setdefault(_domain_of(referral), []).append(_referrer_item(referral, facts, terms))
    for letter in letters:
        if _is_shown(letter):
            found.setdefault(domain_of_letter(letter, facts.referrals), []).append(_letter_item(letter))
    social = [item for domain, items in found.items() if domain not in {CareDomain.MEDICAL, None} for item in items]
    return _due_first(found.get(CareDomain.MEDICAL, [])), _due_first(social)


def _domain_of(referral: Referral) -> CareDomain:
    return domain_of_role(referral.referrer_role) or CareDomain.SOCIAL


def _is_shown(letter: Letter) -> bool:
    """Tell whether a thread needs it: what went to a referrer stands in the referral's own line."""
    return letter.kind not in _TO_REFERRER or letter.state in {LetterState.DRAFT, LetterState.FINAL}


def _due_first(items: Iterable[ThreadItem]) -> tuple[ThreadItem, ...]:
    return tuple(sorted(items, key=lambda item: (not item.is_due, (item.day or date.max) if item.is_due else date.max)))


def talk_first_text(referral: Referral) -> str:
    """Return whom to talk with before she is called, and at which number."""
    who = referral.referrer
    if referral.referrer_phone:
        return _("First talk with {who}, phone {phone}.", who=who, phone=referral.referrer_phone)
    return _("First talk with {who}.", who=who)


def _referrer_item(referral: Referral, facts: Facts, terms: Terms) -> ThreadItem:
    who = referral.referrer or _(N_("Referrer"))
    if referral.feedback_given_on is not None:
        return ThreadItem(
            who=who, status=N_("heard how it went"), message=N_("feedback given on"), day=referral.feedback_given_on
        )
    case = facts.case
    if case.close_reason is CloseReason.HANDED_OVER and case.closed_on is not None and referral.owes_feedback:
        before, message = terms.after(case.closed_on, terms.feedback_days), N_("tell that she was handed over, before")
        return ThreadItem(who=who, status=N_("handed over"), message=message, day=before, is_due=True, is_deadline=True)
    visited = facts.visited_on()
    if visited is not None and referral.owes_feedback:
        before = terms.after(visited, terms.feedback_days)
        message = N_("feedback due before")
        return ThreadItem(
            who=who, status=N_("feedback due"), message=message, day=before, is_due=True, is_deadline=True
        )
    if referral.asked_on is not None and facts.missing(referral.asked_on):
        message, step = N_("asked what is missing on"), N_("Wait for the answer, or ask again.")
        return ThreadItem(
            who=who, status=N_("waits for an answer"), message=message, day=referral.asked_on, next_step=step
        )
    return _before_visit(referral, who, is_open=facts.case.is_open)


def _before_visit(referral: Referral, who: str, *, is_open: bool) -> ThreadItem:
    """Return where a referral stands while nothing was asked and no visit was held."""
    status, told = N_("signed her up"), referral.receipt_given_on
    feedback = N_("After the visit: tell how it went.") if is_open and referral.owes_feedback else ""
    if told is not None:
        return ThreadItem(who=who, status=status, message=N_("told that it came in on"), day=told, next_step=feedback)
    step = N_("Tell that it came in.") if is_open else ""
    return ThreadItem(who=who, status=status, message=N_("referred her on"), day=referral.received_on, next_step=step)


_LETTER_WORDS: Final = {
    LetterState.DRAFT: (N_("draft"), N_("letter in draft of"), N_("Finish it and make it final.")),
    LetterState.FINAL: (N_("to be sent"), N_("letter ready to send since"), N_("Send it, and say how.")),
    LetterState.SENT: (N_("letter sent"), N_("letter sent on"), ""),
    LetterState.WITHDRAWN: (N_("letter withdrawn"), N_("letter withdrawn on"), ""),
}


def _letter_item(letter: Letter) -> ThreadItem:
    status, message, step = _LETTER_WORDS[letter.state]
    if letter.asked_for_help and letter.state is LetterState.SENT:
        step = N_("Ask whether the help has begun.")
    return ThreadItem(
        who=letter.to_name.splitlines()[0] if letter.to_name else _(N_("No receiver yet")),
        status=status,
        message=message,
        next_step=step,
        day=letter_day(letter),
        is_due=letter.state in {LetterState.DRAFT, LetterState.FINAL},
    )


def letter_day(letter: Letter) -> date:
    """Return the day that counts for how far a letter is."""
    finalised = local_day(letter.finalised_at) if letter.finalised_at is not None else None
    return letter.withdrawn_on or letter.sent_on or finalised or local_day(letter.made_at)
