from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import StaleError, UserError, UserErrors, each
from ks_desktop.onward.page.saying import in_sight
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import Form, FormSection


def test_what_is_wrong_with_a_field_out_of_sight_is_said_at_the_top(qtbot: QtBot) -> None:
    seen, hidden = LineField("seen", "Naam"), LineField("hidden", "Partner")
    form = Form((FormSection("", (seen, hidden)),))
    qtbot.addWidget(form)
    hidden.hide()
    error = UserErrors([UserError("een", code="a", field="seen"), UserError("twee", code="b", field="hidden")])
    shown = in_sight(error, form)
    assert isinstance(shown, UserError)
    assert [(part.code, part.field) for part in each(shown)] == [("a", "seen"), ("b", "")]
    stale = StaleError()
    assert in_sight(stale, form) is stale
