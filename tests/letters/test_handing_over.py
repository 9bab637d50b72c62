from dataclasses import replace
from datetime import date, time
from uuid import UUID

from ks_desktop.core.clock import instant_of
from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.letters.handing_over import work_sheet
from ks_desktop.paper import paint
from ks_desktop.visits.domain import Appointment
from ks_desktop.visits.domain.caseload import NextStep
from ks_desktop.visits.domain.incident import OnPaper
from ks_desktop.visits.domain.printed import PlanKind
from ks_desktop.visits.service.work_lists import ListedCase, WorkList
from tests.pdf import text_of
from tests.visits.team import PROEF, asked, nurse, office

NOOR = UserId(UUID(int=7))
TODAY = date(2026, 11, 23)
LINE = ListedCase(
    case_id=CaseId(UUID(int=1)),
    step=NextStep.CALL,
    visit=None,
    initials="A.K.",
    age=age_of(23, 4),
    postcode4="3511",
    closes_on=date(2026, 12, 3),
    phone="06-00000001",
    until=date(2026, 11, 27),
)


def text(*lines: ListedCase, left_out: int = 0, with_strip: bool = False) -> str:
    found = WorkList(nurse=NOOR, day=TODAY, lines=lines, left_out=left_out)
    sheet = work_sheet(found, nurse="Noor Proef", number="3/2026-11-23", with_strip=with_strip)
    return " ".join(text_of(paint.paper_of(sheet).pdf).split())


def test_a_line_says_what_comes_next_and_nothing_that_names_her() -> None:
    printed = text(LINE)
    assert "A.K. 3511 23+4 bellen (t/m vr 27 nov) sluit do 3 dec" in printed
    assert "N.P. lijst 3/2026-11-23" in printed
    assert "06-0000" not in printed
    assert "geheim" in text(replace(LINE, postcode4=""))


def test_phone_numbers_stand_on_the_strip_only_when_it_is_wanted() -> None:
    assert "06-00000001" in text(LINE, with_strip=True)
    assert "niet bellen" in text(replace(LINE, phone=""), with_strip=True)
    assert "06-00000001, maandag na 15:00" in text(replace(LINE, call_hours="maandag na 15:00"), with_strip=True)
    assert "afscheuren" not in text(with_strip=True)


def test_a_visit_that_stays_with_its_own_nurse_is_said_to_be_hers() -> None:
    starts = instant_of(date(2026, 12, 3), time(10))
    visit = Appointment(id=AppointmentId(UUID(int=2)), case_id=LINE.case_id, nurse=NOOR, starts_at=starts, minutes=60)
    line = replace(LINE, step=NextStep.VISIT, visit=visit)
    assert "bezoek (t/m vr 27 nov) do 3 dec 10:00" in text(line)
    of_other = replace(line, visit=replace(visit, nurse=UserId(UUID(int=8))))
    assert "bezoek door een collega (t/m vr 27 nov) do 3 dec 10:00" in text(of_other)


def test_what_may_not_be_printed_is_only_counted() -> None:
    assert "Er is niets overgedragen." in text()
    assert "Nog 2 op het scherm" in text(LINE, left_out=2)


def test_a_printed_list_is_out_until_it_is_shredded_and_says_whom_it_concerns() -> None:
    with office() as house:
        made = house.work_lists.sheet(nurse(house, PROEF), actor=house.actor)
        assert made.draft.kind is PlanKind.HAND_OVER
        names = {case.name for case in asked(house, PROEF).cases}
        assert not any(name in text_of(made.pdf) for name in names)
        house.plans.printed(made, actor=house.actor)
        house.plans.printed(made, actor=house.actor)  # another copy of the same sheet
        (plan,) = house.printed_plans.out(actor=house.actor)
        lines = len(made.draft.visits) + len(made.draft.cases)
        assert (plan.kind, plan.copies, plan.visits, plan.nurse_name) == (PlanKind.HAND_OVER, 2, lines, PROEF)
        begun = house.incidents.begin_plan(plan.id, actor=house.actor)
        assert begun.has_strip
        assert {OnPaper.INITIALS, OnPaper.PHONE} < set(begun.data)
        house.printed_plans.lost(plan.id, "in de tram", actor=house.actor)
        told = house.printed_plans.concerned(plan.id, actor=house.actor)
        assert {woman.name.full for woman in told} == names  # also who stands on it without a visit
