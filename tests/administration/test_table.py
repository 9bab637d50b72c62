from dataclasses import replace
from pathlib import Path

from ks_desktop.administration.table import BACKUPS, COLUMNS, said, standing
from ks_desktop.letters.texts.sheet import TextLine
from ks_desktop.records.domain import Copy
from tests.records.domain.test_copies import NOTE


def line(path: str = "subject", **changes: bool) -> TextLine:
    return TextLine(path=path, what="Onderwerp", text="een\n twee" + " x" * 200, **changes)  # type: ignore[arg-type]


def test_each_text_says_how_it_stands_to_the_shipped_one() -> None:
    assert standing(line()) == ""
    assert standing(line(is_own=True)) == "eigen"
    assert standing(line(is_own=True, is_changed_below=True)) == "te kiezen"
    assert standing(line("body.own-1", is_own=True, is_changed_below=True)) == "toegevoegd"
    assert standing(line(is_left_out=True)) == "weggelaten"
    assert standing(line(is_lost=True)) == "bestaat niet meer"


def test_a_text_stands_in_one_line() -> None:
    assert said(line()).startswith("een twee x")
    assert len(said(line())) <= 121
    assert [column.title for column in COLUMNS] == ["Part", "Text", "Standing"]


def test_a_backup_says_when_how_much_and_where() -> None:
    copy = Copy(path=Path("/stick/backups/x.db"), manifest=NOTE, size=NOTE.size, has_key=True)
    texts = [column.text(copy) for column in BACKUPS]
    assert texts == ["22-11-2026 14:30", "2", "0,0 MB", "backups", ""]
    half = replace(copy, manifest=None)
    assert [column.text(half) for column in BACKUPS] == ["x.db", "", "0,0 MB", "backups", "niet heel"]
