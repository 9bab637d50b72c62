import re
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from pypdf import PdfReader

from ks_desktop.core.gestation import age_of
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.house import House
from ks_desktop.letters.huddle import CLOSING_DAYS, MOST_ROWS, huddle_sheet, is_closing
from ks_desktop.paper import paint
from ks_desktop.visits.domain import ToPlan
from ks_desktop.visits.domain.caseload import Caseload, WeekRoom
from tests.houses import practice

TODAY = date(2026, 11, 23)
NOOR = UserId(UUID(int=7))
NAMES = {NOOR: "Noor Proef"}
LOADS = (
    Caseload(
        nurse=NOOR,
        name="Noor Proef",
        open_cases=12,
        to_call=3,
        to_plan=4,
        closing=1,
        missed=2,
        weeks=(WeekRoom(week=48, visits=5, room=9), WeekRoom(week=49, visits=1, room=12)),
        reports=6,
        feedback=7,
    ),
    Caseload(nurse=None, name="", open_cases=3),
)


def waiting(number: int = 1, days: int = 5, *, is_missed: bool = False, nurse: UserId | None = NOOR) -> ToPlan:
    return ToPlan(
        case_id=CaseId(UUID(int=number)),
        name="Aylin Kaya",
        age=age_of(35, 2),
        opens_on=TODAY,
        closes_on=TODAY + timedelta(days=days),
        attempts=2,
        is_missed=is_missed,
        nurse=nurse,
    )


def text_of(*women: ToPlan) -> str:
    pages = PdfReader(BytesIO(paint.paper_of(huddle_sheet(LOADS, women, NAMES, TODAY)).pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_what_each_nurse_has_stands_with_whose_weeks_close() -> None:
    text = text_of(waiting())
    assert "Noor Proef 12 3 4 1 2 5 van 9 1 van 12 6 7" in text
    assert "Week 48 Week 49" in text
    assert "nog niemand 3 0 0 0 0 0 0" in text
    assert "A.K. 35+2 za 28 nov Noor Proef 2 keer" in text
    assert "Kaya" not in text


def test_only_what_closes_within_two_weeks_is_named() -> None:
    assert is_closing(waiting(days=CLOSING_DAYS), TODAY)
    assert not is_closing(waiting(days=CLOSING_DAYS + 1), TODAY)
    assert not is_closing(waiting(is_missed=True, days=-3), TODAY)
    assert "A.K." not in text_of(waiting(days=CLOSING_DAYS + 1))
    assert "Geen." in text_of()
    assert "nog niemand" in text_of(waiting(nurse=None)).split("Vensters")[1]


def test_a_long_list_stays_one_sheet() -> None:
    women = tuple(waiting(number) for number in range(MOST_ROWS + 18))
    for nurses in (1, 6):
        made = paint.paper_of(huddle_sheet(LOADS * nurses, women, NAMES, TODAY))
        assert len(PdfReader(BytesIO(made.pdf)).pages) == 1
    assert "En nog 20" in text_of(*women)


def _visits_of(text: str) -> int:
    """Return how many visits of this week and the next stand behind the name of who prints it."""
    found = re.search(r"Mw\. Proef(?: \d+){5} (\d+) van \d+ (\d+) van", text)
    assert found is not None
    return int(found[1]) + int(found[2])


def test_a_whole_house_makes_it_with_the_numbers_of_the_team_page_and_the_log_knows() -> None:
    house: House = practice()
    try:
        made = house.huddle.sheet(actor=house.actor)
        text = " ".join(PdfReader(BytesIO(made.pdf)).pages[0].extract_text().split())
        assert "Aylin" not in text
        (load,) = [x for x in house.caseload.of_team(house.clock.today(), actor=house.actor) if x.nurse == house.actor]
        planned = sum(week.visits for week in load.weeks)
        assert _visits_of(text) == planned
        assert f"Mw. Proef {load.open_cases} {load.to_call} {load.to_plan} {load.closing}" in text
        with house.database.reading(house.actor) as reading:
            first = next(visit for visit in house.visits.booked(reading=reading) if visit.nurse == house.actor)
        house.visits.cancel(first.id, "", actor=house.actor)
        made = house.huddle.sheet(actor=house.actor)
        assert _visits_of(" ".join(PdfReader(BytesIO(made.pdf)).pages[0].extract_text().split())) == planned - 1
    finally:
        house.close()
