from pathlib import Path

import pytest
from hypothesis import given, settings

from ks_desktop.coalition.exchange.copy import DirectoryCopy
from ks_desktop.coalition.exchange.files import CopyKind, read, read_file, write
from tests.coalition.exchange.makers import directories, directory


@pytest.mark.parametrize("kind", CopyKind)
def test_a_directory_comes_back_as_it_went_out(kind: CopyKind) -> None:
    copy = directory()
    found = read(write(copy, kind), "kaart")
    for name in DirectoryCopy.__dataclass_fields__:
        assert getattr(found, name) == getattr(copy, name), name


@pytest.mark.parametrize("kind", CopyKind)
@settings(max_examples=25)
@given(copy=directories())
def test_any_directory_comes_back_as_it_went_out(kind: CopyKind, copy: DirectoryCopy) -> None:
    assert read(write(copy, kind), "kaart") == copy


@pytest.mark.parametrize("kind", CopyKind)
def test_the_same_directory_is_the_same_bytes(kind: CopyKind) -> None:
    assert write(directory(), kind) == write(directory(), kind)


def test_both_kinds_say_the_same() -> None:
    tables, nested = (read(write(directory(), kind), "kaart") for kind in CopyKind)
    assert tables == nested


def test_a_file_and_a_folder_are_read_alike(tmp_path: Path) -> None:
    import zipfile
    from io import BytesIO

    package = write(directory(), CopyKind.HSDS)
    (tmp_path / "kaart.zip").write_bytes(package)
    zipfile.ZipFile(BytesIO(package)).extractall(tmp_path / "kaart")
    assert read_file(tmp_path / "kaart.zip") == read_file(tmp_path / "kaart") == directory()
