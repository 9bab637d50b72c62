"""The log by command. The passphrase that opened the folder opened the log too."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import identifier
from ks_desktop.cli.writing import target_of, write
from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId, ClientId, UserId
from ks_desktop.house import House
from ks_desktop.records.log import LogKind, LogLine, LogQuestion, Only
from ks_desktop.records.log.exporting import FileKind
from ks_desktop.security.rights import Right

_COLUMNS: Final = ("line", "at", "kind", "said")
_MOST: Final = range(1, 100_001)


def log(house: House, asked: argparse.Namespace) -> Exit:
    """Check the log, show it, write it out, or make a woman's own overview of it."""
    acts: dict[str, Callable[[House, argparse.Namespace], Exit]] = {
        "verify": _verify,
        "show": _show,
        "export": _export,
        "extract": _extract,
    }
    return acts[asked.act](house, asked)


def _verify(house: House, asked: argparse.Namespace) -> Exit:
    checked = house.log.check(asked.anchor, actor=house.actor)
    if asked.json:
        output.say_json(
            {
                "findings": [finding.text() for finding in checked.findings],
                "lines": checked.lines,
                "backups": checked.backups,
                "mark": checked.has_mark,
                "sealed": list(checked.sealed),
                "head": house.log.anchor(),
            }
        )
    else:
        for sentence in checked.sentences():
            output.say(sentence)
    return Exit.STORAGE if checked.findings else Exit.DONE


def _show(house: House, asked: argparse.Namespace) -> Exit:
    if asked.most not in _MOST:
        raise UserError(N_("Choose from 1 to 100000 rows."), code="range", field="most")
    page = house.log.lines(_question(house, asked), actor=house.actor, limit=asked.most)
    rows = [_row(line) for line in page.lines]
    if asked.json:
        output.say_json(rows)
    else:
        output.say_table(rows, _COLUMNS)
        if page.before is not None:
            output.tell(_("There are older lines: ask for more with --most, or for other days."))
    return Exit.DONE


def _export(house: House, asked: argparse.Namespace) -> Exit:
    out = target_of(house, asked)
    kinds = {f".{kind.value}": kind for kind in FileKind}
    if out.suffix.lower() not in kinds:
        raise UserError(N_("Let the name of the file end with .csv, .xlsx or .pdf."), code="suffix", field="out")
    made = house.log.export(
        _question(house, asked),
        kinds[out.suffix.lower()],
        actor=house.actor,
        with_names=asked.names,
        reason=asked.reason,
    )
    write(house, out, made.file)
    _said(asked, out, n_("{count} line was written.", "{count} lines were written.", made.lines), made.lines)
    return Exit.DONE


def _extract(house: House, asked: argparse.Namespace) -> Exit:
    out = target_of(house, asked)
    client = _client(house, asked)
    if client is None:
        raise UserError(N_("Say of whom: --case ID."), code="required", field="case")
    paper = house.log.extract_for(client, actor=house.actor)
    write(house, out, paper.pdf)
    _said(asked, out, _("The overview was written."), None)
    return Exit.DONE


def _question(house: House, asked: argparse.Namespace) -> LogQuestion:
    house.rights.check(Right.READ_LOG, actor=house.actor)
    house.log.access.let_in(house.actor)
    return LogQuestion(
        client_id=_client(house, asked),
        actor=_employee(house, asked.employee),
        first=asked.first,
        last=asked.last,
        kind=LogKind(asked.kind) if asked.kind else None,
        only=Only(asked.only),
    )


def _client(house: House, asked: argparse.Namespace) -> ClientId | None:
    if asked.case is None:
        return None
    case_id = CaseId(identifier(asked.case, field="case"))
    found = house.log.woman_of(case_id, actor=house.actor)
    if found is None:
        raise UserError(N_("This case is not there any more."), code="gone", field="case")
    return found


def _employee(house: House, name: str | None) -> UserId | None:
    if name is None:
        return None
    user = house.users.named(name)
    if user is None:
        raise UserError(N_("There is no user of this login name."), code="unknown_user", field="employee")
    return user.id


def _row(line: LogLine) -> dict[str, Any]:
    return {
        "line": line.seq,
        "at": f"{line.at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M:%S}",
        "kind": line.kind.value,
        "said": line.text,
    }


def _said(asked: argparse.Namespace, out: Path, sentence: str, lines: int | None) -> None:
    if asked.json:
        output.say_json({"file": str(out), "lines": lines})
    else:
        output.say(f"{sentence} {out}")
