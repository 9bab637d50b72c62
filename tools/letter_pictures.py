"""One of each paper for three practice families, every page as PNG: `python -m tools.letter_pictures OUT`.

The pages are made by the services, with agreements, visits and births as a nurse would record them; nothing is drawn
for the picture. The folder gets an index to look through.
"""

import argparse
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final
from uuid import UUID

from babel import Locale
from PIL import Image

from ks_desktop import house as houses
from ks_desktop.clients.domain import CaseState
from ks_desktop.clients.domain.birth import Birth
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.clock import fixed_clock, local_day
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.texts import _
from ks_desktop.core.values import CaseId, LetterId, OrganisationId
from ks_desktop.house import House
from ks_desktop.letters.asking import YES, QuestionKind, questions
from ks_desktop.letters.domain import KIND_LABELS, LetterDraft, LetterKind, Variant
from ks_desktop.letters.office import office_of
from ks_desktop.letters.recovery import recovery_sheet_pdf
from ks_desktop.letters.service import Agreement
from ks_desktop.letters.translating import language_for, languages_of
from ks_desktop.letters.trial import trial_of
from ks_desktop.letters.wording import wording
from ks_desktop.paper import paint
from ks_desktop.practice import MovableClock
from ks_desktop.visits.domain import Appointment, AppointmentState, Outcome, Report

DOTS: Final = 90
COLOURS: Final = 16
TODAY: Final = date(2026, 11, 21)
_WORDS: Final[Mapping[str, str]] = {
    "question": "Wilt u met haar kennismaken en samen kijken welke hulp past?",
    "assessment": "Zij redt zich goed. Zij wil graag meer mensen in de buurt leren kennen.",
    "agreements": "Zij belt zelf voor een afspraak. Ik bel haar over twee weken.",
    "message": "Zij gaat naar de moedergroep. Over vier weken bezoek ik haar weer.",
    "help_started": "later",
    "follow_up": "we_call",
    "refer_to": "de poli voor zwangeren",
    "requested_by": "mevrouw zelf",
    "identity": "paspoort",
}
_BEFORE: Final = (
    LetterKind.RECEIPT,
    LetterKind.APPOINTMENT,
    LetterKind.REFERRAL_MEDICAL,
    LetterKind.REFERRAL_SOCIAL,
    LetterKind.REFERRAL_INFORMAL,
    LetterKind.REQUEST_TO_REFER,
)
_LACKING: Final = frozenset({CaseState.INCOMPLETE, CaseState.CONSENT_MISSING})
_MATERNITY: Final = Organisation(
    id=OrganisationId(UUID(int=1)),
    name="Kraamzorg Proefstad",
    kind=OrganisationKind.MATERNITY_CARE,
    street="Wiegweg",
    house_number="1",
    postcode="3511 AA",
    place="Utrecht",
)
_AFTER_CANCELLING: Final = (LetterKind.CANCELLATION, LetterKind.NOT_REACHED)
_AFTER_VISIT: Final = (LetterKind.FEEDBACK, LetterKind.HANDOVER_JGZ)
_AFTER_BIRTH: Final = (LetterKind.HANDOVER_BIRTH, LetterKind.HANDOVER_MATERNITY, LetterKind.RECORD_EXTRACT)
_VARIANTS: Final = (Variant.NORMAL, Variant.LARGE_PRINT, Variant.LOW_INK)  # one of each family


@dataclass(slots=True, kw_only=True)
class Pictures:
    """The folder that is filled, and what stands in its index."""

    out: Path
    lines: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def keep(self, name: str, about: str, pdf: bytes) -> None:
        """Write each page of a paper."""
        links = []
        for number, png in enumerate(pages(pdf), 1):
            file = f"{name}-{number}.png"
            (self.out / file).write_bytes(png)
            links.append(f"[{number}]({file})")
        self.lines.append(f"| {about} | {' '.join(links)} |")

    def head(self, title: str) -> None:
        """Begin a table in the index."""
        self.lines += ["", f"## {title}", "", "| papier | bladzijden |", "|---|---|"]

    def index(self) -> str:
        """Return the index."""
        head = [
            "# Brieven en plannen, zoals ze uit de printer komen",
            "",
            "Van elk papier een, voor drie verzonnen gezinnen van de oefenstand. Zo gemaakt:",
            "`python -m tools.letter_pictures docs/letters`.",
        ]
        missing = ["", "## Niet te maken", "", *(f"- {line}" for line in self.missing)] if self.missing else []
        return "\n".join([*head, *self.lines, *missing]) + "\n"


