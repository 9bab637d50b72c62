import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.passphrase import PassphraseStep


@pytest.fixture
def step(qtbot: QtBot) -> PassphraseStep:
    step = PassphraseStep()
    qtbot.addWidget(step)
    step.show()
    return step


def test_the_strength_is_told_in_words_while_typing(step: PassphraseStep) -> None:
    QTest.keyClicks(step.passphrase.editor, "zwak")
    assert "zwak" in step.passphrase.note()
    step.passphrase.editor.setText("paars trein wolk gordijn lepel vulkaan")
    assert "goed" in step.passphrase.note()


@pytest.mark.parametrize(
    ("passphrase", "repeat", "field"), [("kort", "kort", "passphrase"), ("vier losse woorden hier", "anders", "repeat")]
)
def test_what_will_not_do_is_said_at_its_field(
    qtbot: QtBot, step: PassphraseStep, passphrase: str, repeat: str, field: str
) -> None:
    step.passphrase.editor.setText(passphrase)
    step.repeat.editor.setText(repeat)
    with qtbot.assertNotEmitted(step.chosen):
        step.submit()
    assert step.form.field(field).error()


def test_a_good_choice_is_handed_in_and_can_be_wiped(qtbot: QtBot, step: PassphraseStep) -> None:
    step.user_name.set_value(" proef ")
    for field in (step.passphrase, step.repeat):
        field.editor.setText("vier losse woorden hier")
    with qtbot.waitSignal(step.chosen) as rung:
        step.submit()
    assert rung.args == ["proef", "vier losse woorden hier"]
    step.forget()
    assert step.passphrase.value() == step.repeat.value() == ""
