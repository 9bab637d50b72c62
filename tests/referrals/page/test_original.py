import pytest
from pikepdf import Pdf
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.referrals.page.original import OriginalPane
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.papers import Papers, ReadPaper
from ks_desktop.widgets.desk import Desk
from tests import papers as made
from tests.as_typed import labels_that_read_markup, texts
from tests.desks import end_pauses, settle
from tests.referrals.formreading import hostile
from tests.referrals.makers import WHOLE
from tests.widgets.hands import child


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, papers: Papers) -> OriginalPane:
    made_here = OriginalPane(desk, papers)
    qtbot.addWidget(made_here)
    made_here.resize(500, 700)
    made_here.show()
    return made_here


def look(pane: OriginalPane, desk: Desk) -> None:
    settle(desk.tasks)
    end_pauses(pane)
    settle(desk.tasks)


def test_a_waiting_paper_is_read_shown_and_handed_over(
    pane: OriginalPane, desk: Desk, papers: Papers, actor: UserId
) -> None:
    paper = papers.receive(made.filled(), actor=actor).paper
    assert paper is not None
    heard: list[ReadPaper] = []
    pane.read.connect(heard.append)
    pane.show_paper(paper.id)
    look(pane, desk)
    assert heard[0].found.values["given_name"] == "Aylin"
    assert pane.view.page_count() == 1
    assert "Verloskundigen De Proef" in pane.view.page.accessibleDescription()
    assert child(pane, QLabel, "paper_remarks").isHidden()


def test_what_has_no_place_in_the_form_stands_under_the_page_as_it_was_written(
    pane: OriginalPane, desk: Desk, papers: Papers, actor: UserId
) -> None:
    def change(document: Pdf) -> None:
        fields = document.Root.AcroForm.Fields
        for name, text in (("Huisdier <b>", "hond & kat"), ("Vakje", "")):
            fields.append(document.make_indirect(hostile.text_field(name, text)))

    paper = papers.receive(hostile.form(change), actor=actor).paper
    assert paper is not None
    pane.show_paper(paper.id)
    look(pane, desk)
    shown = texts(pane)
    assert "Huisdier <b>" in shown
    assert "hond & kat" in shown
    assert "Vakje" not in shown
    assert labels_that_read_markup(pane) == []
    pane.clear()
    look(pane, desk)
    assert "hond & kat" not in texts(pane)


def test_the_original_of_a_stored_referral_is_shown_or_it_is_said_that_there_is_none(
    pane: OriginalPane, desk: Desk, papers: Papers, referrals: Referrals, actor: UserId, qtbot: QtBot
) -> None:
    paper = papers.receive(made.filled(), actor=actor).paper
    assert paper is not None
    taken = papers.take(paper.id, made.TYPED, actor=actor)
    pane.show_original(taken.recorded.referral_id)
    look(pane, desk)
    assert pane.view.page_count() == 1
    other = referrals.record(WHOLE, actor=actor)
    with qtbot.waitSignal(pane.empty):
        pane.show_original(other.referral_id)
    assert pane.view.page_count() == 0


def test_a_paper_that_is_gone_is_told_and_the_pane_can_be_folded_away(
    pane: OriginalPane, desk: Desk, papers: Papers, actor: UserId, qtbot: QtBot
) -> None:
    paper = papers.receive(made.filled(), actor=actor).paper
    assert paper is not None
    papers.destroy(paper.id, actor=actor)
    heard: list[UserError] = []
    pane.failed.connect(heard.append)
    pane.show_paper(paper.id)
    look(pane, desk)
    assert heard[0].code == "gone"
    assert child(pane, QLabel, "paper_remarks").text() == heard[0].text()
    with qtbot.waitSignal(pane.folded):
        child(pane, QPushButton, "fold_original").click()
