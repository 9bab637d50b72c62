from datetime import date

from ks_desktop.records.domain.requests import RequestKind
from ks_desktop.records.page.request_columns import columns
from ks_desktop.records.requests.lines import RequestLine
from tests.records.requests.test_ruling import request


def test_a_line_says_what_of_whom_and_how_long_is_left() -> None:
    line = RequestLine(request=request(RequestKind.ACCESS), who="Rosa Proef", is_hidden=False, is_quiet=False)
    shown = [column.text(line) for column in columns(lambda: date(2026, 11, 20))]
    assert shown == ["Inzage of afschrift", "Rosa Proef", "nog 1 dag"]
