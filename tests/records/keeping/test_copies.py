"""Copies of before a destruction, in a folder with its key file: real backups, real folders."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ks_desktop import house as houses
from ks_desktop.core.errors import UserError
from ks_desktop.records.backup import folders
from ks_desktop.records.keeping import gone
from ks_desktop.records.keeping.copies import Tidied, carry_over, said_again
from tests.families import sign_up
from tests.houses import SENTENCE, TODAY
from tests.records.keeping.support import LATER, ODD, Kept, everything, kept


@pytest.fixture
def opened() -> Iterator[Kept]:
    with kept(with_key=True) as found:
        found.house.actor = found.nurse
        yield found


def backup(opened: Kept, to: Path | None = None) -> Path:
    made = opened.house.backups.make(actor=opened.nurse, to=to)
    assert made is not None
    return made.copy.path


def tidy(opened: Kept) -> Tidied:
    return opened.house.backups.tidy(actor=opened.nurse)


def test_every_copy_of_before_goes_when_its_day_has_come_in_every_folder(opened: Kept, tmp_path: Path) -> None:
    house, data = opened.house, opened.house.folder
    stick, other = tmp_path / "stick", tmp_path / "ander"
    for folder in (stick, other):
        folder.mkdir()
    before = backup(opened, stick)
    update = data / "huisbezoek-versie-6-20290304-101112.db"
    aside = data / "vervangen-2029-03-01-101112"
    foreign = data / "vervangen-mijn-map"
    for folder in (aside, foreign):
        folder.mkdir()
        shutil.copyfile(before, folder / "huisbezoek.db")
    update.write_bytes(b"x")
    update.with_suffix(".sleutel").write_bytes(b"x")
    opened.at(LATER + timedelta(days=1))
    opened.confirmed("declined")
    house.keeping.destroy(actor=opened.nurse)
    opened.at(LATER + timedelta(days=2))
    after = backup(opened, other)
    opened.at(LATER + timedelta(days=35))
    assert tidy(opened) == Tidied()
    assert all(path.exists() for path in (before, update, aside))
    opened.at(LATER + timedelta(days=36))  # the destruction and thirty-five days
    assert (tidied := tidy(opened)).removed == 3
    assert not any(path.exists() for path in (before, update, update.with_suffix(".sleutel"), aside))
    assert all(path.exists() for path in (after, foreign))  # one is younger, one is not named as ours are
    assert [copy.path.name for copy in folders.copies_in(stick)] == [before.name]  # nothing newer lies there
    assert "stick" in tidied.problems[0]
    assert tidied.problems[0] in house.backups.state(actor=opened.nurse).problems
    backup(opened, stick)
    assert before.name not in {copy.path.name for copy in folders.copies_in(stick)}
    assert tidy(opened) == Tidied()


def test_a_folder_that_is_away_is_said_until_it_was_done_or_somebody_says_it_is(opened: Kept, tmp_path: Path) -> None:
    house, stick = opened.house, tmp_path / "stick"
    stick.mkdir()
    backup(opened, stick)
    opened.at(LATER + timedelta(days=1))
    opened.confirmed("declined")
    house.keeping.destroy(actor=opened.nurse)
    stick.rename(tmp_path / "weg")
    opened.at(LATER + timedelta(days=36))
    backup(opened)
    (problem,) = tidy(opened).problems
    assert str(stick) in problem
    with pytest.raises(UserError, match="unknown_folder"):
        house.keeping.copies.forget(tmp_path / "nooit", actor=opened.nurse)
    house.keeping.copies.forget(stick, actor=opened.nurse)
    assert tidy(opened) == Tidied()


def test_a_referral_without_consent_ends_only_the_copies_of_its_own_days(opened: Kept) -> None:
    house = opened.house
    long_before = backup(opened)
    opened.at(LATER + timedelta(days=1))
    day = house.clock.today()
    sign_up(
        house,
        "Kort",
        birth_date="1990-01-02",
        received_on=day.isoformat(),
        due_date=f"{day.year}-09-01",
        consent_given="",
        consent_by="",
        consent_on="",
        consent_form="",
    )
    with_her = backup(opened)
    for days in (10, 17):
        opened.at(LATER + timedelta(days=days))
    backup(opened)
    for days in (30, 52):
        opened.at(LATER + timedelta(days=days))
    assert tidy(opened).removed == 1
    assert (long_before.exists(), with_her.exists()) == (True, False)


def test_after_a_jump_of_the_clock_no_copy_goes(opened: Kept) -> None:
    before = backup(opened)
    opened.at(LATER + timedelta(days=1))
    opened.confirmed("declined")
    opened.house.keeping.destroy(actor=opened.nurse)
    opened.at(LATER + timedelta(days=2))
    backup(opened)
    opened.clock.put(TODAY.replace(year=2050))
    opened.house.retention.sweep(actor=opened.nurse)
    assert tidy(opened) == Tidied()
    assert before.exists()


def test_what_comes_back_with_a_backup_is_destroyed_again(opened: Kept, tmp_path: Path) -> None:
    house, copies = opened.house, opened.house.keeping.copies
    opened.confirmed("declined", "quiet")
    house.keeping.destroy(actor=opened.nurse)
    assert copies.again(actor=opened.nurse) == 0
    marks = gone.read(house.folder)
    assert len(marks) == 2
    with kept(with_key=True) as restored:  # the file as it was before
        assert ODD in everything(restored.house)
        assert restored.house.keeping.copies.again(actor=restored.nurse) == 0
        carry_over(house.folder, restored.house.folder)
        assert restored.house.keeping.copies.again(actor=restored.officer) == 2
        assert ODD not in everything(restored.house)
        assert restored.house.verify() == []
        assert gone.read(restored.house.folder) == marks  # of the first day, not of this one
    carry_over(tmp_path, house.folder)
    assert gone.read(house.folder) == marks
    assert "2 dossiers" in said_again(2)
    assert said_again(0) == ""


def test_putting_a_backup_of_before_back_destroys_again_and_says_so() -> None:
    with kept(with_key=True) as opened:
        file, folder = backup(opened), opened.house.folder
        opened.confirmed("declined")
        opened.house.keeping.destroy(actor=opened.nurse)
        opened.house.close()
        restored, laid = houses.restore(folder, file, "proef", SENTENCE, clock=opened.clock)
        try:
            assert laid.records == len(opened.cases)
            assert ODD not in everything(restored)
            assert "1 dossier dat na deze back-up was vernietigd" in " ".join(restored.notices)
            assert restored.verify() == []
        finally:
            restored.close()


def test_in_practice_mode_nothing_is_kept_of_it() -> None:
    with kept() as opened:
        opened.confirmed("declined")
        opened.house.keeping.destroy(actor=opened.nurse)
        assert not (opened.house.folder / gone.NAME).exists()
        assert opened.house.keeping.copies.again(actor=opened.nurse) == 0
