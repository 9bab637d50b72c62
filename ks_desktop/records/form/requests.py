"""What is typed about a request: as it comes in, why it takes longer, what was decided, what goes into a copy."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.letters.service.extracts import ExtractPart
from ks_desktop.records.domain.requests import (
    AnswerWay,
    AskedBy,
    Asking,
    Decision,
    Identity,
    Outcome,
    Request,
    RequestKind,
)
from ks_desktop.records.requests.catalogue import catalogue
from ks_desktop.records.requests.copies import Choice
from ks_desktop.widgets.fields import ChoiceField, DateField, LineField, NoteField, Option, TicksField
from ks_desktop.widgets.form import Form, FormSection

ASKED_BY: Final[Mapping[AskedBy, str]] = {
    AskedBy.HERSELF: N_("She herself"),
    AskedBy.REPRESENTATIVE: N_("Somebody she authorised"),
    AskedBy.PARENT: N_("A parent with authority"),
}
IDENTITIES: Final[Mapping[Identity, str]] = {
    Identity.DOCUMENT: N_("Passport, identity card or driving licence seen"),
    Identity.KNOWN: N_("Known to us in person"),
    Identity.AUTHORITY: N_("Authorisation and identity seen"),
    Identity.NOT_YET: N_("Not yet"),
}
DECISIONS: Final[Mapping[Decision, str]] = {
    Decision.GRANTED: N_("Done as asked"),
    Decision.PARTLY: N_("Done in part"),
    Decision.REFUSED: N_("Refused"),
    Decision.WITHDRAWN: N_("Taken back by who asked"),
}
WAYS: Final[Mapping[AnswerWay, str]] = {
    AnswerWay.IN_HAND: N_("Given to her in person"),
    AnswerWay.POST: N_("By post, to an address that is safe for her"),
    AnswerWay.ELSEWHERE: N_("Another way, agreed with her"),
}

_HERS: Final = "give_hers"


def _options(
    words: Mapping[AskedBy, str] | Mapping[Identity, str] | Mapping[Decision, str] | Mapping[AnswerWay, str],
) -> list[Option]:
    return [Option(key, label) for key, label in words.items()]


def begin_form(today: Callable[[], date]) -> Form:
    """Return the form of a request as it comes in."""
    kinds = [Option(guide.kind, guide.name) for guide in catalogue().guides]
    return Form(
        (
            FormSection(
                N_("What is asked"),
                (
                    ChoiceField("kind", N_("What does she ask?"), kinds, as_list=False),
                    NoteField("words", N_("In her own words")),
                    DateField("received_on", N_("Came in on"), today, lean=Lean.PAST),
                    LineField("about", N_("Which datum is it about?")),
                    NoteField("says", N_("What does it say now?")),
                    NoteField("should_say", N_("What should it say?")),
                ),
            ),
            FormSection(
                N_("Who asks"),
                (
                    ChoiceField("asked_by", N_("Who asks it?"), _options(ASKED_BY), as_list=False),
                    LineField("asker", N_("Name of who asks for her")),
                    ChoiceField(
                        "identity", N_("How did you make sure who it is?"), _options(IDENTITIES), as_list=False
                    ),
                ),
            ),
        )
    )


def begin_values(today: date, kind: RequestKind) -> dict[str, object]:
    """Return what an empty form shows."""
    return {"kind": kind, "received_on": today, "asked_by": AskedBy.HERSELF, "identity": Identity.NOT_YET}


def read_asking(values: Mapping[str, object], case_id: CaseId) -> Asking:
    """Return the request that stands in the form.

    Raises:
        UserError: no day, or what `Asking` refuses.
    """
    received = values["received_on"]
    if not isinstance(received, date):
        raise UserError(N_("Fill in the day it came in."), code="required", field="received_on")
    kind, asked_by = RequestKind(str(values["kind"])), AskedBy(str(values["asked_by"]))
    is_correction = kind is RequestKind.CORRECTION
    return Asking(
        kind=kind,
        case_id=case_id,
        received_on=received,
        asked_by=asked_by,
        asker="" if asked_by is AskedBy.HERSELF else str(values["asker"]),
        identity=Identity(str(values["identity"])),
        words=str(values["words"]),
        about=str(values["about"]) if is_correction else "",
        says=str(values["says"]) if is_correction else "",
        should_say=str(values["should_say"]) if is_correction else "",
    )


def note_form(heading: str, name: str, caption: str) -> Form:
    """Return a form with one note: why it takes longer, or what she says."""
    return Form((FormSection(heading, (NoteField(name, caption),)),))


def finish_form(request: Request) -> Form:
    """Return the form of a decision."""
    decisions = _options(DECISIONS)
    if request.kind is RequestKind.DESTRUCTION:
        decisions = [option for option in decisions if option.value != Decision.GRANTED]
    grounds = [Option(ground.key, ground.words) for ground in catalogue().grounds_for(request.kind)]
    return Form(
        (
            FormSection(
                N_("The decision"),
                (
                    ChoiceField("decision", N_("What was decided?"), decisions, as_list=False),
                    TicksField("grounds", N_("If it is refused: on which ground?"), grounds, columns=1),
                    NoteField("reason", N_("Why, in words she reads")),
                    ChoiceField("way", N_("How does she get the answer?"), _options(WAYS), as_list=False),
                ),
            ),
        )
    )


def read_outcome(values: Mapping[str, object]) -> Outcome:
    """Return the decision that stands in the form.

    Raises:
        UserError: none was chosen, or what `Outcome` refuses.
    """
    if not values["decision"]:
        raise UserError(N_("Choose what was decided."), code="required", field="decision")
    decision = Decision(str(values["decision"]))
    chosen = values["grounds"]
    grounds = tuple(map(str, chosen)) if isinstance(chosen, tuple) else ()
    is_refusal = decision in {Decision.PARTLY, Decision.REFUSED}
    return Outcome(
        decision=decision,
        grounds=grounds if is_refusal else (),
        reason=str(values["reason"]),
        way=AnswerWay(str(values["way"] or AnswerWay.IN_HAND)),
    )


def copy_form(parts: Iterable[ExtractPart]) -> Form:
    """Return the form of a copy: what she gets, and of the rest why not."""
    parts = tuple(parts)
    hers = [Option(part.word, part.name) for part in parts if not part.names_others]
    fields: list[TicksField | LineField] = [
        TicksField(_HERS, N_("This is hers"), hers, columns=1),
        LineField("held_rest", N_("Why does she not get what you leave out of this?")),
    ]
    for part in parts:
        if part.names_others:
            tick = TicksField(f"give_{part.word}", "", [Option("yes", part.name)], columns=1)
            tick.reserve_lines(0)
            fields.append(tick)
            fields.append(LineField(f"held_{part.word}", _("If not: why does she not get “{part}”?", part=part.name)))
    return Form((FormSection(N_("What she gets"), tuple(fields)),))


def copy_values(parts: Iterable[ExtractPart]) -> dict[str, object]:
    """Return the form as it begins: all that is hers ticked, what names others not."""
    return {_HERS: tuple(part.word for part in parts if not part.names_others)}


def read_choice(values: Mapping[str, object], parts: Iterable[ExtractPart]) -> Choice:
    """Return what was chosen.

    Raises:
        UserError: something of hers is left out and nobody said why.
    """
    parts, rest, hers = tuple(parts), str(values["held_rest"]).strip(), values[_HERS]
    ticked = set(hers) if isinstance(hers, tuple) else set()
    given = frozenset(
        part.word for part in parts if (values[f"give_{part.word}"] if part.names_others else part.word in ticked)
    )
    held = {
        part.word: str(values[f"held_{part.word}"]) if part.names_others else rest
        for part in parts
        if part.word not in given
    }
    if not rest and any(part.word in held and not part.names_others for part in parts):
        raise UserError(N_("Say why she does not get this: it is hers."), code="required", field="held_rest")
    return Choice(given=given, held_back=held)
