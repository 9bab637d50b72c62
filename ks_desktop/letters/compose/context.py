"""What the texts of a wording may ask for, from facts and from what was typed."""

from datetime import date
from typing import Final

from ks_desktop.clients.domain import CloseReason, ConsentPurpose
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.values import search_key
from ks_desktop.letters.asking import answers_of
from ks_desktop.letters.domain import DAYS, WORDS, Datum, LetterDraft
from ks_desktop.letters.facts import LetterFacts, VisitResult, valid_consent
from ks_desktop.letters.gate import handover_consent
from ks_desktop.letters.wording import Wording

UNKNOWN: Final = "…"
_AGREED: Final = frozenset({"goals", "agreed"})
_DONE: Final = _AGREED | {"visited", "fallen"}
_MINUTES_IN_HOUR: Final = 60
_NO_BREAK: Final = "\u00a0"  # a phone number stays on one line


def context_of(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...], wording: Wording) -> dict[str, object]:
    """Return everything the texts of a wording may ask for, by name."""
    words = draft.words
    context: dict[str, object] = {
        "date": wording.day(facts.today),
        "answer_by": wording.long_day(facts.answer_by) if facts.answer_by else "",
        "count": len(data),
        **{word: words.get(word, "") for word in WORDS if word not in DAYS},
        "no_message": not words.get("message") and not facts.ending,
        "own_question": _own_question(words.get("question", ""), data),
        "has_agreed_things": bool(words.get("agreements")) or any(datum.word in _AGREED for datum in data),
        "has_done_things": bool(words.get("agreements")) or any(datum.word in _DONE for datum in data),
        "interpreter": any(datum.word == "interpreter" for datum in data),
        "data_names": _joined([wording.text("data_names", datum.word) for datum in data if draft.kind.is_referral]),
        "contact_before": _day_of(words.get("contact_before", ""), wording),
        "requested_on": _day_of(words.get("requested_on", ""), wording),
        "phone": (facts.signer.phone or facts.office.phone).replace(" ", _NO_BREAK),
        "hours": facts.office.hours,
        "nurse": facts.signer.name,
        "job_title": facts.signer.job_title,
        "office": facts.office.name,
        **answers_of(words, wording),
    }
    parts = (_consent(draft, facts, wording), _meeting(facts, wording), _loop(facts, wording), _next(facts, wording))
    return {name: value for part in (context, *parts) for name, value in part.items()}


def _own_question(asked: str, data: tuple[Datum, ...]) -> str:
    """Return her question to us where it goes along; once is enough where it is what the letter asks already."""
    own = next((datum.value for datum in data if datum.word == "own_question"), "")
    return "" if search_key(own) == search_key(asked) else own


def _joined(names: list[str]) -> str:
    return ", ".join(names)


def _day_of(typed: str, wording: Wording) -> str:
    try:
        return wording.day(date.fromisoformat(typed))
    except ValueError:
        return UNKNOWN


def _consent(draft: LetterDraft, facts: LetterFacts, wording: Wording) -> dict[str, object]:
    receiver = facts.organisation.id if facts.organisation else None
    given = None
    if draft.kind.is_referral and receiver is not None:
        given = valid_consent(facts.consents, ConsentPurpose.REFER, facts.today, receiver)
    if draft.kind.is_handover:
        given = handover_consent(draft, facts)
    return {
        # Who reads that it goes without her consent must not read beside it that she gave it.
        "consent_on": wording.day(given.given_on) if given and draft.ground is None else "",
        "consent_form": wording.text("values", given.form) if given else "",
        "no_consent": given is None and draft.ground is None,
        "ground": draft.ground.value if draft.ground is not None else "",
        "has_agreed_to_part": given is not None,
    }


def _meeting(facts: LetterFacts, wording: Wording) -> dict[str, object]:
    meeting = facts.meeting
    if meeting is None:
        return {"day": UNKNOWN, "time": UNKNOWN, "minutes": UNKNOWN, "mode": "home"}
    at = local_time(meeting.starts_at)
    return {
        "day": wording.long_day(local_day(meeting.starts_at)),
        "time": f"{at.hour}.{at.minute:02d}",
        "minutes": _length(meeting.minutes, wording),
        "mode": meeting.mode,
    }


def _length(minutes: int, wording: Wording) -> str:
    if minutes == _MINUTES_IN_HOUR:
        return wording.text("values", "hour")
    return wording.text("values", "minutes", count=minutes)


def _loop(facts: LetterFacts, wording: Wording) -> dict[str, object]:
    loop = facts.loop
    return {
        "received_on": wording.day(facts.referrer.received_on) if facts.referrer else UNKNOWN,
        "contact_on": wording.day(loop.contact_on) if loop.contact_on else "",
        "attempts": loop.attempts,
        "visit": loop.visit if loop.visit is not VisitResult.NONE else "",
        "visit_on": wording.day(loop.visit_on) if loop.visit_on else "",
        "told_on": wording.day(facts.help.told_on) if facts.help.told_on else "",
        "handed_over": facts.case.close_reason is CloseReason.HANDED_OVER,
    }


def _next(facts: LetterFacts, wording: Wording) -> dict[str, object]:
    """Return what comes next for a referrer: who calls, before when; or that no visit follows."""
    referrer, caller = facts.referrer, facts.caller
    return {
        "ending": facts.ending.value,
        "goes_on": not facts.ending,
        "has_agreed": facts.has_agreed,
        "no_agreement": not facts.has_agreed,
        "talks_first": referrer is not None and referrer.talks_first,
        "will_hear": referrer is not None and referrer.waits,
        "call_before": wording.long_day(facts.call_before) if facts.call_before else "",
        "caller": ", ".join(part for part in (caller.name, caller.job_title) if part) if caller else "",
    }
