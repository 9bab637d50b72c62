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
