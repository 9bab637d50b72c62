"""The main job from beginning to end on invented families, without a window: a referral in, the papers out."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from ks_desktop import house as houses
from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.clients.domain import CloseReason
from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import make_private_folder, resources, write_private
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.service import Agreement
from ks_desktop.practice import MovableClock
from ks_desktop.visits.domain import Outcome, PlannedRow, Report

_DAYS_FROM_TODAY: Final = re.compile(r"@([+-]\d+)")
_WEEKS: Final = 6
_ROUNDS: Final = 12  # enough for a handful of families
_PARTNERS: Final = (
    (LetterKind.REFERRAL_MEDICAL, OrganisationKind.GP),
    (LetterKind.REFERRAL_SOCIAL, OrganisationKind.NEIGHBOURHOOD_TEAM),
)
_ASKED: Final = "Wilt u kennismaken en met haar bespreken welke hulp past?"


def rehearse(out: Path, *, clock: Clock | None = None) -> Exit:
    """Do the whole loop in practice mode and leave its papers as PDF in a folder.

    A sample CSV is imported, everybody who is ready is planned, letters and plans are written; then the clock goes to
    the day of the first visit, which is reported, fed back to the midwife, and closed.
    """
    try:
        make_private_folder(out)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The file could not be written. Check the folder and the disk.")
        ) from error
    moved = MovableClock(clock or Clock())
    house = houses.practice(clock=moved)
    try:
        _Rehearsal(house, moved, out).run()
    finally:
        house.close()
    return Exit.DONE


class _Rehearsal:
    def __init__(self, house: House, clock: MovableClock, out: Path) -> None:
        self._house = house
        self._clock = clock
        self._out = out

    def run(self) -> None:
        taken = self._import_sample()
        proposals = self._plan()
        first = next(row for case_id in taken for row in proposals if row.case_id == case_id)
        self._write("afspraakbrief.pdf", lambda: self._letter(LetterKind.APPOINTMENT, first.case_id))
        for kind, partner in _PARTNERS:
            self._write(f"verwijsbrief-{kind.value}.pdf", partial(self._referral, kind, partner, first.case_id))
        year, week, _weekday = first.day.isocalendar()
        self._write("dagplan.pdf", lambda: self._house.plans.day(first.day, actor=self._house.actor).pdf)
        self._write("weekplan.pdf", lambda: self._house.plans.week(year, week, actor=self._house.actor).pdf)
        self._visit(first)
        self._write("terugkoppeling.pdf", lambda: self._letter(LetterKind.FEEDBACK, first.case_id))
        self._house.clients.close_case(first.case_id, CloseReason.COMPLETED, actor=self._house.actor)
        output.say(_("The loop is closed: referral, visit, letters, feedback."))

    def _import_sample(self) -> list[CaseId]:
        """Return the cases of the sample, in its order."""
        today = self._clock.today()
        written = (resources() / "practice" / "sample.csv").read_text(encoding="utf-8")
        sample = _DAYS_FROM_TODAY.sub(lambda found: _days_from(today, int(found[1])), written)
        write_private(self._out / "aanmeldingen.csv", sample.encode())
        house = self._house
        _list, taken = house.imports.take(sample.encode(), actor=house.actor)
        results = tuple(taken)
        output.say(n_("{count} referral was imported.", "{count} referrals were imported.", len(results)))
        cases = {line.referral.id: line.referral.case_id for line in house.referrals.list(actor=house.actor)}
        return [cases[row.referral_id] for row in results if row.referral_id is not None]

    def _plan(self) -> Sequence[PlannedRow]:
        proposals, actor = self._house.week_proposals, self._house.actor
        made = proposals.make(proposals.question(self._clock.today(), _WEEKS, actor=actor, rounds=_ROUNDS))
        booked = proposals.accept(made, [row.case_id for row in made.new], actor=actor).booked
        output.say(n_("{count} visit was planned.", "{count} visits were planned.", len(booked)))
        return [row for row in made.new if row.case_id in booked]

    def _letter(self, kind: LetterKind, case_id: CaseId, receiver: UUID | None = None, **words: str) -> bytes:
        letters, actor = self._house.letters, self._house.actor
        letter_id = letters.draft(kind, case_id, receiver, words=words, actor=actor)
        if kind.is_referral:
            agreement = Agreement(asked_by="Mw. Proef", given_on=self._clock.today())
            letters.agree(letters.letter(letter_id, actor=actor).draft, agreement, actor=actor)
        letters.finalise(letter_id, actor=actor)
        return letters.pdf(letter_id, actor=actor)

    def _referral(self, kind: LetterKind, partner: OrganisationKind, case_id: CaseId) -> bytes:
        organisations = self._house.coalition.organisations(actor=self._house.actor)
        receiver = next(organisation.id for organisation in organisations if organisation.kind is partner)
        return self._letter(kind, case_id, receiver, question=_ASKED)

    def _visit(self, proposal: PlannedRow) -> None:
        self._clock.go_to(proposal.day)
        house = self._house
        with house.database.reading(house.actor) as reading:
            visit = house.visits.of_cases([proposal.case_id], reading=reading)[proposal.case_id][-1]
        report = Report(
            outcome=Outcome.VISITED, held_on=proposal.day, note="Prettig gesprek.", agreed=("Weten wie ik bel",)
        )
        self._clock.go_to(proposal.day + timedelta(days=1))
        house.visits.report(visit.id, report, actor=house.actor)

    def _write(self, name: str, make: Callable[[], bytes]) -> None:
        write_private(self._out / name, make())
        output.say(str(self._out / name))


def _days_from(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()
