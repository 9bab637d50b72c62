"""What each administrator's command does, over the same services as the window."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ks_desktop import house as houses
from ks_desktop.administration.domain import USUAL_DAYS, USUAL_HOURS
from ks_desktop.cli import directory, lists, municipalities, onward, output, papers, records
from ks_desktop.cli.letters import letter_of
from ks_desktop.cli.list_parser import DIRECTORY, MUNICIPALITIES
from ks_desktop.cli.output import Exit
from ks_desktop.cli.secrets import passphrase
from ks_desktop.cli.writing import write
from ks_desktop.coalition.catalogue import find_municipality
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AppointmentId, CaseId, Changes, check_postcode
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.printing import PlanPaper, glyph_notice
from ks_desktop.letters.recovery import recovery_sheet_pdf
from ks_desktop.letters.service.onpaper import printed
from ks_desktop.paper.paint import Paper
from ks_desktop.referrals.exchange import MOST_BYTES
from ks_desktop.security import vault
from ks_desktop.visits.domain import AcceptedPlan, NursePlace, PlannedRow, PlanProposal, WorkingHours

_LISTS: Final[dict[str, Callable[[House], list[dict[str, Any]]]]] = {
    "visits": records.visits,
    "letters": records.letters,
    "organisations": records.organisations,
    "services": records.services,
    "municipalities": municipalities.rows,
}


def init(asked: argparse.Namespace) -> Exit:
    """Make a new encrypted database with its first user, a usual working week, and the recovery code.

    Whatever can be refused is refused before anything is made, and the code is said before the sheet is written.
    """
    if not asked.user:
        raise UserError(N_("Say who will use it: --user NAME."), code="user_name", field="user_name")
    postcode = check_postcode(asked.start_postcode, field="start_postcode") if asked.start_postcode else ""
    municipalities = [find_municipality(typed).code for typed in asked.municipality]
    if asked.recovery_out:
        _check_sheet(asked.recovery_out)
    secret = passphrase(asked.passphrase_file, twice=True)
    house, code = houses.create(asked.data, asked.user, secret, full_name=asked.full_name, process=asked.command)
    try:
        if asked.json:
            output.say_json({"user": asked.user, "recovery_code": code})
        else:
            output.say(_("Recovery code (print it, keep it in a safe, it is shown only now):"))
            output.say(" ".join(vault.groups(code)))
        house.administration.confirm_recovery(actor=house.actor)
        set_up(house, municipalities, postcode)
        if asked.recovery_out:
            write(house, asked.recovery_out, recovery_sheet_pdf(code, asked.user, house.clock.today()))
    finally:
        house.close()
    return Exit.DONE


def _check_sheet(target: Path) -> None:
    if target.exists():
        raise UserError(
            N_("There is a file of that name already. An older recovery sheet is not written over."),
            code="recovery_out",
            field="recovery_out",
        )
    if not target.absolute().parent.is_dir():
        raise UserError(N_("There is no such folder."), code="recovery_out", field="recovery_out")


def set_up(house: House, municipalities: list[str], postcode: str) -> Changes:
    """Give a new nurse a usual working week, where she starts, and the municipalities she works for."""
    today, (start, end) = house.clock.today(), USUAL_HOURS
    hours = [WorkingHours(user=house.actor, weekday=day, start=start, end=end, valid_from=today) for day in USUAL_DAYS]
    changes = house.visits.set_hours(house.actor, hours, actor=house.actor)
    if postcode:
        changes |= house.visits.set_place(NursePlace(user=house.actor, postcode=postcode), actor=house.actor)
    if municipalities:
        changes |= house.coalition.serve(municipalities, actor=house.actor)
    return changes


def import_referrals(house: House, asked: argparse.Namespace) -> Exit:
    """Take in a list, CSV or XLSX, one paper or a directory; each row is said once it is durable."""
    if asked.what == DIRECTORY:
        return directory.take(house, asked)
    content = _read(asked.file)
    if asked.what == MUNICIPALITIES:
        return municipalities.take(house, asked, content)
    return papers.take(house, asked, content) if papers.is_paper(content) else lists.take(house, asked, content)


def export_referrals(house: House, asked: argparse.Namespace) -> Exit:
    """Write the referrals or the directory to a file, for its owner's eyes only."""
    if asked.what == DIRECTORY:
        made = directory.written(house, asked)
        write(house, asked.out, made.content)
        _say_one({"out": str(asked.out), **directory.counts(made)}, as_json=asked.json)
        return Exit.DONE
    kind, content = lists.written(house, asked)
    write(house, asked.out, content.file)
    _say_one({"out": str(asked.out), "format": kind, "rows": content.rows}, as_json=asked.json)
    return Exit.DONE


