"""Where a command writes; the files themselves are read in the tests of the commands."""

from argparse import Namespace
from pathlib import Path

import pytest

from ks_desktop.cli.writing import target_of, write
from ks_desktop.core.errors import StorageError, UserError
from tests.houses import practice


def test_a_file_goes_anywhere_but_into_the_data_folder_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    house = practice()
    for out in (None, house.folder / "haar.pdf", house.folder / "." / "haar.pdf"):
        with pytest.raises(UserError) as refused:
            target_of(house, Namespace(out=out))
        assert refused.value.field == "out"
    with pytest.raises(UserError, match="out"):
        write(house, house.folder / "haar.pdf", b"x")
    target = target_of(house, Namespace(out=tmp_path / "haar.pdf"))
    write(house, target, b"x")
    assert (target.read_bytes(), target.stat().st_mode & 0o077) == (b"x", 0)
    with pytest.raises(StorageError):
        write(house, tmp_path / "weg" / "haar.pdf", b"x")
    house.close()
