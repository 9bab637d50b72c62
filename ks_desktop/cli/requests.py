"""Requests, the data list and leaving with everything at the command line. It says ids and days; names stay inside."""

import argparse
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import identifier
from ks_desktop.cli.writing import check_target, target_of, write
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
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
from ks_desktop.records.leaving import Taking
from ks_desktop.records.requests.copies import Choice
from ks_desktop.security.rights import Right

_COLUMNS: Final = ("id", "number", "kind", "case", "received_on", "due_on", "days_left", "decision")
_LISTED: Final = ("table", "column", "kind", "about", "purposes", "seen_by", "kept")
_WRITTEN: Final = ("folder", "tables", "rows", "cases", "files")


def requests(house: House, asked: argparse.Namespace) -> Exit:
    """Write down, follow and answer requests."""
    acts: dict[str, Callable[[House, argparse.Namespace], object]] = {
        "begin": _begin,
        "step": _step,
        "prolong": lambda house, asked: house.requests.prolong(_id(asked), asked.why, actor=house.actor),
        "statement": lambda house, asked: house.requests.add_statement(_id(asked), asked.words, actor=house.actor),
        "copy": _copy,
        "destroy": _destroy,
        "finish": _finish,
        "lift": lambda house, asked: house.requests.lift(_case(asked), actor=house.actor),
        "answer": _answer,
    }
    begun = None if asked.act == "list" else acts[asked.act](house, asked)
    if isinstance(begun, UUID) and not house.rights.may(Right.KEEPING, actor=house.actor):
        rows = [_row(house.requests.one(begun, actor=house.actor), house)]  # a nurse writes it down, others follow it
    else:
        rows = [_row(line.request, house) for line in house.requests.register(actor=house.actor)]
    if asked.json:
        output.say_json(rows)
    else:
        output.say_table(rows, _COLUMNS)
    return Exit.DONE


def _begin(house: House, asked: argparse.Namespace) -> UUID:
    if asked.kind is None:
        raise UserError(N_("Say what she asks: --kind."), code="required", field="kind")
    asking = Asking(
        kind=RequestKind(asked.kind),
        case_id=_case(asked),
        received_on=asked.received or house.clock.today(),
        asked_by=AskedBy(asked.asked_by),
        asker=asked.asker,
        identity=Identity(asked.identity),
        words=asked.words,
        about=asked.about,
        says=asked.says,
        should_say=asked.should_say,
    )
    return house.requests.begin(asking, actor=house.actor)


def _step(house: House, asked: argparse.Namespace) -> None:
    for step in asked.step:
        house.requests.step(_id(asked), step, actor=house.actor)


def _finish(house: House, asked: argparse.Namespace) -> None:
    if asked.decision is None:
        raise UserError(N_("Choose what was decided."), code="required", field="decision")
    outcome = Outcome(
        decision=Decision(asked.decision), grounds=tuple(asked.ground), reason=asked.why, way=AnswerWay(asked.way)
    )
    house.requests.finish(_id(asked), outcome, actor=house.actor)


def _copy(house: House, asked: argparse.Namespace) -> None:
    parts = house.access_copies.parts(_id(asked), actor=house.actor)
    known = sorted(part.word for part in parts)
    if not {*asked.with_parts, *asked.without} <= set(known):
        sentence = N_("A copy has no such part. Its parts are: {parts}.")
        raise UserError(sentence, code="part", field="parts", values={"parts": ", ".join(known)})
    wanted = {part.word for part in parts if not part.names_others} | set(asked.with_parts)
    given = frozenset(wanted - set(asked.without))
    choice = Choice(given=given, held_back={part.word: asked.why for part in parts if part.word not in given})
    out = target_of(house, asked)
    if asked.data_out is not None:
        check_target(house, asked.data_out)  # before the copy is kept as given
    made = house.access_copies.make(_id(asked), choice, actor=house.actor)
    write(house, out, made.paper.pdf)
    if asked.data_out is not None:
        write(house, asked.data_out, made.data)


def _answer(house: House, asked: argparse.Namespace) -> None:
    out = target_of(house, asked)
    write(house, out, house.access_copies.answer(_id(asked), actor=house.actor).pdf)


def _destroy(house: House, asked: argparse.Namespace) -> None:
    request = house.requests.one(_id(asked), actor=house.actor)
    house.keeping.ask(request.case_id, request=str(request.number), actor=house.actor)


def _row(request: Request, house: House) -> dict[str, Any]:
    return {
        "id": str(request.id),
        "number": request.number,
        "kind": request.kind.value,
        "case": str(request.case_id),
        "received_on": request.asking.received_on.isoformat(),
        "due_on": request.due_on.isoformat(),
        "days_left": request.days_left(house.clock.today()) if request.is_open else None,
        "steps": sorted(request.done()),
        "decision": request.outcome.decision.value if request.outcome else None,
    }


def data_list(house: House, asked: argparse.Namespace) -> Exit:
    """Say what is kept and what for."""
    if asked.pdf is not None:
        check_target(house, asked.pdf)
        write(house, asked.pdf, house.data_list.sheet(actor=house.actor).pdf)
    rows = house.data_list.rows(actor=house.actor)
    if asked.json:
        output.say_json(rows)
    elif asked.pdf is None:
        output.say_table(rows, _LISTED)
    return Exit.DONE


def leave_with_all(house: House, asked: argparse.Namespace) -> Exit:
    """Write everything out; the passphrase was asked when the folder was opened."""
    output.tell(
        _("Everything goes into readable files. Keep them encrypted, and remove them when they are taken over.")
    )
    taking = Taking(folder=asked.out, reason=asked.reason, with_restricted=asked.with_restricted)
    made = house.leaving_with_all.write(taking, actor=house.actor)
    if made is None:
        return Exit.REFUSED
    row = {
        "folder": str(made.folder),
        "tables": made.tables,
        "rows": made.rows,
        "cases": made.cases,
        "files": made.files,
    }
    if asked.json:
        output.say_json(row)
    else:
        output.say_table([row], _WRITTEN)
    return Exit.DONE


def _id(asked: argparse.Namespace) -> UUID:
    if not asked.id:
        raise UserError(N_("Say which request: --id."), code="required", field="id")
    return identifier(asked.id, field="id")


def _case(asked: argparse.Namespace) -> CaseId:
    if not asked.case:
        raise UserError(N_("Say whose record: --case."), code="required", field="case")
    return CaseId(identifier(asked.case, field="case"))
