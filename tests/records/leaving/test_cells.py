import csv
import io
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.formulas import unescape
from ks_desktop.records.domain.requests import RequestKind
from ks_desktop.records.leaving.cells import line_of, plain, text_of

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30) | st.sampled_from(
    ["=1+1", "'=a", "a,b", 'zij zei "ja"', "regel\neen", "", " x "]
)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_is_written_is_read_again(texts: list[str]) -> None:
    line = line_of([text_of(text) for text in texts])
    (row,) = csv.reader(io.StringIO(line, newline=""))
    assert [unescape(cell) for cell in row] == texts


def test_nothing_and_an_empty_text_stay_apart() -> None:
    assert line_of([text_of(None), text_of(""), text_of(0), text_of(False)]) == ',"",0,0\r\n'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (UUID(int=7), str(UUID(int=7))),
        (date(2026, 11, 21), "2026-11-21"),
        (datetime(2026, 11, 21, 8, tzinfo=UTC), "2026-11-21T08:00:00+00:00"),
        (RequestKind.ACCESS, "access"),
        (True, "1"),
        (["ä"], '["ä"]'),
    ],
)
def test_each_kind_of_value_has_one_form(value: Any, text: str) -> None:
    assert text_of(value) == text


def test_what_has_no_form_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError):
        plain(b"bytes")
