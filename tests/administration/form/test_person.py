from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.person import PROFILE, SENDER, profile_section, sender_section
from ks_desktop.widgets.form import Form


def test_the_form_asks_exactly_what_is_kept(qtbot: QtBot) -> None:
    form = Form((profile_section(), sender_section()))
    qtbot.addWidget(form)
    assert set(form.names()) == {*PROFILE, *SENDER}
    assert "(nodig)" in form.field("full_name").caption.text()
