from datetime import date, time, timedelta
from io import BytesIO
from uuid import UUID

from pypdf import PdfReader

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import UserId
from ks_desktop.letters import plans
from ks_desktop.letters.plans import PlanBlock
from ks_desktop.paper import paint
from ks_desktop.paper.documents import texts_of
from ks_desktop.visits.domain import DayStop, Mode, WeekPlan
from ks_desktop.visits.planning.diary import Busy
from ks_desktop.visits.planning.team import NurseWeek, TeamWeek
from tests.letters.stops import MONDAY, day_plan, stop, visiting, week_plan

NUMBER = "3/2026-11-22"


def week_text(plan: WeekPlan, blocks: tuple[PlanBlock, ...] = ()) -> str:
    return " ".join(texts_of(plans.week_sheet(plan, nurse="Noor Proef", number=NUMBER, blocks=blocks)))


def nurse_week(number: int, name: str, *monday: DayStop, busy: tuple[Busy, ...] = ()) -> NurseWeek:
    days = [day_plan(*(monday if not offset else ()), day=MONDAY + timedelta(days=offset)) for offset in range(7)]
    plan = WeekPlan(year=2026, week=48, days=tuple(days))
    return NurseWeek(nurse=UserId(UUID(int=number)), name=name, plan=plan, busy=busy)


def team(*nurses: NurseWeek, holidays: tuple[tuple[date, str], ...] = ()) -> TeamWeek:
    return TeamWeek(year=2026, week=48, nurses=nurses, holidays=holidays)


def test_a_week_says_codes_and_postcode_areas_only() -> None:
    visits = (stop(1), visiting(stop(2, at=time(11)), mode=Mode.PHONE))
    sheet = plans.week_sheet(week_plan(*visits), nurse="Noor Proef", number=NUMBER)
    text = PdfReader(BytesIO(paint.paper_of(sheet).pdf)).pages[0].extract_text()
    for said in ("Week 48", "ma 23 nov", visits[0].code, "3512", "09:30", "N.P.", "plan nr 3/2026-11-22", "telefoon"):
        assert said in text
    for absent in ("A.K.", "Lindestraat", "06 12", "23+6", "Utrecht"):
        assert absent not in text


def test_a_week_without_visits_says_so() -> None:
    days = tuple(day_plan(day=MONDAY + timedelta(days=offset)) for offset in range(7))
    empty = plans.week_sheet(WeekPlan(year=2026, week=48, days=days), nurse="Noor Proef", number="1/2026-11-22")
    assert "Geen bezoeken in deze week." in list(texts_of(empty))
    busy = plans.week_sheet(week_plan(), nurse="Noor Proef", number="1/2026-11-22")
    assert "Geen bezoeken in deze week." not in list(texts_of(busy))


def test_a_secret_address_is_in_no_week() -> None:
    hidden = stop(3, is_secret=True, postcode4="", place="", street_line="Geheimlaan 1")
    assert "Geheimlaan" not in week_text(week_plan(hidden))
    assert "3512" not in " ".join(texts_of(plans.team_sheet(team(nurse_week(1, "A", hidden)), number=NUMBER)))


def test_a_weekend_stands_in_a_week_only_with_visits() -> None:
    plan = week_plan(stop(1))
    assert "za 28 nov" not in week_text(plan)
    saturday = MONDAY + timedelta(days=5)
    days = (*plan.days[:5], day_plan(stop(8, saturday), day=saturday), plan.days[6])
    assert "za 28 nov" in week_text(type(plan)(year=2026, week=48, days=days))


def test_blocks_stand_in_the_cell_of_their_day() -> None:
    block = PlanBlock(day=MONDAY + timedelta(days=1), start=time(13), end=time(14), word="spreekuur")
    assert "13:00 spreekuur" in week_text(week_plan(stop(1)), (block,))


def test_the_team_stands_nurses_down_and_days_across_by_code_and_area() -> None:
    meeting = Busy(starts_at=instant_of(MONDAY, time(8)), ends_at=instant_of(MONDAY, time(9)), label="Overleg Kaya")
    first = nurse_week(1, "Noor Proef", stop(1), busy=(meeting,))
    second = nurse_week(2, "Els de Wit", visiting(stop(2, at=time(11)), mode=Mode.VIDEO))
    sheet = plans.team_sheet(team(first, second, holidays=((date(2026, 11, 27), "Feest"),)), number=NUMBER)
    text = " ".join(texts_of(sheet))
    said = (f"09:30 {stop(1).code}  3512", f"11:00 {stop(2).code}  beeldbellen", "N.P.", "E.d.W.", "08:00 overleg")
    for words in (*said, "vr 27 nov, vrije dag", "plan nr 3/2026-11-22"):
        assert words in text
    for absent in ("Kaya", "A.K.", "Proef", "Utrecht", "za 28 nov"):
        assert absent not in text


def test_two_nurses_with_the_same_initials_are_told_apart() -> None:
    text = " ".join(
        texts_of(plans.team_sheet(team(nurse_week(1, "Noor Proef"), nurse_week(2, "Nel Prins")), number=""))
    )
    assert "Noor Proef" in text
    assert "Nel Prins" in text


def test_twelve_full_nurses_split_over_pages_with_the_days_on_each() -> None:
    full = tuple(stop(number, at=time(8 + number, 30)) for number in range(1, 7))
    nurses = tuple(nurse_week(number, f"Nurse {chr(65 + number)}", *full) for number in range(12))
    pages = PdfReader(BytesIO(paint.paper_of(plans.team_sheet(team(*nurses), number=NUMBER)).pdf)).pages
    texts = [page.extract_text() for page in pages]
    assert 1 < len(texts) <= 4
    assert all("ma 23 nov" in text for text in texts)
    assert sum(text.count(full[0].code) for text in texts) == 12
    assert all(f"N.{chr(65 + number)}." in "".join(texts) for number in range(12))


def test_equal_weeks_are_equal_bytes() -> None:
    sheets = [plans.team_sheet(team(nurse_week(1, "A", stop(1))), number=NUMBER) for _time in range(2)]
    assert paint.paper_of(sheets[0]) == paint.paper_of(sheets[1])
