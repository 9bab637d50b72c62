from pytestqt.qtbot import QtBot

from ks_desktop.today.page.extent import Extent, link, more_text, show_link


def test_every_list_comes_to_its_end_step_by_step() -> None:
    extent, seen = Extent(7), []
    while extent.most < 90:
        extent.widen()
        seen.append(extent.most)
    assert seen == [25, 50, 75, 100]


def test_the_link_says_what_is_behind_it() -> None:
    assert more_text(7, 7) == ""
    assert more_text(7, 23) == "Alles tonen (23)"
    assert more_text(100, 20_000) == "Nog 25 tonen (van 20000)"
    assert more_text(7, 20_000) == "Nog 18 tonen (van 20000)"
    assert more_text(19_990, 20_000) == "Nog 10 tonen (van 20000)"


def test_a_link_without_words_is_not_there(qtbot: QtBot) -> None:
    made = link("more", "Meer", lambda: None)
    qtbot.addWidget(made)
    show_link(made, "Alles")
    assert (made.isVisible(), made.text()) == (True, "Alles")
    show_link(made, "")
    assert not made.isVisible()
