from datetime import timedelta

from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.life.birth import timing_words
from ks_desktop.clients.domain import CaseState
from ks_desktop.clients.domain.birth import Teller
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.casefile.page.life.shown import her_page
from tests.families import sign_up
from tests.houses import TODAY, case_in, settle


def test_a_birth_is_recorded_with_what_falls_away_said_before(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = case_in(house, CaseState.PLANNED)
    with her_page(qtbot, house, tasks, case) as card:
        card.open("birth")
        assert "vervalt" in card.birth.heading.text()
        card.birth.submit()
        assert card.birth.form.field("born_on").error() == "Vul de dag in."
        card.birth.form.set_values({"born_on": TODAY, "told_by": Teller.MIDWIFE, "children": "twee"})
        card.birth.submit()
        assert card.birth.form.field("children").error() == "Typ een heel getal."
        card.birth.form.set_values({"children": "2", "close": False})
        card.birth.submit()
        settle(tasks)
        lines = card._lines.text()  # noqa: SLF001 - what the card says
        assert "2 kinderen" in lines
        assert card.links["birth_again"].isVisibleTo(card)
        assert not card.links["birth"].isVisibleTo(card)
        card.open("birth")  # to correct it: what stands there is shown
        assert card.birth.form.field("children").value() == "2"
        card.birth.leave()
    house.undo.undo(actor=house.actor)


def test_when_it_went_otherwise_nothing_more_is_asked_here(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Anders")
    with her_page(qtbot, house, tasks, case) as card:
        card.open("birth")
        what = card.birth.form.field("what")
        with qtbot.waitSignal(card.otherwise):
            what.set_value("otherwise")
            what.edited.emit()
        assert card.birth.isHidden()
        page = house.casefiles.page(case, actor=house.actor)
        due = page.case.due_date
        assert timing_words(page, due) == "40+0 weken"
        assert timing_words(page, due - timedelta(days=22)).endswith("vóór 37 weken")
        assert timing_words(page, due + timedelta(days=14)).endswith("na 42 weken")
        assert "kan dit niet kloppen" in timing_words(page, due - timedelta(days=200))
