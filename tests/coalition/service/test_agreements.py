from datetime import date

import sqlalchemy as sa

from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT, ContactWindow, FreeDay, Terms
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import UserId

TODAY = date(2026, 11, 21)
LATE = WeekWindow(earliest=age_of(20), best_from=age_of(24), best_until=age_of(30), latest=age_of(35))


def _weeks(municipality: str, valid_from: date, source: str) -> ContactWindow:
    return ContactWindow(
        municipality=municipality, contact_type=SECOND_VISIT, valid_from=valid_from, window=LATE, source=source
    )


def test_own_weeks_come_before_general_ones_and_those_before_the_proposal(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    def source(code: str, on: date = TODAY) -> str:
        with database.reading(actor) as reading:
            found = coalition.terms(code, on, reading=reading).contact_window(SECOND_VISIT)
        assert found is not None
        return found.source

    assert "voorstel" in source("GM0344")
    coalition.agreements.save_window(_weeks("", date(2025, 1, 1), "regio"), actor=actor)
    assert source("GM0344") == source("") == "regio"
    coalition.agreements.save_window(_weeks("GM0344", date(2026, 1, 1), "Utrecht"), actor=actor)
    changes = coalition.agreements.save_window(_weeks("GM0344", date(2026, 12, 1), " Utrecht\x00 nieuw"), actor=actor)
    assert (changes.coalition, changes.visits) == (True, True)
    assert (source("GM0344"), source("GM0344", date(2026, 12, 1)), source("GM0355")) == (
        "Utrecht",
        "Utrecht nieuw",
        "regio",
    )


def test_a_changed_first_visit_leaves_the_others_as_they_are(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    coalition.save_terms(Terms(municipality="GM0344", valid_from=TODAY, window=LATE), actor=actor)
    with database.reading(actor) as reading:
        terms = coalition.terms("GM0344", TODAY, reading=reading)
    assert terms.window_of(FIRST_VISIT) == LATE
    assert terms.window_of(SECOND_VISIT).latest == age_of(37)
    assert terms.term_days_of(CALL) == 5


def test_terms_count_by_the_days_this_organisation_keeps(
    coalition: Coalition, database: Database, actor: UserId
) -> None:
    monday = date(2026, 11, 23)
    coalition.own_days.save(FreeDay(day=monday, is_free=True, name="Studiedag"), actor=actor)
    with database.reading(actor) as reading:
        terms = coalition.terms("GM0344", TODAY, reading=reading)
    assert terms.after(TODAY, 1) == date(2026, 11, 24)
    assert terms.free.name_of(monday) == "Studiedag"


def test_more_municipalities_ask_no_more_questions(coalition: Coalition, database: Database, actor: UserId) -> None:
    asked = 0

    def count(*_args: object) -> None:
        nonlocal asked
        asked += 1

    def questions(codes: list[str]) -> int:
        nonlocal asked
        with database.reading(actor) as reading:
            asked = 0
            connection = reading.session.connection()
            sa.event.listen(connection, "before_cursor_execute", count)
            coalition.agreements.terms_of(codes, TODAY, reading=reading)
            sa.event.remove(connection, "before_cursor_execute", count)
        return asked

    assert questions(["GM0344"]) == questions([f"GM{number:04}" for number in range(300)]) < 8
