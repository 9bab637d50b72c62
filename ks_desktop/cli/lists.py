"""Lists of referrals at the command line: taken in, looked at first, and written."""

import argparse
from collections.abc import Iterable
from typing import Final

from ks_desktop.cli import output, records
from ks_desktop.cli.output import Exit
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.house import House
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.exchange import ReferralList, RowOutcome, RowResult
from ks_desktop.referrals.service.exports import Exported, ListFormat

_FORMATS: Final = {f".{kind.value}": kind for kind in ListFormat}


def take(house: House, asked: argparse.Namespace, content: bytes) -> Exit:
    """Take in a list and say what became of each row, or only what would become of it."""
    fixed = {"received_on": asked.received_on.isoformat()} if asked.received_on else {}
    found = house.imports.open(content, actor=house.actor, sender=asked.sender, sheet=asked.sheet, fixed=fixed)
    _say_what_it_is(found)
    if not asked.skip_columns and found.strangers:
        raise UserErrors(found.strangers)
    if asked.dry_run:
        return _rehearse(house, found, asked)
    results = (result for batch in house.imports.store(found, actor=house.actor) for result in batch)
    return _say_results(results, as_json=asked.json)


def _say_what_it_is(found: ReferralList) -> None:
    if found.grid.encoding is None:
        output.tell(_("Read the sheet «{sheet}».", sheet=found.grid.sheet))
    else:
        output.tell(
            _(
                "Read as {encoding}, fields apart by «{delimiter}».",
                encoding=found.grid.encoding,
                delimiter=found.grid.delimiter.replace("\t", "tab"),
            )
        )
    unused = found.unused()
    if unused:
        output.tell(_("Columns that are not taken over: {columns}.", columns=", ".join(unused)))


def _say_results(results: Iterable[RowResult], *, as_json: bool) -> Exit:
    outcomes = set()
    for row in results:
        outcomes.add(row.result)
        said = records.imported(row)
        if as_json:
            output.say_json(said)
        else:
            output.say_cells([row.row, row.result.value, said["referral"], "; ".join(row.reasons)])
    return Exit.REFUSED if outcomes == {RowOutcome.REFUSED} else Exit.DONE


def _rehearse(house: House, found: ReferralList, asked: argparse.Namespace) -> Exit:
    if found.faults:
        raise UserErrors(found.faults)
    seen = house.imports.look(found, actor=house.actor)
    if not asked.json:
        for problem in seen.problems:
            output.say_cells([problem.row, f"{problem.letter}{problem.line}", problem.field, problem.sentence])
        for outcome in RowOutcome:
            output.tell(f"{outcome.value}: {seen.count(outcome)}")
        return Exit.DONE
    output.say_json(
        {
            "columns": {each.letter: each.field or None for each in found.columns()},
            "unused": list(found.unused()),
            "counts": {outcome.value: seen.count(outcome) for outcome in RowOutcome},
            "problems": [records.problem(each) for each in seen.problems],
            "rows": [{"row": row.row, "line": row.line, "result": row.result.value} for row in seen.results],
        }
    )
    return Exit.DONE


def written(house: House, asked: argparse.Namespace) -> tuple[str, Exported]:
    """Return the referrals as a file.

    Raises:
        UserError: the name of the file does not say what it is to be.
    """
    kind = ListFormat(asked.format) if asked.format else _FORMATS.get(asked.out.suffix.lower())
    if kind is None:
        raise UserError(N_("Let the name of the file end in .csv or .xlsx."), code="format", field="out")
    tray = Tray(asked.tray) if asked.tray else None
    if not asked.reason:
        output.tell(_("Nobody is named in it: with --reason TEXT all fields are, and the reason stands in the log."))
    return kind.value, house.exports.write(kind, actor=house.actor, tray=tray, reason=asked.reason)
