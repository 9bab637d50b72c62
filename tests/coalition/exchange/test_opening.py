import os
from pathlib import Path

import pytest

from ks_desktop.coalition.exchange.opening import MOST_BYTES, is_json, parts_of, read_parts
from ks_desktop.core.errors import UserError
from tests.coalition.exchange.makers import zipped
from tests.referrals.exchange.makers import HEAD, workbook


def test_a_zip_file_gives_its_tables_whatever_folder_they_lie_in() -> None:
    content = zipped({"kaart/service.csv": b"a", "__MACOSX/service.csv": b"b", ".x.csv": b"c", "lees.pdf": b"d"})
    assert parts_of(content, "kaart.zip") == [("service.csv", b"a")]


def test_a_folder_gives_its_tables_and_what_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "service.csv").write_bytes(b"a")
    (tmp_path / "foto.png").write_bytes(b"b")
    assert read_parts(tmp_path) == [("service.csv", b"a")]
    (tmp_path / "leeg").mkdir()
    mkfifo = getattr(os, "mkfifo", Path.mkdir)  # where there are no pipes, an empty folder
    mkfifo(tmp_path / "pijp")
    pipe = (tmp_path / "pijp", "file" if hasattr(os, "mkfifo") else "directory_no_tables")
    for path, code in ((tmp_path / "leeg", "directory_no_tables"), (tmp_path / "weg.zip", "file"), pipe):
        with pytest.raises(UserError) as caught:
            read_parts(path)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "directory_empty"),
        (b" \r\n\x00", "directory_empty"),
        (b"%PDF-1.7", "directory_kind"),
        (b"\xef\xbb\xbf<html>", "directory_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "directory_workbook"),
        (workbook(HEAD), "directory_workbook"),
        (zipped({"service.csv": b"id,name\n"})[:60], "directory_broken"),
        (zipped({"service.csv": b" " * 30_000_000}), "directory_bomb"),
        (zipped({"lees mij.docx": b"x"}), "directory_no_tables"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",  # its length hangs on the clock
)
def test_what_is_no_directory_is_said_in_words(content: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        parts_of(content, "kaart")
    assert caught.value.code == code
    assert caught.value.text()


def test_what_is_too_large_is_not_looked_at() -> None:
    with pytest.raises(UserError, match="directory_size"):
        parts_of(bytes(MOST_BYTES + 1), "kaart")


def test_json_is_known_by_how_it_begins() -> None:
    assert is_json(b"\xef\xbb\xbf\n [")
    assert not is_json(b"id,name")