def pages(pdf: bytes) -> Iterator[bytes]:
    """Return each page of a paper as a PNG of few colours."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "p.pdf").write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", "p.pdf", "p"], cwd=folder, check=True)
        for page in sorted(folder.glob("p-*.png")):
            kept = BytesIO()
            Image.open(page).quantize(COLOURS, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
            yield kept.getvalue()


class Family:
    """One practice family, and the letters that can be made about her in the order of what happens."""

    def __init__(self, house: House, clock: MovableClock, case_id: CaseId, variant: Variant) -> None:
        """Take the house, its clock, whom it is about, and how her letters are printed."""
        self._house = house
        self._clock = clock
        self._case_id = case_id
        self.variant = variant

    def print(self, pictures: Pictures, prefix: str, name: str) -> None:
        """Make every letter, with what happened between them."""
        pictures.head(name)
        for step, kinds in (
            (self._nothing, _BEFORE),
            (self._cancel, _AFTER_CANCELLING),
            (self._visit, _AFTER_VISIT),
            (self._bear, _AFTER_BIRTH),
        ):
            step()
            for kind in kinds:
                self._letter(kind, pictures, prefix, name)

    def ask(self, pictures: Pictures, prefix: str, name: str) -> None:
        """Ask her referrer what is missing."""
        self._letter(LetterKind.QUESTION, pictures, prefix, name)

    def speak(self, pictures: Pictures, prefix: str) -> None:
        """Write to her that the visit comes, in each language beside the Dutch."""
        letters, actor = self._house.letters, self._house.actor
        for code in languages_of(LetterKind.APPOINTMENT):
            begun = letters.begin(LetterKind.APPOINTMENT, self._case_id, actor=actor)
            made = letters.make(replace(begun, language=code), actor=actor, is_final=True)
            pictures.keep(f"{prefix}-{code}", Locale("nl").languages[code], letters.pdf(made.id, actor=actor))

    def _letter(self, kind: LetterKind, pictures: Pictures, prefix: str, name: str) -> None:
        about = _(KIND_LABELS[kind])
        try:
            made = self._made(kind)
        except UserError as error:
            pictures.missing.append(f"{name}, {about}: {' '.join(one.text() for one in each(error))}")
            return
        pictures.keep(f"{prefix}-{kind.value}", about, self._house.letters.pdf(made, actor=self._house.actor))

    def _made(self, kind: LetterKind) -> LetterId:
        letters, actor = self._house.letters, self._house.actor
        draft = self._filled(letters.begin(kind, self._case_id, self._receiver(kind), actor=actor))
        asks = letters.look(draft, actor=actor).needed_consent is not None
        agreed = Agreement(asked_by="Mw. Proef", given_on=self._clock.today()) if asks else None
        return letters.make(draft, actor=actor, agreement=agreed, is_final=True).id

    def _filled(self, begun: LetterDraft) -> LetterDraft:
        kind, house = begun.kind, self._house
        hers = language_for(kind, self.language()) if kind is not LetterKind.RECORD_EXTRACT else begun.language
        asked = {one.word: YES if one.kind is QuestionKind.YES_NO else "" for one in questions(wording(kind))}
        words = {**asked, **_WORDS, **begun.words, "requested_on": house.clock.today().isoformat()}
        return replace(begun, words=words, language=hers, variant=self.variant)

    def language(self) -> str:
        """Return the language she speaks, "" where nobody knows."""
        with self._house.database.reading(self._house.actor) as reading:
            case = self._house.clients.cases([self._case_id], reading=reading)[self._case_id]
            return self._house.clients.clients([case.client_id], reading=reading)[case.client_id].language

    def _receiver(self, kind: LetterKind) -> UUID | None:
        """Return who gets it: a partner whose address is no secret, where there is one."""
        known = self._house.letters.receivers(kind, self._case_id, actor=self._house.actor)
        secret = {one.id for one in self._house.coalition.organisations(actor=self._house.actor) if one.address_secret}
        return next(iter(sorted((one.id for one in known), key=lambda one: one in secret)), None)

    def _booked(self) -> list[Appointment]:
        with self._house.database.reading(self._house.actor) as reading:
            found = self._house.visits.of_cases([self._case_id], reading=reading).get(self._case_id, ())
        return [visit for visit in found if visit.state is AppointmentState.BOOKED]

    def _nothing(self) -> None:
        """Begin with the case as it is."""

    def _cancel(self) -> None:
        for visit in self._booked():
            self._house.visits.cancel(visit.id, "Zij is die dag verhinderd.", actor=self._house.actor)

    def _visit(self) -> None:
        house, actor = self._house, self._house.actor
        best = house.visits.proposals(self._case_id, actor=actor)[0]
        visit = house.visits.accept(best, actor=actor).appointment_id
        day = local_day(best.starts_at)
        self._clock.go_to(day + timedelta(days=1))
        report = Report(outcome=Outcome.VISITED, held_on=day, note="Prettig gesprek.", agreed=("Weten wie ik bel",))
        house.visits.report(visit, report, actor=actor)

    def _bear(self) -> None:
        house = self._house
        with house.database.reading(house.actor) as reading:
            due = house.clients.cases([self._case_id], reading=reading)[self._case_id].due_date
        self._clock.go_to(due + timedelta(days=5))
        told = house.clock.today()
        house.births.record(
            Birth(case_id=self._case_id, born_on=due + timedelta(days=2), told_on=told), actor=house.actor
        )


def book_all(house: House) -> None:
    """Book a visit for whoever is ready, so that the plans show a day of work."""
    proposals, actor = house.week_proposals, house.actor
    made = proposals.make(proposals.question(TODAY, 6, actor=actor, rounds=12))
    proposals.accept(made, [row.case_id for row in made.new], actor=actor)


def plain_papers(house: House, pictures: Pictures) -> None:
    """Print what is about no family in particular."""
    actor = house.actor
    pictures.head("Plannen, lijsten en formulieren")
    house.settings.change(
        {"plan_guide": "yes", "plan_leaflets": "Folder kraamzorg; Folder voeding; Kaartje met ons nummer"}, actor=actor
    )
    with house.database.reading(actor) as reading:
        days = Counter(visit.day for visit in house.visits.booked(reading=reading) if visit.nurse == actor)
        office = office_of(reading)
    day = max(days, key=lambda one: (days[one], -one.toordinal()))
    year, week, _weekday = day.isocalendar()
    papers: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        ("dagplan", "Dagplan, met gespreksleidraad", lambda: house.plans.day(day, actor=actor).pdf),
        ("weekplan", "Weekplan", lambda: house.plans.week(year, week, actor=actor).pdf),
        ("teamplan", "Teamplan", lambda: house.plans.team(year, week, actor=actor).pdf),
        ("bellijst", "Bellijst", lambda: house.call_lists.sheet(day, actor=actor).pdf),
        ("overleg", "Overleglijst", lambda: house.huddle.sheet(actor=actor).pdf),
        ("overdrachtlijst", "Overdrachtlijst", lambda: house.work_lists.sheet(actor, actor=actor).pdf),
        ("aanmeldformulier", "Aanmeldformulier", lambda: house.papers.blank_form(actor=actor)),
        ("herstelblad", "Herstelblad", lambda: recovery_sheet_pdf("K7QP-9XWM-" * 3 + "2F", "proef", TODAY)),
        ("proefblad", "Proefblad voor de vensterenvelop", lambda: paint.render_trial(trial_of(office))),
        *(
            (f"afspraken-{town.id}", f"Afsprakenblad {town.name}", partial(_agreed, house, town.id))
            for town in [line for line in house.coalition.towns.find("", actor=actor) if line.alliances][:1]
        ),
    )
    for name, about, make in papers:
        pictures.keep(name, about, make())


def _agreed(house: House, code: str) -> bytes:
    return house.agreement_sheets.paper(code, actor=house.actor).pdf


def main(out: Path) -> None:
    """Write all pictures and their index into a folder; older pictures there go."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.png"):
        old.unlink()
    pictures = Pictures(out=out)
    clock = MovableClock(fixed_clock(TODAY))
    house = houses.practice(clock=clock)
    try:
        book_all(house)
        plain_papers(house, pictures)
        house.coalition.save_organisation(_MATERNITY, actor=house.actor)
        lines = house.casefiles.list(actor=house.actor).lines
        pictures.head("Vraag aan de verwijzer")
        for number, line in enumerate((line for line in lines if line.state in _LACKING), 1):
            Family(house, clock, line.case_id, Variant.NORMAL).ask(pictures, f"vraag{number}", line.name)
        planned = [line for line in lines if line.state is CaseState.PLANNED]
        families = [(line.name, Family(house, clock, line.case_id, Variant.NORMAL)) for line in planned]
        pictures.head("Haar eigen taal naast het Nederlands")
        families[0][1].speak(pictures, "taal")
        foreign = sorted(families, key=lambda family: family[1].language() in {"", "nl"})
        for number, ((name, family), variant) in enumerate(zip(foreign, _VARIANTS, strict=False), 1):
            clock.go_to(TODAY)
            family.variant = variant
            family.print(pictures, f"gezin{number}", f"Gezin {number}: {name}")
    finally:
        house.close()
    (out / "README.md").write_text(pictures.index(), encoding="utf-8")
    print(*(pictures.missing or ["everything was made"]), sep="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tools.letter_pictures", description=__doc__)
    parser.add_argument("out", type=Path, help="folder to make the pictures in")
    main(parser.parse_args().out)
