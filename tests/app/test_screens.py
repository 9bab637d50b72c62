import json
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtGui import QImage

from ks_desktop import house as houses
from ks_desktop.app import screens
from ks_desktop.app.screens import is_for
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.security.domain import AuditEvent, Role
from ks_desktop.security.rights import rights_of
from ks_desktop.security.store import AuditRow
from ks_desktop.window.places import WORDS
from tests.conftest import ROOT
from tests.houses import SENTENCE, new_house

OF_THE_DIRECTORY = ("partners", "towns")
OF_PRIVACY = ("keeping", "log", "data")
OF_A_CASE = ("woman", "fitting", "referral", "plan", "letter")
OF_PRACTICE = ("paper", "list")
REST = ("day_plan", "team_plan", "plans_out", "calendar_file", "help")
DARK = 60  # of 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the command left and said."""

    folder: Path
    code: int
    out: str
    err: str

    def picture(self, word: str) -> QImage:
        image = QImage(str(self.folder / f"{word}.png"))
        assert not image.isNull(), word
        return image


def made(out: Path, *words: str) -> Made:
    """Run the command as a program: the scale holds for a whole process."""
    ended = subprocess.run(
        [sys.executable, "-m", "ks_desktop", "screens", "--out", str(out), *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=180,
    )
    return Made(folder=out, code=ended.returncode, out=ended.stdout, err=ended.stderr)


@pytest.fixture(scope="module")
def large_and_dark(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Practice mode at one and a half times the size, in the dark."""
    return made(tmp_path_factory.mktemp("donker") / "beelden", "--scale", "150", "--dark", "--json")


@pytest.fixture(scope="module")
def real_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("echt") / "gegevens"
    new_house(folder)[0].close()
    return folder


@pytest.fixture(scope="module")
def sentence_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("zin") / "zin.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    file.chmod(0o600)
    return file


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, real_folder: Path, sentence_file: Path) -> Made:
    """A folder of somebody's own, at the usual size, in the light."""
    words = ("--data", str(real_folder), "--passphrase-file", str(sentence_file))
    return made(tmp_path_factory.mktemp("licht") / "beelden", *words)


def test_every_page_is_a_picture_of_its_name_in_order(large_and_dark: Made) -> None:
    assert large_and_dark.code == 0, large_and_dark.err
    names = [f"{word}.png" for word in (*WORDS, *OF_THE_DIRECTORY, *OF_PRIVACY, *OF_A_CASE, *OF_PRACTICE, *REST)]
    assert json.loads(large_and_dark.out) == names
    assert {file.name for file in large_and_dark.folder.iterdir()} == set(names)


def test_pictures_are_for_their_owner_alone(large_and_dark: Made) -> None:
    assert stat.S_IMODE(large_and_dark.folder.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in large_and_dark.folder.iterdir())


def test_a_larger_scale_gives_a_picture_with_so_many_more_dots(large_and_dark: Made, real: Made) -> None:
    for word in ("today", "agenda", "settings"):
        large, usual = large_and_dark.picture(word), real.picture(word)
        assert large.width() == 1.5 * usual.width(), word
        assert large.height() == 1.5 * usual.height(), word


def test_dark_is_dark_and_light_is_light(large_and_dark: Made, real: Made) -> None:
    for word in WORDS:
        dark, light = large_and_dark.picture(word), real.picture(word)
        assert dark.pixelColor(5, dark.height() - 5).lightness() < DARK, word
        assert light.pixelColor(5, light.height() - 5).lightness() > 255 - DARK, word


def test_no_two_pages_look_the_same(large_and_dark: Made) -> None:
    pictures = [file.read_bytes() for file in large_and_dark.folder.iterdir()]
    assert len(set(pictures)) == len(pictures)


def test_a_folder_without_cases_has_no_pictures_of_one(real: Made) -> None:
    assert real.code == 0, real.err
    assert real.out.split() == [f"{word}.png" for word in (*WORDS, *OF_THE_DIRECTORY, *OF_PRIVACY, *REST)]


def test_real_people_are_warned_of_and_logged(real: Made, real_folder: Path, large_and_dark: Made) -> None:
    warning = "Let op: deze plaatjes tonen echte mensen."
    assert warning in real.err
    assert warning not in large_and_dark.err
    assert len(events(real_folder)) == 1


def events(folder: Path) -> list[AuditRow]:
    house = houses.open_house(folder, None, SENTENCE)
    try:
        with house.database.reading(house.actor) as reading:
            asked = sa.select(AuditRow).where(AuditRow.event == AuditEvent.SCREENS_MADE)
            return list(reading.session.scalars(asked))
    finally:
        house.close()


@pytest.fixture
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")  # put back after the command set it


@pytest.mark.usefixtures("_environment")
def test_trouble_ends_as_with_the_other_commands(
    real_folder: Path, sentence_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["screens", "--out", str(tmp_path / "beelden"), "--data", str(real_folder)]
    with_file = [*words, "--passphrase-file", str(sentence_file)]
    with FolderLock(real_folder, holder="window"):
        assert screens.run([*with_file, "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["error"][0]["code"] == "in_use"
    assert screens.run([*with_file, "--user", "iemand"]) == 4
    sentence_file.chmod(0o644)
    assert screens.run(with_file) == 1
    sentence_file.chmod(0o600)
    with pytest.raises(SystemExit) as usage:
        screens.run(["screens"])
    assert usage.value.code == 2
    assert not (tmp_path / "beelden").exists()
    assert "Traceback" not in capsys.readouterr().err


def test_nobody_to_ask_is_usage(real_folder: Path, tmp_path: Path) -> None:
    ended = made(tmp_path / "beelden", "--data", str(real_folder))
    assert ended.code == 2
    assert "--passphrase-file" in ended.err


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, sentence_file: Path) -> None:
    (tmp_path / "in_de_weg").write_text("", encoding="utf-8")
    new_house(tmp_path / "gegevens")[0].close()
    words = ("--data", str(tmp_path / "gegevens"), "--passphrase-file", str(sentence_file))
    ended = made(tmp_path / "in_de_weg" / "beelden", *words)
    assert ended.code == 3, ended.err
    assert "Traceback" not in ended.err


def test_a_role_gets_pictures_of_what_its_window_shows() -> None:
    every = (*WORDS, *OF_THE_DIRECTORY, *OF_PRIVACY, *OF_A_CASE, *REST)
    shown = {role: {name for name in every if is_for(name, rights_of([role]).__contains__)} for role in Role}
    assert shown[Role.ADMINISTRATOR] == {"directory", "settings", "help", *OF_THE_DIRECTORY}
    assert shown[Role.PRIVACY_OFFICER] == shown[Role.ADMINISTRATOR] | {"privacy", *OF_PRIVACY}
    assert {"woman", "women", "agenda"} <= shown[Role.READER]
    assert not {"letter", "letters", "plan", "privacy"} & shown[Role.READER]
    assert shown[Role.NURSE] == set(every) - {"privacy", *OF_PRIVACY}
