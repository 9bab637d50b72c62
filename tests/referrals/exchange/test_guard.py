import io
import os
import zipfile

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.referrals.exchange import guard
from ks_desktop.referrals.exchange.guard import check_parts
from tests.referrals.exchange.makers import HEAD, changed, workbook

SHEET = "xl/worksheets/sheet1.xml"


def refused(content: bytes) -> str:
    with pytest.raises(UserError) as caught:
        check_parts(content)
    assert caught.value.text()
    return caught.value.code


def test_a_workbook_is_let_through_with_the_names_of_its_parts() -> None:
    assert SHEET in check_parts(workbook(HEAD))


def test_a_little_that_unpacks_to_very_much_is_refused() -> None:
    bomb = changed(workbook(HEAD), {SHEET: b"<worksheet>" + b" " * 20_000_000})
    assert len(bomb) < 40_000
    assert refused(bomb) == "list_bomb"


def test_what_a_header_says_of_the_size_is_not_believed() -> None:
    content = changed(workbook(HEAD), {SHEET: bytes(3_000_000)})
    lied = content.replace((3_000_000).to_bytes(4, "little"), (300).to_bytes(4, "little"))
    assert lied != content
    assert refused(lied) in {"list_bomb", "list_broken"}


def test_shared_texts_and_styles_have_a_limit_of_their_own() -> None:
    noise = os.urandom(3_000_000).hex().encode()
    assert refused(changed(workbook(HEAD), {"xl/styles.xml": noise})) == "list_bomb"


def test_a_list_of_parts_that_is_too_long_is_not_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(guard.MOST_PARTS + 1):
            archive.writestr(f"{number}", b"")
    assert refused(out.getvalue()) == "list_bomb"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", "list_macros"),
        ("xl/embeddings/oleObject1.bin", "list_macros"),
        ("xl/activeX/activeX1.xml", "list_macros"),
    ],
)
def test_what_runs_is_refused(part: str, code: str) -> None:
    assert refused(changed(workbook(HEAD), {part: b"x"})) == code


def test_markup_that_defines_words_of_its_own_is_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    for encoded in (laughs, laughs.decode().encode("utf-16")):
        assert refused(changed(workbook(HEAD), {SHEET: encoded})) == "list_broken"
    split = b" " * (65_536 - 4) + b"<!DOCTYPE x>"
    assert refused(changed(workbook(HEAD), {SHEET: split})) == "list_broken"


@pytest.mark.parametrize("content", [b"PK", b"PK\x03\x04" + bytes(100), workbook(HEAD)[:200], workbook(HEAD)[30:]])
def test_what_is_cut_off_is_refused(content: bytes) -> None:
    assert refused(content) == "list_broken"


def test_a_part_with_a_password_is_named() -> None:
    content = bytearray(workbook(HEAD))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(mark)
        content[at + place] |= 1
    assert refused(bytes(content)) == "list_locked"
