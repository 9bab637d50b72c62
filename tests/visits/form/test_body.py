from datetime import date, time
from uuid import UUID

from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import ContactType
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.gestation import Due
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain.reporting import NextContact, ReportLook
from ks_desktop.visits.form import ReportBody
from ks_desktop.widgets.fields import DateField, LineField, NumberedTicksField

CALL = ContactType(key="call", name="Telefonisch gesprek", minutes=15)
LOOK = ReportLook(
    case_id=CaseId(UUID(int=1)),
    due=Due(date(2027, 3, 16)),
    kinds=(CALL,),
    next_contact=NextContact(contact_type="call", not_before=date(2026, 12, 1)),
)


def test_the_form_shows_what_has_an_answer_and_proposes_what_to_tell(qtbot: QtBot) -> None:
    body = ReportBody(fixed_clock(date(2026, 11, 21), time(9)))
    qtbot.addWidget(body)
    body.resize(1000, 600)
    body.show()
    body.begin_with(LOOK)
    assert (body.field("next_kind").value(), body.field("next_when").value()) == ("call", date(2026, 12, 1))
    assert body.unsaved() == {}
    date_field = body.field("next_when")
    assert isinstance(date_field, DateField)
    assert "25+0" in date_field.editor.accessibleDescription()
    help_field, line = body.field("help"), body.field("feed_back")
    assert isinstance(help_field, NumberedTicksField)
    help_field.ticks()["information"].click()
    assert line.value() == "Mevrouw heeft informatie gekregen. Er volgt nog een contact."
    line.set_value("zelf geschreven")
    help_field.ticks()["programme"].click()
    assert line.value() == "zelf geschreven"
    for outcome, is_talk in (("not_at_home", False), ("visited", True), ("declined", False)):
        body.field("outcome").set_value(outcome)
        assert body.field("topics").isVisible() is is_talk
        assert body.field("goals").isVisible() is is_talk
    body.start()
    assert (body.is_empty(), body.look()) == (True, None)


def test_the_columns_stand_beside_each_other_where_there_is_room(qtbot: QtBot) -> None:
    body = ReportBody(fixed_clock(date(2026, 11, 21), time(9)), [LineField("at", "Hoe laat")], with_outcome=False)
    qtbot.addWidget(body)
    body.show()
    columns = body.findChild(QBoxLayout, "columns")
    assert isinstance(columns, QBoxLayout)
    beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    for width, directions in ((1000, (beside, beside)), (800, (beside, under)), (420, (under, under))):
        body.resize(width, 600)
        assert (columns.direction(), body.first_columns().direction()) == directions
    assert "outcome" not in body.names()
    assert body.names()[:3] == ("held_on", "mode", "at")
