from pathlib import Path

import pytest

from ks_desktop.core.errors import StorageError
from ks_desktop.records.page import request_file


def test_a_copy_is_written_for_its_owner_alone_or_said_not_to_be(tmp_path: Path) -> None:
    request_file._write(tmp_path / "afschrift.json", b"{}")  # noqa: SLF001 - what the dialog ends in
    assert (tmp_path / "afschrift.json").read_bytes() == b"{}"
    with pytest.raises(StorageError):
        request_file._write(tmp_path / "er niet" / "a.json", b"{}")  # noqa: SLF001 - as above
