import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.unsaved import kept, put_back


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form((FormSection("", (LineField("street", "Street"), LineField("place", "Place"))),))
    qtbot.addWidget(made)
    made.set_values({"street": "Oude Gracht", "place": "Utrecht"})
    return made


def type_in(form: Form, name: str, text: str) -> None:
    field = form.field(name)
    assert isinstance(field, LineField)
    field.set_value(text)


def test_nothing_typed_is_nothing_kept(form: Form) -> None:
    assert kept(form) == {}
    type_in(form, "place", "Zeist")
    assert kept(form)["typed"] == {"place": "Zeist"}
    form.take_as_saved()
    assert kept(form) == {}


def test_it_comes_back_over_a_newer_record_that_is_named(form: Form) -> None:
    type_in(form, "place", "Zeist")
    draft = kept(form)
    form.clear()
    form.set_values({"street": "Nieuweweg", "place": "Utrecht"})
    assert "Straat" in put_back(form, draft)
    assert form.content() == {"street": "Nieuweweg", "place": "Zeist"}


def test_over_the_same_record_nobody_is_named(form: Form) -> None:
    type_in(form, "place", "Zeist")
    draft = kept(form)
    form.clear()
    form.set_values({"street": "Oude Gracht", "place": "Utrecht"})
    assert put_back(form, draft) == "Wat u begonnen was, staat er nog."


def test_what_is_typed_already_is_newer_than_the_draft(form: Form) -> None:
    type_in(form, "place", "Zeist")
    draft = kept(form)
    type_in(form, "place", "Bilthoven")
    assert not put_back(form, draft)
    assert form.content()["place"] == "Bilthoven"


def test_what_somebody_else_typed_the_same_is_not_told(form: Form) -> None:
    type_in(form, "place", "Zeist")
    draft = kept(form)
    form.set_values({"place": "Zeist"})
    assert not put_back(form, draft)


def test_a_draft_of_another_shape_is_passed_over(form: Form) -> None:
    assert not put_back(form, {"street": "x"})
    assert not put_back(form, {"typed": {"gone": "x"}, "loaded": {"gone": ""}})
