import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import MOST_BYTES
from ks_desktop.referrals.exchange.files import read_grid
from tests.referrals.exchange.makers import HEAD, workbook


def test_what_it_holds_counts_and_not_what_it_is_called() -> None:
    assert read_grid(workbook(HEAD)).lines[0].cells == HEAD
    assert read_grid(";".join(HEAD).encode()).lines[0].cells == HEAD


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "csv_empty"),
        (b"\n\n", "csv_empty"),
        (b"\xef\xbb\xbf", ""),
        (b"%PDF-1.7\n", "list_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "list_xls"),
        (b"\xef\xbb\xbf<html><table>", "list_markup"),
        (b" <?xml version='1.0'?>", "list_markup"),
        (b"PKunzip;x", "list_broken"),
        (bytes(MOST_BYTES + 1), "csv_size"),
    ],
)
def test_what_is_no_list_is_named(content: bytes, code: str) -> None:
    if not code:
        assert read_grid(content).lines == ()
        return
    with pytest.raises(UserError) as caught:
        read_grid(content)
    assert caught.value.code == code
    assert caught.value.text()
