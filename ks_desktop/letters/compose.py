"""From facts, ticks and wording to the plain document that paper paints. Only what is ticked gets in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ks_desktop.clients.domain import Address, Answer, ConsentPurpose
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.letters import naming
from ks_desktop.letters.domain import Datum, LetterDraft, LetterKind
from ks_desktop.letters.facts import LetterFacts, VisitResult, valid_consent
from ks_desktop.letters.wording import Wording, fill
from ks_desktop.paper import documents as paper

_UNKNOWN: Final = "…"
_MINUTES_IN_HOUR: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A letter about to be painted.

    Attributes:
        document: what paper paints.
        to_name: the receiver, for the register.
        values: what goes along, by word.
    """

    document: paper.Letter
    to_name: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Receiver:
    name: str
    lines: tuple[str, ...]
    addressee: naming.Addressee


def compose(
    draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...], wording: Wording, number: str = ""
) -> Composition:
    """Return the letter.

    Args:
        draft: what was chosen and typed.
        facts: of the case, today.
        data: what goes along, and nothing else about her.
        wording: of the letter's kind.
        number: given when it becomes final; "" in a draft.
    """
    receiver = _receiver(draft.kind, facts, wording)
    values = {datum.word: datum.value for datum in data}
    context = _context(draft, facts, data, wording)
    document = paper.Letter(
        title=f"{wording.get('title')} {number}".strip(),
        language=wording.language,
        sender=_sender(facts, wording),
        return_line=_return_line(facts, wording),
        address=receiver.lines,
        window=paper.AddressWindow(side=paper.WindowSide(facts.office.window), down_mm=facts.office.offset_mm),
        references=(
            paper.Fact(label=wording.get("our_reference"), value=number or wording.get("no_number")),
            paper.Fact(label=wording.get("date"), value=wording.day(facts.today)),
        ),
        subject_label=wording.get("subject_label"),
        subject=wording.text("subject", **context),
        salutation=wording.text("salutation", receiver.addressee.form, name=receiver.addressee.name),
        body=tuple(block for part in wording.get("body") for block in _blocks(part, values, context, wording)),
        closing=wording.get("closing"),
        signature=_signature(facts, wording),
        footer=wording.text("footer", **context),
        following=wording.text("following", receiver=receiver.name, date=wording.day(facts.today)),
        page_label=wording.get("page"),
        size=paper.TextSize(wording.get("size")),
        slip=_slip(facts, wording, number) if wording.get("has_slip") else None,
        draft_word=wording.get("draft"),
    )
    return Composition(document=document, to_name=receiver.name, values=values)


def _receiver(kind: LetterKind, facts: LetterFacts, wording: Wording) -> _Receiver:
    if kind is LetterKind.APPOINTMENT:
        name = facts.client.name
        # Where post is not safe the page carries no address: nobody can put it in an envelope by mistake.
        address = Address() if facts.client.contact.safe_post is Answer.NO else facts.client.address
        lines = naming.woman_address(name, address, wording.get("woman"))
        return _Receiver(name=lines[0], lines=lines, addressee=naming.salutation_of(name))
    if kind is LetterKind.FEEDBACK:
        return _referrer(facts, wording)
    organisation = facts.organisation
    if organisation is None:
        return _Receiver(name=_UNKNOWN, lines=(_UNKNOWN,), addressee=naming.Addressee(form=naming.Form.NOBODY))
    return _Receiver(
        name=organisation.name,
        lines=naming.organisation_address(organisation, wording.get("attention")),
        addressee=naming.salutation_of_contact(organisation.contact_name, in_care=facts.receiver_in_care),
    )


def _referrer(facts: LetterFacts, wording: Wording) -> _Receiver:
    referrer, known = facts.referrer, facts.referrer_organisation
    if referrer is None:
        return _Receiver(name=_UNKNOWN, lines=(_UNKNOWN,), addressee=naming.Addressee(form=naming.Form.NOBODY))
    lines: tuple[str, ...] = tuple(line for line in (referrer.organisation, referrer.name) if line)
    if known is not None:
        attention = naming.organisation_address(known, wording.get("attention"))
        lines = (attention[0], *((referrer.name,) if referrer.name else ()), *attention[1 + bool(known.contact_name) :])
    return _Receiver(
        name=referrer.organisation or referrer.name or _UNKNOWN,
        lines=lines or (_UNKNOWN,),
        addressee=naming.salutation_of_contact(referrer.name, in_care=referrer.in_care),
    )


def _context(draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...], wording: Wording) -> dict[str, object]:
    words = draft.words
    context: dict[str, object] = {
        "date": wording.day(facts.today),
        "count": len(data),
        **{word: words.get(word, "") for word in ("question", "assessment", "agreements", "message", "help_started")},
        "no_message": not words.get("message"),
        "own_question": next((datum.value for datum in data if datum.word == "own_question"), ""),
        "interpreter": any(datum.word == "interpreter" for datum in data),
        "data_names": _joined([wording.text("data_names", datum.word) for datum in data if draft.kind.is_referral]),
        "contact_before": _day_of(words.get("contact_before", ""), wording),
        "phone": facts.signer.phone or facts.office.phone,
        "hours": facts.office.hours,
        "nurse": facts.signer.name,
        "job_title": facts.signer.job_title,
    }
    return context | _consent(draft, facts, wording) | _meeting(facts, wording) | _loop(facts, wording)


