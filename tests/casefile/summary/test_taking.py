from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from ks_desktop.core.errors import UserError
from ks_desktop.house import House
from ks_desktop.visits.domain import HeldVisit, Mode, Need, Outcome, Report
from ks_desktop.visits.domain.reporting import Following, NextContact
from ks_desktop.visits.restricted import SafetyColour
from tests.families import sign_up
from tests.houses import TODAY, new_house

HELD = Report(outcome=Outcome.VISITED, held_on=TODAY, mode=Mode.HOME, need=Need.SOME_HELP, note="Xqzvw")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = new_house(tmp_path / "data")[0]
    yield opened
    opened.close()


def test_what_was_taken_is_logged_without_a_word_of_it(house: House) -> None:
    case_id = sign_up(house)
    with pytest.raises(UserError) as refused:
        house.summaries.take(case_id, actor=house.actor)
    assert refused.value.code == "not_visited"
    house.safety.look(case_id, SafetyColour.ORANGE, "Hond Xqzvw los op het erf", actor=house.actor)
    held = HeldVisit(case_id=case_id, contact_type="first_visit", report=HELD, minutes=60)
    house.reports.record(held, Following(next_contact=NextContact(contact_type="call")), actor=house.actor)
    assert house.summaries.take(case_id, actor=house.actor) == (
        "Prenataal huisbezoek op 21 november 2026, bij een zwangerschapsduur van 23+4 weken. "
        "Naar haar eigen idee heeft zij wat hulp nodig. Volgend contact: telefonisch gesprek."
    )
    with house.database.reading(house.actor) as reading:
        query = sa.text("SELECT event, action, subject, columns FROM audit ORDER BY seq DESC LIMIT 1")
        assert tuple(reading.session.execute(query).one()) == ("exported", "E", "appointment", "summary")
