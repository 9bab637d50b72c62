import pytest

from ks_desktop.security.vault.spelling import as_bytes, as_text, as_whole, as_yes_no, canonical, shown


def test_there_is_one_spelling() -> None:
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()
    assert as_bytes(shown(b"\x00\xff")) == b"\x00\xff"


def test_what_is_of_another_kind_is_refused() -> None:
    for read, wrong in ((as_text, 1), (as_whole, True), (as_whole, 1.0), (as_yes_no, 1), (as_bytes, None)):
        with pytest.raises(TypeError):
            read(wrong)
    with pytest.raises(ValueError, match="base64"):
        as_bytes("###")
