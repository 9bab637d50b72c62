from datetime import date

import pytest

from ks_desktop.coalition.catalogue.listing import read_list
from ks_desktop.coalition.domain.updating import ListedMunicipality
from ks_desktop.core.errors import UserError

CBS = "Gemeentecode;GemeentecodeGM;Gemeentenaam;Provinciecode\n344;GM0344;Utrecht;26\n355;GM0355;Zeist;26\n"
TABLE = (
    "code;omschrijving;92.12 Nieuwe code;99.98 Datum ingang;99.99 Datum einde\n0000;Onbekend;;;\n"
    "0457;Weesp;0363;;20220324\n1980;Dijk en Waard;;20220101;\n"
)


def test_the_list_of_the_cbs_is_read_with_comma_semicolon_and_in_utf_16() -> None:
    wanted = (ListedMunicipality(code="GM0344", name="Utrecht"), ListedMunicipality(code="GM0355", name="Zeist"))
    for content in (CBS.encode(), CBS.replace(";", ",").encode("utf-8-sig"), CBS.encode("utf-16")):
        assert read_list(content) == wanted


def test_a_code_may_stand_twice_only_when_it_says_the_same() -> None:
    assert read_list(f"{CBS}355;GM0355;Zeist;26\n".encode())[1].name == "Zeist"
    with pytest.raises(UserError) as caught:
        read_list(f"{CBS}355;GM0355;Zeist aan Zee;26\n".encode())
    assert caught.value.code == "line"
    assert "4" in caught.value.text()


def test_a_list_with_days_and_new_codes_is_read() -> None:
    weesp, waard = read_list(TABLE.encode())
    assert (weesp.code, weesp.until, weesp.succeeded_by) == ("GM0457", date(2022, 3, 24), ("GM0363",))
    assert (waard.since, waard.until) == (date(2022, 1, 1), None)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "columns"),
        ("naam;inwoners\nUtrecht;1\n", "columns"),
        ("code;naam\nUT;Utrecht\n", "line"),
        ("code;naam\n00344;Utrecht\n", "line"),
        ("code;naam\n344;\n", "line"),
        ("code;naam;datum einde\n344;Utrecht;31-02-2026\n", "line"),
        ("code;naam;datum einde\n344;Utrecht;20260231\n", "line"),
    ],
)
def test_what_is_no_list_is_refused_with_its_line(content: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_list(content.encode())
    assert caught.value.code == code
    assert code != "line" or "2" in caught.value.text()


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 30, b"%PDF-1.7 \x00\x05", b'a;b\n"open'])
def test_what_is_no_text_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(UserError):
        read_list(content)
