from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain.cards import Cards, Side, key_of
from ks_desktop.coalition.merging import Choices, Finding, compared, refused
from ks_desktop.coalition.page.merging.detail import MergeDetail
from ks_desktop.coalition.wording.merging import names_of
from ks_desktop.core.errors import UserError
from tests.coalition.merging.directories import partner, service


def words(detail: MergeDetail) -> str:
    return "\n".join(label.text() for label in detail.findChildren(QLabel) if not label.isHidden())


def press(detail: MergeDetail, name: str) -> None:
    button = detail.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_a_new_card_says_all_and_who_goes_along(qtbot: QtBot) -> None:
    detail = MergeDetail()
    qtbot.addWidget(detail)
    theirs = Cards(organisations=(partner(1),), services=(service(1, what="Samen <b>eten</b>"),))
    comparison = compared(Cards(), theirs)
    detail.use(names_of(comparison))
    told = comparison.by_key()[key_of(service(1))]
    detail.show_difference(told, Choices())
    assert "Gaat mee, want ook nieuw: De Bron" in words(detail)
    assert "Samen &lt;b&gt;eten&lt;/b&gt;" in words(detail)
    with qtbot.waitSignal(detail.side_chosen) as rung:
        press(detail, "take_card")
    assert rung.args == [Side.THEIRS]
    detail.show_choices(Choices(new={told.key: True}))
    assert "U neemt deze kaart over." in words(detail)


def test_of_several_that_it_may_be_one_is_chosen_or_none(qtbot: QtBot) -> None:
    detail = MergeDetail()
    qtbot.addWidget(detail)
    ours = Cards(organisations=(partner(1), partner(2)))
    told = compared(ours, Cards(organisations=(partner(11),))).of(Finding.MAYBE)[0]
    detail.show_difference(told, Choices())
    same = detail.findChildren(QPushButton, "is_same")
    assert len(same) == 2
    with qtbot.waitSignal(detail.same_chosen) as rung:
        same[1].click()
    assert rung.args == [partner(2).id]
    with qtbot.waitSignal(detail.apart_chosen):
        press(detail, "is_apart")


def test_what_cannot_come_along_says_why_and_no_secret_is_shown(qtbot: QtBot) -> None:
    detail = MergeDetail()
    qtbot.addWidget(detail)
    shelter = partner(1, street="Schuilstraat", address_secret=True)
    detail.show_difference(refused(shelter, (UserError("Wrong.", code="x", field="email"),)), Choices())
    assert "E-mail: Wrong." in words(detail)
    assert "Schuilstraat" not in words(detail)
    beside = compared(Cards(organisations=(replace(shelter, name="De Bron"),)), Cards(organisations=(partner(9),)))
    detail.show_difference(beside.of(Finding.MAYBE)[0], Choices())
    assert "Schuilstraat" not in words(detail)
    detail.show_difference(None, Choices())
    assert words(detail) == "Kies een kaart in de lijst."