def list_records(house: House, asked: argparse.Namespace) -> Exit:
    """List referrals, visits, letters, what is in the directory, or onward referrals."""
    is_onward = asked.what == "onward"
    if not is_onward and (asked.overdue or asked.state):
        raise UserError(N_("These options are for “list onward” only."), code="option", field="state")
    if is_onward:
        rows = onward.rows(house, states=asked.state, overdue=asked.overdue)
    elif asked.what == "referrals":
        rows = records.referrals(house, reason=asked.reason)
    else:
        rows = _LISTS[asked.what](house)
    _say_rows(rows, asked.what, as_json=asked.json)
    return Exit.DONE


def plan(house: House, asked: argparse.Namespace) -> Exit:
    """Propose a visit for everybody who is ready; book them and draft their letters when told to."""
    proposals, actor = house.week_proposals, house.actor
    question = proposals.question(asked.first, asked.weeks, actor=actor, rounds=asked.rounds)
    made = proposals.make(question)
    booked = _booked(house, made) if asked.accept and made.new else None
    rows = [_planned(house, row, booked) for row in made.new]
    _say_rows([*rows, *map(records.no_place, made.left_out)], "plan", as_json=asked.json)
    return Exit.DONE


def _booked(house: House, made: PlanProposal) -> AcceptedPlan:
    return house.week_proposals.accept(made, [row.case_id for row in made.new], actor=house.actor)


def _planned(house: House, row: PlannedRow, booked: AcceptedPlan | None) -> dict[str, Any]:
    shown = records.planned(row, booked)
    if booked is not None and row.case_id in booked.booked:
        shown["letter"] = _appointment_letter(house, row.case_id, booked.booked[row.case_id])
    return shown


def _appointment_letter(house: House, case_id: CaseId, appointment_id: AppointmentId) -> str | None:
    try:
        kind, actor = LetterKind.APPOINTMENT, house.actor
        kept = house.letters.open_draft(kind, case_id, actor=actor)
        draft = kept.draft if kept else house.letters.begin(kind, case_id, appointment_id, actor=actor)
        return str(house.letters.make(replace(draft, receiver=appointment_id), actor=actor, letter=kept).id)
    except UserError as error:
        # The visit stands; why there is no letter is for the nurse to mend.
        output.tell(error.text())
        return None


def print_paper(house: House, asked: argparse.Namespace) -> Exit:
    """Write a plan, a letter, what was agreed or the empty form as PDF, for its owner's eyes only."""
    if asked.paper == "form":
        paper = Paper(pdf=house.papers.blank_form(actor=house.actor))
    elif asked.paper == "agreement":
        paper = house.agreement_sheets.paper(asked.municipality, actor=house.actor)
    elif asked.paper == "letter":
        paper = printed(house.letters, letter_of(house, asked.id), actor=house.actor)
    else:
        paper = _plan_paper(house, asked)
    if notice := glyph_notice(paper):
        output.tell(notice)
    write(house, asked.out, paper.pdf)
    if isinstance(paper, PlanPaper):
        house.plans.printed(paper, actor=house.actor)
    written = {"out": str(asked.out), "bytes": len(paper.pdf), "missing_glyphs": list(paper.missing)}
    _say_one(written, as_json=asked.json)
    return Exit.DONE


def _plan_paper(house: House, asked: argparse.Namespace) -> PlanPaper:
    if asked.date is not None:
        if asked.team:  # else one nurse's own day would be printed, and counted as out
            raise UserError(N_("The plan of the team is that of a week: use --week."), code="team_week", field="team")
        return house.plans.day(asked.date, actor=house.actor)
    make = house.plans.team if asked.team else house.plans.week
    return make(*asked.week, actor=house.actor)


def verify(house: House, asked: argparse.Namespace) -> Exit:
    """Check pages, structure, foreign keys and the journal."""
    findings = house.verify()
    if asked.json:
        output.say_json({"ok": not findings, "findings": findings})
    for finding in findings:
        output.tell(finding)
    if not findings and not asked.json:
        output.say(_("Database, keys and journal are whole."))
    return Exit.STORAGE if findings else Exit.DONE


def _say_rows(rows: list[dict[str, Any]], what: str, *, as_json: bool) -> None:
    if as_json:
        output.say_json(rows)
    else:
        output.say_table(rows, records.COLUMNS[what])


def _say_one(row: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        output.say_json(row)
    else:
        output.say_table([row], tuple(row))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)  # one more than the import takes: a file without end is refused there
    except OSError as error:
        raise UserError(N_("This file cannot be read."), code="file", field="file") from error