def _joined(names: list[str]) -> str:
    return ", ".join(names)


def _day_of(typed: str, wording: Wording) -> str:
    try:
        return wording.day(date.fromisoformat(typed))
    except ValueError:
        return _UNKNOWN


def _consent(draft: LetterDraft, facts: LetterFacts, wording: Wording) -> dict[str, object]:
    receiver = facts.organisation.id if facts.organisation else None
    given = None
    if draft.kind.is_referral and receiver is not None:
        given = valid_consent(facts.consents, ConsentPurpose.REFER, facts.today, receiver)
    return {
        "consent_on": wording.day(given.given_on) if given else "",
        "consent_form": wording.text("values", given.form) if given else "",
        "no_consent": given is None,
    }


def _meeting(facts: LetterFacts, wording: Wording) -> dict[str, object]:
    meeting = facts.meeting
    if meeting is None:
        return {"day": _UNKNOWN, "time": _UNKNOWN, "minutes": _UNKNOWN, "mode": "home"}
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
        "received_on": wording.day(facts.referrer.received_on) if facts.referrer else _UNKNOWN,
        "contact_on": wording.day(loop.contact_on) if loop.contact_on else "",
        "attempts": loop.attempts,
        "visit": loop.visit if loop.visit is not VisitResult.NONE else "",
        "visit_on": wording.day(loop.visit_on) if loop.visit_on else "",
    }


def _sender(facts: LetterFacts, wording: Wording) -> paper.Sender:
    office = facts.office
    phone = wording.text("phone_line", phone=office.phone) if office.phone else ""
    lines = (office.street, office.place, phone, office.hours)
    return paper.Sender(organisation=office.name, lines=tuple(line for line in lines if line))


def _return_line(facts: LetterFacts, wording: Wording) -> str:
    # It shows in the window of the envelope: a street and a place, never who writes.
    office = facts.office
    if not (office.street and office.place):
        return ""
    return wording.text("return_line", street=office.street, place=office.place)


def _signature(facts: LetterFacts, wording: Wording) -> paper.Signature:
    signer = facts.signer
    lines = {
        "job_title": signer.job_title,
        "big": wording.text("big", big=signer.big_number) if signer.big_number else "",
        "phone": wording.text("phone_line", phone=signer.phone) if signer.phone else "",
    }
    wanted = [[names] if isinstance(names, str) else names for names in wording.get("signature")]
    joined = [", ".join(lines[name] for name in names if lines[name]) for names in wanted]
    return paper.Signature(name=signer.name, lines=tuple(line for line in joined if line))


def _blocks(
    part: Mapping[str, Any], values: Mapping[str, str], context: Mapping[str, object], wording: Wording
) -> tuple[paper.Block, ...]:
    """Return what one part of a wording's body stands for; nothing when its condition does not hold."""
    if "when" in part and not context[part["when"]]:
        return ()
    if "when_data" in part and not any(word in values for word in part["when_data"]):
        return ()
    make = {
        "heading": _heading,
        "paragraph": _paragraph,
        "quote": _quote,
        "bullets": _bullets,
        "fields": _fields,
    }
    if part["block"] == "facts":
        rows = [_fact(words, values, wording) for words in part["data"]]
        known = tuple(row for row in rows if row.value)
        return (paper.Facts(rows=known),) if known else ()
    return (make[part["block"]](part, context),)


def _fact(words: str | list[str], values: Mapping[str, str], wording: Wording) -> paper.Fact:
    """Return a datum, or several on one line under the label of the first; the value is "" when none goes along."""
    first, *others = [word for word in ([words] if isinstance(words, str) else words) if word in values] or [""]
    if not first:
        return paper.Fact(label="", value="")
    behind = [wording.text("joined", word, value=values[word]) for word in others]
    return paper.Fact(label=wording.get("labels", first), value=", ".join([values[first], *behind]))


def _heading(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    return paper.Heading(text=fill(part["text"], context))


def _paragraph(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    return paper.Paragraph(text=fill(part["text"], context))


def _quote(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    return paper.Quote(text=fill(part["text"], context), source=fill(part["source"], context))


def _bullets(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    return paper.Bullets(items=tuple(fill(item, context) for item in part["items"]))


def _fields(part: Mapping[str, Any], context: Mapping[str, object]) -> paper.Block:
    filled = [(label, fill(text, context)) for label, text in part["rows"]]
    return paper.Facts(rows=tuple(paper.Fact(label=label, value=value) for label, value in filled if value))


def _slip(facts: LetterFacts, wording: Wording, number: str) -> paper.Slip:
    def word(name: str) -> str:
        return wording.text("slip", name)

    phone = facts.signer.phone or facts.office.phone
    return paper.Slip(
        heading=word("heading"),
        intro=wording.text("slip", "intro", phone=phone),
        blocks=(
            paper.Blanks(labels=(word("received"), word("contact"), word("waiting"))),
            paper.TickRow(label=word("outcome"), items=(word("started"), word("planned"), word("not_started"))),
            paper.TickRow(label=word("reason_label"), items=tuple(wording.get("slip", "reasons")), stacked=True),
            paper.Blanks(labels=(word("name"), word("phone_label")), columns=2),
        ),
        code=number or wording.get("no_number"),
        code_label=word("code_label"),
        qr=f"KSH:{number}" if number else "",
    )
