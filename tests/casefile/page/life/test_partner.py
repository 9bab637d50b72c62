from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.life.partner import out_words
from ks_desktop.clients.domain import CaseState
from ks_desktop.clients.domain.life_event import OutKind, OutThere
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.casefile.page.life.shown import her_page
from tests.houses import case_in, settle

DAY = date(2026, 11, 20)


def test_one_action_says_what_it_does_and_keeps_when_she_may_be_called(
    qtbot: QtBot, house: House, tasks: Tasks
) -> None:
    case = case_in(house, CaseState.PLANNED)
    with her_page(qtbot, house, tasks, case) as card:
        card.open("partner")
        settle(tasks)
        assert "liever elders" in card.partner.heading.text()
        assert card.partner.out.text()
        card.partner.form.set_values({"call_hours": "ma-vr na 15"})
        card.partner.submit()
        settle(tasks)
        contact = house.casefiles.page(case, actor=house.actor, is_refresh=True).client.contact
        assert (contact.is_unknown_to_partner, contact.call_hours) == (True, "ma-vr na 15")
        assert not card.links["partner"].isVisibleTo(card)
    house.undo.undo(actor=house.actor)


def test_what_is_out_is_a_calm_list() -> None:
    assert out_words((), DAY) == "Er is niets buiten de deur dat hij kan zien."
    said = out_words([OutThere(kind=kind, about="A1", day=DAY) for kind in OutKind], DAY)
    assert said.count("•") == len(OutKind)
    assert said.startswith("Bespreek dit met haar:")
