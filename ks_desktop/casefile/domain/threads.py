"""The two threads of a case: who does what for her, where it stands, what comes next. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ks_desktop.casefile.domain.facts import Facts
from ks_desktop.clients.domain import CloseReason
from ks_desktop.coalition.domain import DOMAIN_OF_KIND, CareDomain, OrganisationKind, Terms
from ks_desktop.core.clock import local_day
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import LetterId, ReferralId
from ks_desktop.letters.domain import Letter, LetterKind, LetterState
from ks_desktop.letters.domain.loop import WHY_LABELS, LoopOwed
from ks_desktop.onward.domain import (
    REASON_LABELS,
    STATE_LABELS,
    OnwardReferral,
    OnwardState,
    OnwardWay,
    next_step,
    responsible,
)
from ks_desktop.referrals.domain import Referral, ReferrerRole

_MEDICAL_KINDS: Final = frozenset(
    {LetterKind.REFERRAL_MEDICAL, LetterKind.REQUEST_TO_REFER, LetterKind.HANDOVER_MATERNITY}
)
_TO_REFERRER: Final = frozenset({LetterKind.FEEDBACK, LetterKind.RECEIPT, LetterKind.QUESTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadItem:
    """One partner's line in a thread: who, where it stands, what comes next.

    Attributes:
        who: as printed or typed.
        status: source text of one or two words.
        message: source text of what happened or comes next; the day follows it.
        why: source text that fills its place `{why}`.
        day: of the message.
        next_step: source text of what comes next, "" when nothing does.
        is_due: something is still to be done.
        is_deadline: before `day`.
        by: on which day the next step is to be done.
        domain: of who it is; informal help is named so in the thread it shares with social partners.
        onward: the onward referral it is about; None for a referrer and for a letter without one.
        is_help: help has begun, which is more than that she was referred.
        who_answers: who is the one to turn to, in words; "" where that is no question.
        letter_id: a letter of before that asked for help and is not followed yet.
        news_of: the referral whose referrer must hear what became of the help since.
    """

    who: str
    status: str
    message: str = ""
    why: str = ""
    next_step: str = ""
    day: date | None = None
    is_due: bool = False
    is_deadline: bool = False
    by: date | None = None
    domain: CareDomain | None = None
    onward: OnwardReferral | None = None
    is_help: bool = False
    who_answers: str = ""
    letter_id: LetterId | None = None
    news_of: ReferralId | None = None

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
    if letter.kind is LetterKind.REFERRAL_SOCIAL:
        return CareDomain.SOCIAL
    if letter.kind is LetterKind.REFERRAL_INFORMAL:
        return CareDomain.INFORMAL
    roles = {referral.id: referral.referrer_role for referral in referrals}
    return domain_of_role(roles.get(letter.referral_id)) if letter.referral_id is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the threads show beside the facts of a case.

    Attributes:
        letters: of the case.
        onward: where help was asked for her.
        owed: who is to hear something.
    """

    letters: tuple[Letter, ...] = ()
    onward: tuple[OnwardReferral, ...] = ()
    owed: tuple[LoopOwed, ...] = ()


def threads(facts: Facts, around: Around, terms: Terms, today: date) -> tuple[tuple[ThreadItem, ...], ...]:
    """Return the medical thread and the social and informal one: what is due first, then referrers, help, letters."""
    found: dict[CareDomain | None, list[ThreadItem]] = {}
    owed = {one.referral_id: one for one in around.owed if one.why.is_again}
    for referral in facts.referrals:
        if referral.is_by_herself:
            continue
        news = owed.get(referral.id)
        item = _referrer_item(referral, facts, terms) if news is None else _news_item(referral, news, terms)
        found.setdefault(_domain_of(referral), []).append(item)
    for one in around.onward:
        letters = [letter for letter in around.letters if letter.onward_id == one.id]
        item = onward_item(one, letters, around.onward, today)
        found.setdefault(one.domain, []).append(item)
    for letter in around.letters:
        if _is_shown(letter):
            found.setdefault(domain_of_letter(letter, facts.referrals), []).append(_letter_item(letter))
    social = [
        replace(item, domain=domain)
        for domain, items in found.items()
        if domain not in {CareDomain.MEDICAL, None}
        for item in items
    ]
    return _due_first(found.get(CareDomain.MEDICAL, [])), _due_first(social)


