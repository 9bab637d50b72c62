import subprocess
import sys
from pathlib import Path

import pytest

from ks_desktop.app import opening
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.dialect import COMPILED
from ks_desktop.core.errors import StorageError, UserError, WrongPassphraseError
from ks_desktop.security import vault
from ks_desktop.security.domain import Role
from tests.administration.people.support import FIRST, colleague, make_house
from tests.houses import CHEAP, SENTENCE, TODAY, new_house

CLOCK = fixed_clock(TODAY)
OTHER = "zeven fietsen in de regen"


def test_an_empty_folder_is_new_and_a_made_one_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert opening.is_new(folder)
    house, _code = new_house(folder)
    house.close()
    assert not opening.is_new(folder)
    assert opening.warm_up(folder) == ("proef",)


def test_a_folder_whose_making_was_broken_off_begins_anew(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    vault.create(folder, "proef", SENTENCE, cost=CHEAP)  # the key file is there, the database not yet
    (folder / "huisbezoek.begin").touch()
    assert not opening.is_new(folder)
    assert opening.warm_up(folder) is None


def test_unlocking_tells_who_and_when_it_locks(tmp_path: Path) -> None:
    house, _code = new_house(tmp_path / "data")
    house.settings.change({"lock_after_minutes": "3"}, actor=house.actor)
    house.administration.confirm_recovery(actor=house.actor)
    house.close()
    opened = opening.unlock(tmp_path / "data", "", SENTENCE, CLOCK)
    assert (opened.user.name, opened.lock_after_minutes, opened.is_unfinished) == ("proef", 3, True)
    assert (opened.has_sheet, opened.recovery_code) == (True, "")
    opened.house.close()


def test_who_never_had_the_sheet_gets_a_new_code_and_the_lost_one_opens_nothing(tmp_path: Path) -> None:
    house, lost = new_house(tmp_path / "data")
    house.close()
    opened = opening.unlock(tmp_path / "data", "", SENTENCE, CLOCK)
    opened.house.close()
    assert not opened.has_sheet
    assert opened.recovery_code not in repr(opened)
    vault.unlock_with_recovery(tmp_path / "data", opened.recovery_code).wipe()
    with pytest.raises(WrongPassphraseError):
        vault.unlock_with_recovery(tmp_path / "data", lost)


def test_who_is_at_work_already_keeps_her_code(tmp_path: Path) -> None:
    house, code = new_house(tmp_path / "data")
    house.administration.save_profile(
        {"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige"}, actor=house.actor
    )
    house.close()
    opened = opening.unlock(tmp_path / "data", "", SENTENCE, CLOCK)
    opened.house.close()
    assert (opened.has_sheet, opened.recovery_code) == (False, "")
    vault.unlock_with_recovery(tmp_path / "data", code).wipe()


def test_a_colleague_without_a_job_title_gets_neither_the_first_run_nor_a_recovery_code(tmp_path: Path) -> None:
    house, code = make_house(tmp_path / "data")
    house.people.add(colleague("plan", Role.PLANNER), actor=house.actor)
    house.close()
    opened = opening.change_and_unlock(tmp_path / "data", "plan", FIRST, OTHER, CLOCK)
    opened.house.close()
    again = opening.unlock(tmp_path / "data", "plan", OTHER, CLOCK)
    again.house.close()
    assert not opened.is_unfinished
    assert (again.is_unfinished, again.recovery_code) == (False, "")
    vault.unlock_with_recovery(tmp_path / "data", code).wipe()


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    house, _code = new_house(tmp_path / "data")
    house.close()
    with pytest.raises(WrongPassphraseError):
        opening.unlock(tmp_path / "data", "", "niet deze zin hier", CLOCK)


def test_the_recovery_code_gives_a_new_passphrase(tmp_path: Path) -> None:
    house, code = new_house(tmp_path / "data")
    house.close()
    with pytest.raises(UserError):
        opening.recover(tmp_path / "data", "", code, "kort", CLOCK)
    opened = opening.recover(tmp_path / "data", "", code, OTHER, CLOCK)
    assert opened.has_sheet  # she typed all of it
    opened.house.close()
    opening.unlock(tmp_path / "data", "", OTHER, CLOCK).house.close()


def test_a_second_program_on_the_folder_is_told(tmp_path: Path) -> None:
    house, _code = new_house(tmp_path / "data")
    with pytest.raises(StorageError) as caught:
        opening.unlock(tmp_path / "data", "", SENTENCE, CLOCK)
    assert caught.value.code == "in_use"
    house.close()


def test_a_new_house_comes_with_its_recovery_code(tmp_path: Path) -> None:
    opened, code = opening.create(tmp_path / "data", "proef", SENTENCE, CLOCK)
    assert len(code.split("-")) == 9
    opened.house.close()


def test_practice_opens_without_a_folder() -> None:
    opened = opening.practice(CLOCK)
    assert opened.house.is_practice
    assert not opened.is_unfinished
    assert len(COMPILED)
    opened.close()
    assert len(COMPILED) == 0  # a statement keeps the values with which it was first asked


def test_nothing_slow_is_imported_before_the_window_is_there() -> None:
    slow = ("sqlalchemy", "reportlab", "pikepdf", "PIL", "jinja2", "babel", "alembic", "holidays", "ks_desktop.house")
    source = f"import sys, ks_desktop.app.start; print([name for name in {slow!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_was_imported_is_not_looked_through_for_garbage_again() -> None:
    code = "import gc; from ks_desktop.app import opening; opening.load_pages(); print(len(gc.get_objects()))"
    left = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert int(left) < 5_000  # a hundred thousand and more where it is not kept apart


def test_every_page_is_there_before_it_is_asked_for() -> None:
    code = "import sys; from ks_desktop.app import opening; opening.load_pages(); import ks_desktop.window.pages\n"
    listed = "print(*sorted(m for m in sys.modules if m.startswith('ks_desktop.') and m.endswith('.page')))"
    pages = subprocess.run([sys.executable, "-c", code + listed], capture_output=True, text=True, check=True).stdout
    assert {"today", "referrals", "casefile", "visits", "letters", "coalition"} <= {
        name.split(".")[1] for name in pages.split()
    }
