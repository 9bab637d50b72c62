import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.recovery import ASKED
from ks_desktop.administration.page.sections import PassphraseSection, SettingsStep, TermsStep, not_kept_text
from ks_desktop.house import House
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.security import vault
from ks_desktop.widgets.tasks import Tasks
from tests.houses import SENTENCE, desk_of, settle

OTHER = "zeven fietsen in de regen"


@pytest.fixture
def section(qtbot: QtBot, house: House, tasks: Tasks) -> PassphraseSection:
    section = PassphraseSection(desk_of(house, tasks), house.administration)
    qtbot.addWidget(section)
    section.show()
    return section


def test_the_terms_of_one_municipality_leave_the_others(qtbot: QtBot, house: House) -> None:
    house.administration.save_municipalities(["GM0344", "GM0355"], actor=house.actor)
    step = TermsStep()
    qtbot.addWidget(step)
    step.show_standing(house.administration.standing(actor=house.actor))
    assert step.which is not None
    assert step.paper.isHidden()
    step.which.set_value("GM0344")
    step.which.edited.emit()
    assert not step.paper.isHidden()
    with qtbot.waitSignal(step.paper_wanted) as asked:
        step.paper.click()
    assert asked.args == ["GM0344"]
    step.form.set_values({"feedback_days": "7"})
    step.saving(house.administration, house.actor)()
    terms = house.administration.standing(actor=house.actor).terms
    assert (terms["GM0344"].feedback_days, terms["GM0355"].feedback_days) == (7, 10)
    step.show_standing(house.administration.standing(actor=house.actor))
    assert step.code() == "GM0344"


def test_the_terms_of_one_are_shown_as_soon_as_they_are_known(qtbot: QtBot, house: House) -> None:
    house.administration.save_municipalities(["GM0344", "GM0355"], actor=house.actor)
    step = TermsStep()
    qtbot.addWidget(step)
    step.choose_town("GM0355")
    step.show_standing(house.administration.standing(actor=house.actor))
    assert (step.code(), step.subject()) == ("GM0355", "GM0355")
    step.choose_town("GM0344")
    assert step.subject() == "GM0344"
    step.choose_town("GM0014")  # nobody works there: what is shown stays
    assert step.subject() == "GM0344"


def test_settings_are_kept_together(qtbot: QtBot, house: House) -> None:
    step = SettingsStep()
    qtbot.addWidget(step)
    step.show_standing(house.administration.standing(actor=house.actor))
    step.form.set_values({"lock_after_minutes": "3", "visits_a_day": "5"})
    step.saving(house.administration, house.actor)()
    settings = house.settings.read(actor=house.actor)
    assert (settings.lock_after_minutes, settings.visits_a_day) == (3, 5)


def test_the_passphrase_is_changed(qtbot: QtBot, house: House, tasks: Tasks, section: PassphraseSection) -> None:
    section.old.editor.setText(SENTENCE)
    section.new.editor.setText(OTHER)
    section.repeat.editor.setText(OTHER)
    with qtbot.waitSignal(section.done, timeout=20_000):
        section.change.click()
    settle(tasks)
    vault.unlock(house.folder, "proef", OTHER).wipe()
    assert section.new.value() == ""


def test_a_wrong_old_passphrase_stands_at_its_field(tasks: Tasks, section: PassphraseSection) -> None:
    section.old.editor.setText("niet deze zin hier")
    section.new.editor.setText(OTHER)
    section.repeat.editor.setText(OTHER)
    section.change.click()
    settle(tasks)
    assert section.old.error()
    section.repeat.editor.setText("anders")
    section.change.click()
    assert section.repeat.error()


def test_a_new_sheet_is_shown_proved_and_forgotten(
    qtbot: QtBot, house: House, tasks: Tasks, section: PassphraseSection
) -> None:
    section.passphrase.editor.setText(SENTENCE)
    section.renew.click()
    settle(tasks)
    assert section.sheet.isVisible()
    code = section.sheet._code  # noqa: SLF001 - what is shown
    for field, place in zip(section.sheet.fields, ASKED, strict=True):
        field.set_value(vault.groups(code)[place])
    with qtbot.waitSignal(section.done):
        section.prove.click()
    settle(tasks)
    assert not section.sheet.isVisible()
    assert house.administration.standing(actor=house.actor).has_sheet
    vault.unlock_with_recovery(house.folder, code).wipe()


def test_what_was_not_kept_is_told_as_counts() -> None:
    assert "nog geen aanmelding vernietigd" in not_kept_text({})
    said = not_kept_text({NotKept.NO_CONSENT_IN_TIME: 2, NotKept.REFUSED: 1})
    assert said == "Niet bewaard, alleen geteld: door haar geweigerd: 1, niet op tijd toestemming: 2."
