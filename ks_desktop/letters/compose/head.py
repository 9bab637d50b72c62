"""The head and the foot of a letter: who gets it, who writes, who signs."""

from dataclasses import dataclass

from ks_desktop.clients.domain import Address
from ks_desktop.coalition.domain import Organisation
from ks_desktop.letters import naming
from ks_desktop.letters.checking.routes import may_be_posted
from ks_desktop.letters.compose.context import UNKNOWN
from ks_desktop.letters.domain import AMONG_NURSES, LetterKind, Variant
from ks_desktop.letters.facts import LetterFacts, Office
from ks_desktop.letters.wording import Wording
from ks_desktop.paper import documents as paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Who gets a letter: the name for the register, the lines in the window, the form of address."""

    name: str
    lines: tuple[str, ...]
    addressee: naming.Addressee


def receiver_of(kind: LetterKind, facts: LetterFacts, wording: Wording) -> Receiver:
    """Return who gets a letter of this kind."""
    if kind.is_to_her:
        name = facts.client.name
        # Where post is not safe the page carries no address: nobody can put it in an envelope by mistake.
        posted = may_be_posted(facts)
        lines = naming.woman_address(name, facts.client.address if posted else Address(), wording.get("woman"))
        if not posted:
            lines = (*lines, wording.get("hand_over"))
        return Receiver(name=lines[0], lines=lines, addressee=naming.salutation_of(name))
    if kind.is_to_referrer:
        return _referrer(facts, wording)
    if kind is LetterKind.HANDOVER_BIRTH:
        return _own_house(facts, wording)
    organisation = facts.organisation
    if organisation is None:
        return Receiver(name=UNKNOWN, lines=(UNKNOWN,), addressee=naming.Addressee(form=naming.Form.NOBODY))
    return Receiver(
        name=organisation.name,
        lines=_lines_of(organisation, wording),
        addressee=naming.salutation_of_contact(organisation.contact_name, in_care=facts.receiver_in_care),
    )


def _lines_of(organisation: Organisation, wording: Wording) -> tuple[str, ...]:
    """Return the lines of a partner; where it is must not be known, its name and nothing that leads there."""
    if organisation.address_secret:
        return organisation.name, wording.get("secret_address")
    return naming.organisation_address(organisation, wording.get("attention"))


def _own_house(facts: LetterFacts, wording: Wording) -> Receiver:
    """Return the colleague who keeps the record of the child: the sheet stays in the house."""
    office, to = facts.office, wording.get("to_record")
    lines = tuple(line for line in (office.name, to, office.street, office.place) if line)
    return Receiver(name=", ".join(lines[:2]), lines=lines, addressee=naming.Addressee(form=naming.Form.COLLEAGUE))


def _referrer(facts: LetterFacts, wording: Wording) -> Receiver:
    referrer, known = facts.referrer, facts.referrer_organisation
    if referrer is None:
        return Receiver(name=UNKNOWN, lines=(UNKNOWN,), addressee=naming.Addressee(form=naming.Form.NOBODY))
    lines: tuple[str, ...] = tuple(line for line in (referrer.organisation, referrer.name) if line)
    if known is not None:
        attention = _lines_of(known, wording)
        skipped = 1 + bool(known.contact_name and not known.address_secret)
        lines = (attention[0], *((referrer.name,) if referrer.name else ()), *attention[skipped:])
    return Receiver(
        name=referrer.organisation or referrer.name or UNKNOWN,
        lines=lines or (UNKNOWN,),
        addressee=naming.salutation_of_contact(referrer.name, in_care=referrer.in_care),
    )


def sender_of(facts: LetterFacts, wording: Wording) -> paper.Sender:
    """Return the head of the page: the organisation and how it is reached; a plain head does not show who that is."""
    office, is_plain = facts.office, wording.has("has_plain_head")
    phone = wording.text("phone_line", phone=office.phone) if office.phone else ""
    lines = (office.street, office.place, phone, office.hours)
    return paper.Sender(
        organisation="" if is_plain else office.name,
        lines=tuple(line for line in lines if line),
        logo=None if is_plain else office.logo,
    )


def window_of(office: Office) -> paper.AddressWindow:
    """Return where the window of the house's envelopes is."""
    return paper.AddressWindow(
        side=paper.WindowSide(office.window),
        right_mm=office.right_mm,
        down_mm=office.offset_mm,
        envelope=paper.Envelope(office.envelope),
    )


def size_of(variant: Variant, wording: Wording) -> paper.TextSize:
    """Return how large a letter is set: as its wording says, or in large print."""
    return paper.TextSize.HUGE if variant is Variant.LARGE_PRINT else paper.TextSize(wording.get("size"))


def ink_of(variant: Variant) -> paper.Ink:
    """Return how much ink a letter takes."""
    return paper.Ink.LOW if variant is Variant.LOW_INK else paper.Ink.FULL


def return_line_of(office: Office, wording: Wording) -> str:
    """Return the small line above the address; "" without a whole address of our own."""
    # It shows in the window of the envelope: a street and a place, never who writes.
    if not (office.street and office.place):
        return ""
    return wording.text("return_line", street=office.street, place=office.place)


def signature_of(kind: LetterKind, facts: LetterFacts, wording: Wording) -> paper.Signature:
    """Return who signs, with the lines this kind of letter wants, and for whom when it is not the nurse of the case.

    The BIG number is for care providers: whoever else reads it, and she herself, gets the function.
    """
    signer = facts.signer
    number = signer.big_number if facts.audience(kind) in AMONG_NURSES else ""
    lines = {
        "job_title": signer.job_title,
        "big": wording.text("big", big=number) if number else "",
        "phone": wording.text("phone_line", phone=signer.phone) if signer.phone else "",
    }
    wanted = [[names] if isinstance(names, str) else names for names in wording.get("signature")]
    joined = [", ".join(lines[name] for name in names if lines[name]) for names in wanted]
    nurse = facts.caller
    if wanted and nurse is not None and nurse.name != signer.name:
        joined.append(wording.text("on_behalf", name=nurse.name, job_title=nurse.job_title))
    return paper.Signature(name=signer.name, lines=tuple(line for line in joined if line))
