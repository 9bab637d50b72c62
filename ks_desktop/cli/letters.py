"""A letter at the command line: of every kind, about the case of an id or of a code on paper."""

import argparse
from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import UUID

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import identifier
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, LetterId
from ks_desktop.house import House
from ks_desktop.letters.domain import WORDS, LegalGround, LetterDraft, LetterKind, LetterLine, SendRoute, Variant
from ks_desktop.letters.domain.codes import read_letter_code
from ks_desktop.letters.service import Agreement
from ks_desktop.letters.texts.allowed import ASKED
from ks_desktop.letters.translating import languages_of
from ks_desktop.letters.wording import DEFAULT_LANGUAGE
from ks_desktop.visits.domain import read_visit_code


def make_letter(house: House, asked: argparse.Namespace) -> Exit:
    """Make a letter with the data its preset ticks; `--consent-by` records that she agreed to it today."""
    letters, actor = house.letters, house.actor
    case_id = case_of(house, asked.case)
    receiver: UUID | None = identifier(asked.to, field="to") if asked.to else None
    kind = LetterKind(asked.kind)
    kept = letters.open_draft(kind, case_id, receiver, actor=actor)
    begun = kept.draft if kept else letters.begin(kind, case_id, receiver, actor=actor)
    draft = _chosen(house, replace(begun, receiver=receiver or begun.receiver), asked)
    agreed = Agreement(asked_by=asked.consent_by, given_on=house.clock.today()) if asked.consent_by else None
    made = letters.make(draft, actor=actor, letter=kept, agreement=agreed, is_final=asked.final)
    said = {"id": str(made.id), "case": str(case_id), "state": made.state.value, "number": made.number}
    if asked.json:
        output.say_json(said)
    else:
        output.say_table([said], tuple(said))
    return Exit.DONE


def case_of(house: House, typed: str) -> CaseId:
    """Return the case of an id, of the number of a letter, or of the code of a visit.

    Raises:
        UserError: nothing is known by it, or two visits share the code.
    """
    if (line := _lettered(house, typed)) is not None:
        return line.letter.case_id
    if (code := read_visit_code(typed)) is not None:
        cases = {found.case.id for found in house.visit_codes.visits(code[0], actor=house.actor)}
        if len(cases) > 1:
            raise UserError(
                N_("More than one visit has this code. Give the id of the case."), code="case", field="case"
            )
        if cases:
            return cases.pop()
    return CaseId(identifier(typed, field="case"))


def letter_of(house: House, typed: str) -> LetterId:
    """Return the letter of an id or of a number.

    Raises:
        UserError: nothing is known by it.
    """
    line = _lettered(house, typed)
    return line.letter.id if line is not None else LetterId(identifier(typed, field="id"))


def _lettered(house: House, typed: str) -> LetterLine | None:
    code = read_letter_code(typed)
    if code is None:
        return None
    line = house.letter_finding.numbered(code.number, actor=house.actor)
    if line is None and code.is_sure:
        raise UserError(N_("There is no letter with this number in this file."), code="gone", field="number")
    return line


def _chosen(house: House, begun: LetterDraft, asked: argparse.Namespace) -> LetterDraft:
    """Return a draft with what was asked for in place of what it begins with."""
    words = dict(asked.word) | ({"question": asked.question} if asked.question else {})
    _check_names(words, (*WORDS, *(name for name in words if name.startswith(ASKED))), field="word")
    _check_language(begun.kind, asked.language)
    return replace(
        begun,
        ticked=_ticked(house, begun, asked),
        words={**begun.words, **words},
        route=SendRoute(asked.route) if asked.route else begun.route,
        language=asked.language or begun.language,
        variant=Variant(asked.variant) if asked.variant else begun.variant,
        reasons={**begun.reasons, **dict(asked.why)},
        ground=LegalGround(asked.ground) if asked.ground else begun.ground,
        ground_reason=asked.ground_reason or begun.ground_reason,
    )


def _ticked(house: House, begun: LetterDraft, asked: argparse.Namespace) -> tuple[str, ...]:
    named = [*asked.with_data, *asked.without_data, *dict(asked.why)]
    if not named:
        return begun.ticked
    offered = house.letters.offers(begun.kind, begun.case_id, begun.receiver, actor=house.actor)
    words = tuple(datum.word for datum in offered)
    _check_names(dict.fromkeys(named, ""), words, field="with")
    wanted = ({*begun.ticked} | {*asked.with_data}) - {*asked.without_data}
    return tuple(word for word in words if word in wanted)


def _check_names(given: Mapping[str, str], known: Collection[str], *, field: str) -> None:
    unknown = [name for name in given if name not in known]
    if unknown:
        sentence = (
            N_("“{name}” is not known here. Choose from: {names}.")
            if known
            else N_("“{name}” is not known here: this letter leaves nothing to choose.")
        )
        values = {"name": unknown[0], "names": ", ".join(known)}
        raise UserError(sentence, code="name", field=field, values=values)


def _check_language(kind: LetterKind, language: str | None) -> None:
    there = (DEFAULT_LANGUAGE, *languages_of(kind))
    if language and language not in there:
        sentence = N_("This letter cannot be had in this language. Choose from: {names}.")
        raise UserError(sentence, code="language", field="language", values={"names": ", ".join(there)})
