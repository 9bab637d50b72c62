from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Card
from ks_desktop.widgets.section import FormSection, fill


def test_a_section_knows_its_fields_in_order_and_stands_in_its_card(qtbot: QtBot) -> None:
    one, two, three = (LineField(name, name.title()) for name in ("one", "two", "three"))
    section = FormSection("Wie", [one, [two, three]], hint="Een is genoeg")
    assert [field.name for field in section.fields()] == ["one", "two", "three"]
    card, other = Card("Wie"), Card("Elders")
    for each in (card, other):
        qtbot.addWidget(each)
    fill(card, section)
    assert all(card.isAncestorOf(field) for field in section.fields())
    fill(other, FormSection("Elders", [two]))
    assert other.isAncestorOf(two)
    assert card.isAncestorOf(one)
