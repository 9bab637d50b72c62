import os
import stat
import sys
from pathlib import Path

import pytest

from ks_desktop.core import paths


def test_the_fonts_are_found_from_source() -> None:
    assert (paths.resources() / "fonts").is_dir()


def test_the_bundle_is_found_when_run_from_the_installer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_the_data_folder_bears_the_programs_name() -> None:
    assert paths.default_data_folder().name == paths.APPLICATION


@pytest.mark.skipif(sys.platform == "win32", reason="Windows rights are inherited from the user's folder")
def test_what_is_written_only_its_owner_reads(tmp_path: Path) -> None:
    folder = paths.make_private_folder(tmp_path / "a" / "b")
    target = folder / "plan.pdf"
    target.touch(mode=0o666)
    paths.write_private(target, b"words")
    assert target.read_bytes() == b"words"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [p.name for p in folder.iterdir()] == ["plan.pdf"]


def test_a_write_that_fails_leaves_the_earlier_file_and_no_rest(tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "inside").touch()
    with pytest.raises(IsADirectoryError):
        paths.write_private(folder, b"words")
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_followed_and_a_neighbour_left_alone(tmp_path: Path) -> None:
    real, link, neighbour = tmp_path / "echt.pdf", tmp_path / "link.pdf", tmp_path / "echt.pdf.deel"
    real.write_bytes(b"old")
    neighbour.write_bytes(b"not ours")
    link.symlink_to(real)
    paths.write_private(link, b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), neighbour.read_bytes()) == (b"new", b"not ours")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders there")
def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(FileExistsError):
        paths.write_private(tmp_path / "pijp", b"words")


def test_the_longest_name_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 250)
    paths.write_private(target, b"words")
    assert target.read_bytes() == b"words"
