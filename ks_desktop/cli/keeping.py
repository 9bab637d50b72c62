"""Keeping and destroying at the command line. It says ids and counts only; names stay in the window."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any, Final

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import identifier
from ks_desktop.cli.writing import target_of, write
from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.records.keeping.domain import Certificate, Decision, Fate, Line, Proposal, Why

_LINE: Final = ("case", "kind", "state", "changed_on", "ended_on", "reason")
_TERM: Final = ("kind", "span", "unit", "since", "done", "mark", "verified", "own_since")
_PAPER: Final = ("number", "made_on", "total", "last_copy_on", "log")
_NO_SUCH: Final = N_("There is no certificate of this number.")


def keeping(house: House, asked: argparse.Namespace) -> Exit:
    """Say what may go, decide, confirm, or destroy what was confirmed."""
    acts: dict[str, Callable[[House, argparse.Namespace], Exit]] = {
        "list": _list,
        "propose": _propose,
        "decide": _decide,
        "confirm": _confirm,
        "take-back": _take_back,
        "destroy": _destroy,
        "terms": _terms,
        "forget-folder": _forget_folder,
    }
    return acts[asked.act](house, asked)


def _list(house: House, asked: argparse.Namespace) -> Exit:
    found = house.keeping.proposal(actor=house.actor)
    if asked.json:
        output.say_json(
            {
                "month": found.month,
                "made_on": found.made_on.isoformat() if found.made_on else None,
                "is_doubted": found.is_doubted,
                "log_lines": found.log.count if found.log else 0,
                "lines": _rows(found),
            }
        )
        return Exit.DONE
    output.say_table(_rows(found), _LINE)
    if found.log is not None:
        said = n_("{count} line of the log may go.", "{count} lines of the log may go.", found.log.count)
        output.say(said)
    if found.is_doubted:
        output.tell(_("The clock has jumped since the last time: nothing goes today. Check the date of the computer."))
    return Exit.DONE


def _rows(found: Proposal) -> list[dict[str, Any]]:
    rows = [_row(line) for line in found.lines]
    log = found.log.decision if found.log else None
    return rows + [_decided(each) for each in (*found.others, *([log] if log else []))]


def _row(line: Line) -> dict[str, Any]:
    state = _state(line.decision) if line.decision else ("left_out" if line.left_out else "proposed")
    reason = line.reason or (line.left_out.label() if line.left_out else "")
    return {
        "case": str(line.case_id),
        "kind": line.kind,
        "state": state,
        "changed_on": line.changed_on.isoformat(),
        "ended_on": line.ended_on.isoformat(),
        "reason": reason,
    }


def _decided(decision: Decision) -> dict[str, Any]:
    return {
        "case": str(decision.case_id) if decision.case_id else "",
        "kind": decision.kind,
        "state": _state(decision),
        "changed_on": None,
        "ended_on": None,
        "reason": decision.why.label(),
    }


def _state(decision: Decision) -> str:
    return "confirmed" if decision.is_confirmed else "waits"


def _propose(house: House, asked: argparse.Namespace) -> Exit:
    house.keeping.make_month(actor=house.actor)
    return _list(house, asked)


def _decide(house: House, asked: argparse.Namespace) -> Exit:
    if asked.log:
        house.keeping.decide_log(actor=house.actor)
        return _list(house, asked)
    cases = [CaseId(identifier(typed, field="case")) for typed in asked.case]
    if asked.request:
        for case_id in cases:
            house.keeping.ask(case_id, note=asked.note, actor=house.actor)
        return _list(house, asked)
    if asked.all:
        cases = [line.case_id for line in house.keeping.proposal(actor=house.actor).proposed]
    house.keeping.decide(
        cases,
        Fate.KEEP if asked.keep else Fate.DESTROY,
        why=Why(asked.keep) if asked.keep else Why.TERM_PASSED,
        note=asked.note,
        until=asked.until,
        actor=house.actor,
    )
    return _list(house, asked)


def _chosen(decisions: Iterable[Decision], asked: argparse.Namespace) -> list[Decision]:
    wanted = {identifier(typed, field="case") for typed in asked.case}
    return [each for each in decisions if asked.all or each.case_id in wanted or (asked.log and each.case_id is None)]


def _confirm(house: House, asked: argparse.Namespace) -> Exit:
    waiting = _chosen(house.keeping.proposal(actor=house.actor).waiting, asked)
    house.keeping.confirm([each.id for each in waiting], actor=house.actor)
    return _list(house, asked)


def _take_back(house: House, asked: argparse.Namespace) -> Exit:
    made = (*house.keeping.proposal(actor=house.actor).decisions, *house.keeping.kept_longer(actor=house.actor))
    house.keeping.take_back([each.id for each in _chosen(made, asked)], actor=house.actor)
    return _list(house, asked)


def _destroy(house: House, asked: argparse.Namespace) -> Exit:
    if not asked.yes:
        confirmed = len(house.keeping.proposal(actor=house.actor).confirmed)
        raise UserError(
            N_("{count} decisions are confirmed. Nothing brings back what is destroyed: repeat this with --yes."),
            code="not_sure",
            values={"count": confirmed},
        )
    done = house.keeping.destroy(actor=house.actor)
    if asked.json:
        row = {"records": done.records, "log_lines": done.log_lines, "kept": done.kept}
        output.say_json(row | {"certificate": _paper(done.certificate) if done.certificate else None})
        return Exit.DONE
    output.say(n_("{count} record was destroyed.", "{count} records were destroyed.", done.records))
    if done.log_lines:
        output.say(n_("{count} line of the log went.", "{count} lines of the log went.", done.log_lines))
    if done.kept:
        output.tell(
            n_(
                "{count} record changed since it was confirmed, and stays.",
                "{count} records changed since they were confirmed, and stay.",
                done.kept,
            )
        )
    if done.certificate:
        output.say(
            _(
                "Certificate {number}. The last copy is gone on {day}.",
                number=done.certificate.number,
                day=f"{done.certificate.last_copy_on:%d-%m-%Y}",
            )
        )
    return Exit.DONE


def _terms(house: House, asked: argparse.Namespace) -> Exit:
    if asked.kind:
        house.keeping.set_term(asked.kind, asked.span, actor=house.actor)
    rows = [
        {
            "kind": kind.key,
            "span": kind.term.span if kind.term else None,
            "unit": kind.term.unit.value if kind.term else None,
            "since": kind.since.value,
            "done": kind.done.value,
            "mark": kind.mark.value,
            "verified": kind.is_verified,
            "own_since": kind.said_on.isoformat() if kind.said_on else None,
            "source": kind.source,
        }
        for kind in house.keeping.kinds(actor=house.actor)
    ]
    if asked.json:
        output.say_json(rows)
    else:
        output.say_table(rows, _TERM)
    return Exit.DONE


def _forget_folder(house: House, asked: argparse.Namespace) -> Exit:
    if asked.folder is None:
        raise UserError(N_("Say which folder: --folder DIR."), code="required", field="folder")
    house.keeping.copies.forget(asked.folder.absolute(), actor=house.actor)
    return Exit.DONE


def certificates(house: House, asked: argparse.Namespace) -> Exit:
    """List the certificates, or write one as it was made."""
    found = house.keeping.certificates(actor=house.actor)
    if asked.number:
        return _write(house, found, asked)
    rows = [_paper(each) for each in found]
    if asked.json:
        output.say_json(rows)
    else:
        output.say_table(rows, _PAPER)
    return Exit.DONE


def _write(house: House, found: Iterable[Certificate], asked: argparse.Namespace) -> Exit:
    chosen = next((each for each in found if each.number == asked.number), None)
    if chosen is None:
        raise UserError(_NO_SUCH, code="gone", field="number")
    target = target_of(house, asked)
    write(house, target, house.keeping.paper(chosen.id, actor=house.actor).pdf)
    return Exit.DONE


def _paper(certificate: Certificate) -> dict[str, Any]:
    return {
        "number": certificate.number,
        "made_on": local_day(certificate.made_at).isoformat(),
        "total": certificate.total,
        "last_copy_on": certificate.last_copy_on.isoformat(),
        "log": certificate.anchor,
    }
