"""Her answers in words: what counts now, per purpose and receiver, what she said before, and who must still hear it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.casefile.timeline import PURPOSE_WORDS
from ks_desktop.clients.domain import (
    Consent,
    ConsentForm,
    ConsentPurpose,
    ConsentState,
    TellKind,
    ToTell,
    newest_answer,
)
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ConsentId, OrganisationId
from ks_desktop.letters.content import RULES
from ks_desktop.referrals.domain import Channel, Referral, Route
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.referrals.domain.retention import Outlook
from ks_desktop.referrals.wording import CHANNELS, CONSENT_FORMS

_ALWAYS: Final = (ConsentPurpose.SIGN_UP, ConsentPurpose.FEEDBACK, ConsentPurpose.INFORM_GP)
_LETTER_DATA: Final = {rule.word: rule.label for rule in RULES}
_STATES: Final = {
    ConsentState.GIVEN: N_("yes, on {day}"),
    ConsentState.REFUSED: N_("no, on {day}"),
    ConsentState.WITHDRAWN: N_("taken back on {day}"),
}
_TELL: Final = {
    TellKind.REFERRER: N_("{who}, who referred her on {day}"),
    TellKind.LETTER_SENT: N_("{who}: got letter {about} on {day}"),
    TellKind.LETTER_READY: N_("{who}: letter {about} was ready on {day}; look whether it has gone out"),
    TellKind.INTERPRETER: N_("the interpreter for {day} at {about}"),
    TellKind.ONWARD: N_("{who}: was told of her on {day}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One purpose, to one receiver, and what she answers to it.

    Attributes:
        heading: what it is about: `Doorverwijzen (Buurtteam Oost)`.
        newest: the answer that counts, None while she was not asked.
        before: her earlier answers, the newest first.
    """

    purpose: ConsentPurpose
    receiver: OrganisationId | None
    heading: str
    newest: Consent | None
    before: tuple[Consent, ...] = ()

    @property
    def can_be_taken_back(self) -> bool:
        """Tell whether there is a yes to take back."""
        return self.newest is not None and self.newest.state is ConsentState.GIVEN


def topics(consents: Iterable[Consent], receivers: Mapping[OrganisationId, str], today: date) -> tuple[Topic, ...]:
    """Return what was asked, and what always can be asked, in the order of the purposes."""
    answers = tuple(consents)
    asked = {consent.topic for consent in answers}
    asked |= {(purpose, None) for purpose in _ALWAYS}
    order = list(ConsentPurpose)
    ordered = sorted(asked, key=lambda topic: (order.index(topic[0]), receivers.get(topic[1], "") if topic[1] else ""))
    return tuple(_topic(purpose, receiver, answers, receivers, today) for purpose, receiver in ordered)


def _topic(
    purpose: ConsentPurpose,
    receiver: OrganisationId | None,
    answers: tuple[Consent, ...],
    receivers: Mapping[OrganisationId, str],
    today: date,
) -> Topic:
    newest = newest_answer(answers, purpose, receiver, on=today)
    earlier = [consent for consent in answers if consent.topic == (purpose, receiver) and consent != newest]
    words = _(PURPOSE_WORDS[purpose])
    name = receivers.get(receiver, "") if receiver is not None else ""
    heading = words[:1].upper() + words[1:] + (f" ({name})" if name else "")
    before = tuple(sorted(earlier, key=lambda consent: (consent.given_on, consent.id), reverse=True))
    return Topic(purpose=purpose, receiver=receiver, heading=heading, newest=newest, before=before)


def answer_text(consent: Consent, day: str, referral: Referral | None = None) -> str:
    """Return an answer in a sentence: `ja, op vr 20 nov, gevraagd door S. de Wit, mondeling`.

    Args:
        consent: the answer.
        day: the day that counts for it, as the screen writes it.
        referral: the referral that brought it, if one did.
    """
    if referral is not None and _is_own_sign_up(consent, referral):
        how = _(CHANNELS[referral.channel]).lower() if referral.channel not in {None, Channel.SELF} else ""
        said = _("yes: she signed up herself on {day}", day=day)
        return f"{said} ({how})" if how else said
    parts = [_(_STATES[consent.state], day=day)]
    if consent.asked_by:
        parts.append(_("asked by {who}", who=consent.asked_by))
    if consent.state is ConsentState.GIVEN:
        parts.append(_(CONSENT_FORMS[consent.form]).lower())
    return ", ".join(parts)


def _is_own_sign_up(consent: Consent, referral: Referral) -> bool:
    is_hers = consent.state is ConsentState.GIVEN and not consent.asked_by and consent.form is not ConsentForm.SIGNED
    return is_hers and referral.route is Route.SELF


def day_of(consent: Consent) -> date:
    """Return the day that counts for an answer."""
    return consent.withdrawn_on or consent.given_on


def details(consent: Consent) -> Iterator[tuple[str, str]]:
    """Return what was said around an answer, each under its heading."""
    known = (
        (N_("What she was told"), consent.explained),
        (N_("Why it was asked"), consent.why),
        (N_("Which data"), _data(consent.data)),
    )
    yield from ((heading, text) for heading, text in known if text)


def _data(text: str) -> str:
    """Return which data in words; what a letter asked about is kept as words of its own."""
    words = [word.strip() for word in text.split(",")]
    if all(word in _LETTER_DATA for word in words):
        return ", ".join(_(_LETTER_DATA[word]).lower() for word in words)
    return text


def clash(topic: Topic, referrals: Mapping[ConsentId, Referral], day: str) -> str:
    """Return what is said when two referrers brought two answers: whose counts; "" when they agree.

    Args:
        topic: what it is about.
        referrals: which referral brought which answer.
        day: of the answer that counts, as the screen writes it.
    """
    newest = topic.newest
    if newest is None or not any(other.state is not newest.state for other in topic.before):
        return ""
    who = referrals[newest.id].referrer if newest.id in referrals else newest.asked_by
    if who:
        return _("The newest answer counts: that of {day}, through {who}.", day=day, who=who)
    return _("The newest answer counts: that of {day}.", day=day)


def ahead_text(ahead: Outlook, today: date, day: str) -> str:
    """Return what becomes of a case without consent.

    Args:
        ahead: what the rule says of it.
        today: the day of asking.
        day: the day on which it goes, as the screen writes it.
    """
    if ahead.kept_because:
        return _("Without her consent; this case stays all the same. {why}", why=_(ahead.kept_because))
    if ahead.outcome is NotKept.REFUSED:
        return _("She does not agree: this case is destroyed today. If that is wrong, record her answer anew.")
    if ahead.goes_on <= today:
        return _("Without her consent this case is destroyed today.")
    return _("Without her consent this case is destroyed on {day}.", day=day)


def tell_text(line: ToTell, day: str, language: str = "") -> str:
    """Return who must hear it, in words.

    Args:
        line: of the list.
        day: since when, as the screen writes it.
        language: the name of the language, of an interpreter.
    """
    informed = line.informed
    who = informed.who or _("the referrer")
    said = _(_TELL[informed.kind], who=who, about=informed.about, day=day)
    if informed.kind is TellKind.INTERPRETER and language:
        said = f"{said} ({language})"
    return said[:1].upper() + said[1:]