def _news_item(referral: Referral, news: LoopOwed, terms: Terms) -> ThreadItem:
    """Return the line of a referrer who heard how it went, and must hear what became of the help since."""
    return ThreadItem(
        who=referral.referrer or _(N_("Referrer")),
        status=N_("must hear more"),
        message=N_("{why}: tell it before"),
        why=WHY_LABELS[news.why],
        day=terms.after(news.since, terms.feedback_days),
        is_due=True,
        is_deadline=True,
        news_of=referral.id,
    )


_STATUS: Final = {
    (OnwardState.DRAFT, OnwardWay.HERSELF): N_("not signed up yet"),
    (OnwardState.SENT, OnwardWay.HERSELF): N_("signed up herself"),
    **dict.fromkeys(
        ((OnwardState.DRAFT, way) for way in (OnwardWay.PHONE, OnwardWay.TOGETHER, OnwardWay.PORTAL)),
        N_("still to be asked"),
    ),
    **dict.fromkeys(
        ((OnwardState.SENT, way) for way in (OnwardWay.PHONE, OnwardWay.TOGETHER, OnwardWay.PORTAL)),
        N_("referred, no help yet"),
    ),
}
"""Where a state is called otherwise than of a letter."""


def onward_item(
    one: OnwardReferral, letters: Sequence[Letter], others: Iterable[OnwardReferral], today: date
) -> ThreadItem:
    """Return the line of somebody she was referred to for help: how far that is, and what comes next by which day.

    Args:
        one: the referral.
        letters: those that put it on paper.
        others: all of her case, among which a second choice may stand.
        today: Dutch calendar day.
    """
    step = next_step(one, today, others=others)
    words, last = step.words, one.steps[-1]
    if one.state is OnwardState.DRAFT and letters:
        words = _LETTER_WORDS[letters[-1].state][2] or words
    answers = responsible(one) if one.is_open or one.took_over_on is not None else None
    return ThreadItem(
        who=one.receiver,
        status=_STATUS.get((one.state, one.way), STATE_LABELS[one.state]),
        message=REASON_LABELS[one.reason] if one.reason is not None else _paper_words(one, letters),
        next_step=words,
        day=last.on,
        by=step.by,
        is_due=bool(words) and (step.by is None or step.by <= today),
        domain=one.domain,
        onward=one,
        is_help=one.state.is_help,
        who_answers=answers.text() if answers is not None and not one.state.is_over else "",
    )


def _paper_words(one: OnwardReferral, letters: Sequence[Letter]) -> str:
    """Return that what was put on paper of it stands no more; an answer to it is an answer still."""
    is_gone = one.is_open and letters and all(letter.state is LetterState.WITHDRAWN for letter in letters)
    return N_("its letter was withdrawn") if is_gone else ""


def _domain_of(referral: Referral) -> CareDomain:
    return domain_of_role(referral.referrer_role) or CareDomain.SOCIAL


def _is_shown(letter: Letter) -> bool:
    """Tell whether a thread needs it: what went to a referrer stands in the referral's own line, as help does."""
    if letter.onward_id is not None:
        return False
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
        letter_id=letter.id if letter.asked_for_help and letter.state is LetterState.SENT else None,
    )


def letter_day(letter: Letter) -> date:
    """Return the day that counts for how far a letter is."""
    finalised = local_day(letter.finalised_at) if letter.finalised_at is not None else None
    return letter.withdrawn_on or letter.sent_on or finalised or local_day(letter.made_at)
