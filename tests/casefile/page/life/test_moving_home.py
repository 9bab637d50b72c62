from dataclasses import replace
from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.life.moving_home import change_lines, far_lines
from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.values import DaySpan, UserId, new_id
from ks_desktop.house import House
from ks_desktop.visits.domain.new_home import Agreed, FarVisit, NewHome
from ks_desktop.widgets.tasks import Tasks
from tests.casefile.page.life.shown import her_page
from tests.families import sign_up
from tests.houses import TODAY, settle

BEFORE = Agreed(possible=DaySpan(date(2026, 11, 1), date(2027, 2, 1)), visit_by=date(2026, 12, 1), contact_by=TODAY)
AFTER = Agreed(possible=DaySpan(date(2026, 12, 1), date(2027, 1, 1)), visit_by=date(2026, 12, 8), contact_by=None)
HOME = NewHome(
    code="GM0355", municipality="Zeist", is_ours=True, before=BEFORE, after=AFTER, has_weeks=True, keeps_nurse=False
)
NURSE = UserId(new_id())
ADDRESS = {"street": "Slotlaan", "house_number": "3", "postcode": "3701 AA", "place": "Zeist", "municipality": "Zeist"}


def test_what_changes_is_said_in_words() -> None:
    said = "\n".join(change_lines(replace(HOME, nurses=((NURSE, "Mw. Proef"),)), TODAY))
    for part in ("di 1 dec", "dat was", "Haar verpleegkundige bezoekt niet in Zeist.", "Daar wel: Mw. Proef."):
        assert part in said
    same = replace(HOME, after=BEFORE, keeps_nurse=True)
    assert len(list(change_lines(same, TODAY))) == 1
    assert list(change_lines(replace(HOME, is_ours=False), TODAY)) == [
        "In Zeist werken wij niet: draag haar over aan de JGZ daar."
    ]
    contacted = replace(HOME, after=replace(AFTER, contact_by=date(2026, 11, 27)))
    assert any("Contact vóór" in line for line in change_lines(contacted, TODAY))


def test_only_visits_that_are_farther_are_named() -> None:
    near = FarVisit(
        starts_at=datetime(2026, 11, 24, 9, tzinfo=UTC),
        nurse=NURSE,
        nurse_name="Mw. Proef",
        minutes_before=10,
        minutes_after=20,
        visits_there=True,
    )
    far, elsewhere = replace(near, minutes_after=40), replace(near, visits_there=False)
    assert list(far_lines(replace(HOME, visits=(near,)), TODAY)) == []
    (said,) = far_lines(replace(HOME, visits=(far,)), TODAY)
    assert "40 min" in said
    (not_there,) = far_lines(replace(HOME, visits=(elsewhere,)), TODAY)
    assert "plan het opnieuw" in not_there


def test_a_new_address_is_saved_with_what_it_changes_said_before(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Verhuis", given_name="Vera")
    with her_page(qtbot, house, tasks, case) as card:
        card.open("moved")
        card.moved.submit()
        assert card.moved.form.field("street").error() == "Vul het nieuwe adres in."
        card.moved.form.set_values(ADDRESS)
        card.moved.form.field("municipality").left.emit()
        settle(tasks)
        assert "afspraken van Zeist" in card.moved.changes.text()
        card.moved.submit()
        settle(tasks)
        page = house.casefiles.page(case, actor=house.actor, is_refresh=True)
        assert (page.client.address.street_line, page.municipality) == ("Slotlaan 3", "Zeist")
        assert page.client.name.given_name == "Vera"
        assert "van Utrecht naar Zeist" in card._lines.text()  # noqa: SLF001 - what the card says
    house.clients.close_case(case, CloseReason.OTHER, actor=house.actor)
