from pathlib import Path

from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.papers import PapersStep
from ks_desktop.core.errors import UserError
from ks_desktop.house import House


def test_the_folder_is_kept_or_told_not_to_be_there(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    step = PapersStep()
    qtbot.addWidget(step)
    step.show_standing(house.administration.standing(actor=house.actor))
    step.form.set_values({"watched_folder": str(tmp_path)})
    step.saving(house.administration, house.actor)()
    assert house.administration.standing(actor=house.actor).settings.watched_folder == str(tmp_path)
    step.form.set_values({"watched_folder": str(tmp_path / "weg")})
    try:
        step.saving(house.administration, house.actor)()
    except UserError as error:
        step.show_problem(error)
    assert step.form.field("watched_folder").error()
    assert house.administration.standing(actor=house.actor).settings.watched_folder == str(tmp_path)
