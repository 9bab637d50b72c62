from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain import CloseReason, ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.casefile.page.life.shown import her_page
from tests.families import sign_up
from tests.houses import TODAY, settle


def test_away_asks_for_her_yes_and_closes(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Elders", given_name="Els")
    with her_page(qtbot, house, tasks, case) as card:
        card.open("moved")
        card.moved.away.click()
        assert card.away.isVisible()
        assert "Nog niet vastgelegd" in card.away.form.field("handed_over").note()
        card.away.submit()
        assert card.away.form.field("handed_over").error() == "Antwoord ja of nee."
        card.away.form.set_values({"to": "Breda", "handed_over": True})
        card.away.submit()
        settle(tasks)
        assert "nog geen toestemming" in card.away.form.field("handed_over").error()
        card.away.form.set_values({"handed_over": False})
        card.away.submit()
        settle(tasks)
        page = house.casefiles.page(case, actor=house.actor, is_refresh=True)
        assert page.case.close_reason is CloseReason.MOVED
        assert not card.links["handover_jgz"].isVisibleTo(card)


def test_handed_over_with_her_yes_the_letter_is_offered(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Overdracht", given_name="Olga")
    yes = Answered(
        purpose=ConsentPurpose.HANDOVER,
        agrees=True,
        given_on=TODAY,
        asked_by="Mw. Proef",
        explained="x",
        why="x",
        data="x",
    )
    house.consents.answer(case, yes, actor=house.actor)
    with her_page(qtbot, house, tasks, case) as card:
        card.open("moved_away")
        assert "Zij stemde in op" in card.away.form.field("handed_over").note()
        card.away.form.set_values({"to": "Breda, GGD", "handed_over": True})
        card.away.submit()
        settle(tasks)
        assert "Breda, GGD" in card._lines.text()  # noqa: SLF001 - what the card says
        with qtbot.waitSignal(card.letter_wanted) as wanted:
            card.links["handover_jgz"].click()
        assert wanted.args == ["handover_jgz"]
    house.clients.reopen_case(case, actor=house.actor)  # she comes back
    assert house.casefiles.page(case, actor=house.actor, is_refresh=True).case.is_open
