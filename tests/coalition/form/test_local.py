from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.form.local import LocalForm, needed
from ks_desktop.core.errors import UserError, each
from tests.coalition.store.test_agreed import AGREED

TODAY = date(2026, 11, 21)


def test_what_is_shown_is_read_back_and_an_empty_line_is_no_line(qtbot: QtBot) -> None:
    form = LocalForm(lambda: TODAY, needed(AGREED))
    qtbot.addWidget(form)
    form.show_agreements(AGREED)
    assert form.agreements("GM0344", {AGREED.valid_from: AGREED}) == AGREED
    form.set_values({name: "" for name in form.names() if name.startswith("contacts.0")})
    assert form.agreements("GM0344", {}).contacts == AGREED.contacts[1:]


def test_everything_that_is_wrong_is_named_at_its_line(qtbot: QtBot) -> None:
    form = LocalForm(lambda: TODAY)
    qtbot.addWidget(form)
    form.set_values({"contacts.0.name": "M. Proef", "escalation.0.after_days": "drie", "words.0.source": "ergens"})
    with pytest.raises(UserError) as caught:
        form.agreements("GM0344", {})
    fields = {error.field for error in each(caught.value)}
    assert fields == {"valid_from", "contacts.0.phone", "escalation.0.after_days", "words.0.text"}
    form.set_values({"valid_from": TODAY, "words.0.text": "Zo"})
    form.field("words.0.until").set_raw("ooit")
    with pytest.raises(UserError) as caught:
        form.agreements("GM0344", {})
    assert "words.0.until" in {error.field for error in each(caught.value)}


def test_there_is_room_for_what_is_stored_or_was_typed_and_one_line_more() -> None:
    assert needed(None) == {"contacts": 1, "escalation": 1, "words": 1}
    assert needed(AGREED) == {"contacts": 3, "escalation": 3, "words": 2}
    assert needed(None, {"contacts.4.name": "M.", "contacts.6.name": "", "source": "x"})["contacts"] == 6
