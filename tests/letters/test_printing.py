import re
from datetime import date
from functools import partial
from io import BytesIO

import sqlalchemy as sa
from pypdf import PdfReader

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.letters.printing import PlanPrinting, glyph_notice
from ks_desktop.paper.documents import MARK
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import visit_code
from ks_desktop.visits.domain.printed import PlanKind
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.team_weeks import TeamWeeks
from tests.letters.rooms import Rooms

DAY = date(2026, 11, 24)


def printing(rooms: Rooms) -> PlanPrinting:
    users = Users(rooms.database)
    diaries = rooms.visits.facts.diaries
    schedules = Schedules(rooms.database, rooms.clock, users, diaries, rooms.visits.changing)
    team_weeks = TeamWeeks(rooms.database, rooms.visits, schedules)
    return PlanPrinting(rooms.database, rooms.visits, team_weeks, register(rooms), rooms.settings, users)


def register(rooms: Rooms) -> PrintedPlans:
    return PrintedPlans(rooms.database, rooms.clock, rooms.clients, Users(rooms.database), rooms.audit)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_a_day_on_paper_names_nobody(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id, DAY)
    text = text_of(printing(rooms).day(DAY, actor=rooms.actor).pdf)
    for said in ("dinsdag 24 november 2026", "10:30", "A.K.", "3512 Utrecht", "Lindestraat 8", "06-12345678"):
        assert said in text
    for absent in ("Kaya", "1998", "999910413", "werk en inkomen", "Slaapt"):
        assert absent not in text


def test_the_strip_is_left_out_when_the_settings_say_so(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id, DAY)
    rooms.settings.change({"plan_strip": "no"}, actor=rooms.actor)
    assert "Lindestraat" not in text_of(printing(rooms).day(DAY, actor=rooms.actor).pdf)


def test_the_guide_lies_behind_a_day_with_visits_when_the_settings_say_so(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id, DAY)
    rooms.settings.change(
        {"plan_guide": "yes", "plan_leaflets": "Folder kraamzorg", "low_ink": "yes"}, actor=rooms.actor
    )
    pages = PdfReader(BytesIO(printing(rooms).day(DAY, actor=rooms.actor).pdf)).pages
    assert len(pages) == 2
    text = pages[1].extract_text()
    assert "Folder kraamzorg" in text
    for absent in ("A.K.", "3512", "Lindestraat", visit_code_on(pages[0].extract_text())):
        assert absent not in text
    empty = printing(rooms).day(date(2026, 11, 25), actor=rooms.actor)
    assert len(PdfReader(BytesIO(empty.pdf)).pages) == 1


def visit_code_on(text: str) -> str:
    (code,) = re.findall(r"A\.K\.\s+(\w{4})", text)
    return str(code)


def test_where_calling_is_not_safe_there_is_no_number(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(safe_to_call="no")
    rooms.book(case_id, DAY)
    text = text_of(printing(rooms).day(DAY, actor=rooms.actor).pdf)
    assert "06 12" not in text
    assert "niet bellen" in text


def test_a_week_says_codes_and_areas_only(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id, DAY)
    text = text_of(printing(rooms).week(2026, 48, actor=rooms.actor).pdf)
    assert "di 24 nov" in text
    assert "3512" in text
    for absent in ("A.K.", "Kaya", "Lindestraat"):
        assert absent not in text


def test_what_no_font_has_is_named_and_its_place_is_seen(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman(street="Straat 王🌹")
    rooms.book(case_id, DAY)
    paper = printing(rooms).day(DAY, actor=rooms.actor)
    assert paper.missing == ("王", "🌹")
    assert f"Straat {MARK}{MARK} 8" in text_of(paper.pdf)
    notice = glyph_notice(paper)
    assert "王 🌹" in notice
    assert MARK in notice
    rooms.settings.change({"plan_strip": "no"}, actor=rooms.actor)
    assert glyph_notice(printing(rooms).day(DAY, actor=rooms.actor)) == ""


def test_a_plan_that_is_printed_is_in_the_register_and_in_the_log_and_one_that_is_looked_at_is_not(
    rooms: Rooms,
) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id, DAY)
    plans = printing(rooms)
    for make in (partial(plans.day, DAY), partial(plans.week, 2026, 48)):
        made = make(actor=rooms.actor)
        assert made.draft.label in text_of(made.pdf)
        plans.printed(made, actor=rooms.actor)
    plans.team(2026, 48, actor=rooms.actor)
    week, day = register(rooms).out(actor=rooms.actor)
    assert [(plan.kind, plan.first, plan.last, plan.visits) for plan in (day, week)] == [
        (PlanKind.DAY, DAY, DAY, 1),
        (PlanKind.WEEK, date(2026, 11, 23), date(2026, 11, 29), 1),
    ]
    with rooms.database.reading(rooms.actor) as reading:
        events = set(reading.session.scalars(sa.text("SELECT event FROM audit")))
    assert AuditEvent.PLAN_PRINTED in events


def test_the_team_stands_on_one_plan_by_code_and_area(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    visit = rooms.book(case_id, DAY)
    made = printing(rooms).team(2026, 48, actor=rooms.actor)
    text = text_of(made.pdf)
    assert f"10:30 {visit_code(visit)} 3512" in text
    assert (made.draft.kind, made.draft.nurse, len(made.draft.visits)) == (PlanKind.TEAM, None, 1)
    for absent in ("A.K.", "Kaya", "Lindestraat"):
        assert absent not in text


def test_a_visit_without_her_consent_stands_on_no_plan(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id, DAY)
    no = Answered(purpose=ConsentPurpose.SIGN_UP, agrees=False, given_on=rooms.clock.today(), asked_by="N. Proef")
    rooms.clients.answers.answer(case_id, no, actor=rooms.actor)  # no room is told here: as in a file of before
    assert "A.K." not in text_of(printing(rooms).day(DAY, actor=rooms.actor).pdf)
    assert "3512" not in text_of(printing(rooms).week(2026, 48, actor=rooms.actor).pdf)
    assert "3512" not in text_of(printing(rooms).team(2026, 48, actor=rooms.actor).pdf)
    assert len(rooms.visits.day_plan(DAY, actor=rooms.actor).stops) == 1
