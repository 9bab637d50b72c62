from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain.birth import Birth
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.casefile.page.life.shown import her_page
from tests.families import sign_up
from tests.houses import TODAY, settle


def test_one_line_is_kept_and_what_sounds_medical_gets_a_hint(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Notitie", due_date=TODAY.isoformat(), received_on="2026-06-20", consent_on="2026-06-20")
    house.births.record(Birth(case_id=case, born_on=TODAY, told_on=TODAY), actor=house.actor, close=True)
    with her_page(qtbot, house, tasks, case) as card:
        card.open("birth_note")
        assert "tweede verjaardag" in card.note.heading.text()
        line = card.note.form.field("line")
        line.set_value("gewicht 3400 gram")
        line.edited.emit()
        assert "niet het kinddossier" in line.note()
        card.note.form.set_values({"day": None})
        card.note.submit()
        assert card.note.form.field("day").error() == "Vul de dag in."
        card.note.form.set_values({"day": TODAY, "line": "De kraamzorg belt maandag"})
        card.note.submit()
        settle(tasks)
        assert "De kraamzorg belt maandag" in card._lines.text()  # noqa: SLF001 - what the card says
