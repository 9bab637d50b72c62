"""A short run of each fault, and proof that a broken promise would be seen."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.flips import FlipFigures, flip_database, flip_key_file, flip_log, flip_mark
from tests.faults.full import fill_while_saving
from tests.faults.kills import (
    KillFigures,
    WholeFigures,
    can_kill,
    kill_while_rewriting_the_key,
    kill_while_saving,
    kill_while_updating,
)
from tests.faults.power import PowerFigures, lose_power
from tests.faults.recording import can_record

needs_recorder = pytest.mark.skipif(not can_record(), reason="this computer has no strace, or does not let it look")
needs_kill = pytest.mark.skipif(not can_kill(), reason="this system has no SIGKILL")


@needs_kill
def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    figures = kill_while_saving(tmp_path, 5)
    assert figures.is_good(), figures.line()


@needs_kill
def test_a_save_that_is_acknowledged_too_early_is_caught(tmp_path: Path) -> None:
    figures = kill_while_saving(tmp_path, 12, early=True)
    assert figures.lost > 0
    assert not figures.is_good()


@needs_kill
def test_a_killed_update_leaves_the_old_step_or_the_new(tmp_path: Path) -> None:
    figures = kill_while_updating(tmp_path, 3)
    assert figures.is_good(), figures.line()


@needs_kill
def test_a_killed_rewrite_leaves_a_key_that_opens(tmp_path: Path) -> None:
    figures = kill_while_rewriting_the_key(tmp_path, 3)
    assert figures.is_good(), figures.line()


@needs_kill
def test_a_backup_is_whole_or_no_backup(tmp_path: Path) -> None:
    from tests.faults.backups import flip_backup, full_while_backing_up, kill_while_backing_up

    for figures in (
        kill_while_backing_up(tmp_path, 1),
        full_while_backing_up(tmp_path, 2),
        flip_backup(tmp_path, 3),
    ):
        assert figures.is_good(), figures.line()


def test_flipped_bits_are_noticed(tmp_path: Path) -> None:
    assert flip_database(tmp_path, 5).is_good()
    assert flip_key_file(tmp_path, 20).is_good()
    assert flip_log(tmp_path, 5).is_good()
    assert flip_mark(tmp_path, 40).is_good()


@needs_kill
def test_a_disk_that_is_full_at_any_write_loses_nothing(tmp_path: Path) -> None:
    figures = fill_while_saving(tmp_path, 6)
    assert figures.is_good(), figures.line()


@needs_recorder
def test_a_power_loss_loses_nothing_acknowledged(tmp_path: Path) -> None:
    figures = lose_power(tmp_path / "power", 10, saves=12)
    assert figures.is_good(), figures.line()


@needs_recorder
def test_a_save_that_does_not_wait_for_the_disk_is_caught_and_the_mark_names_it(tmp_path: Path) -> None:
    figures = lose_power(tmp_path / "power", 12, saves=14, synchronous="NORMAL")
    assert figures.lost > 0
    assert figures.unnamed == 0
    assert not figures.is_good()


def test_a_run_that_tried_nothing_or_missed_something_is_not_good() -> None:
    assert not FlipFigures(flips=0, unseen=0).is_good()
    assert not FlipFigures(flips=9, unseen=1).is_good()
    assert not WholeFigures(kills=9, finished=3, broken=1).is_good()
    figures = KillFigures(kills=3, acknowledged=9, lost=0, unacknowledged=0, damaged=0, false_alarms=0)
    assert figures.is_good()
    for broken in ({"acknowledged": 0}, {"lost": 1}, {"damaged": 1}, {"false_alarms": 1}):
        assert not replace(figures, **broken).is_good()
    power = PowerFigures(losses=3, acknowledged=9, lost=0, unreadable=0, false_alarms=0, unnamed=0)
    assert power.is_good()
    for broken in ({"losses": 0}, {"acknowledged": 0}, {"lost": 1}, {"unreadable": 1}, {"false_alarms": 1}):
        assert not replace(power, **broken).is_good()
