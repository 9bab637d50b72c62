import dataclasses
from typing import get_args

import pytest

from ks_desktop.paper import blocks
from ks_desktop.paper.blocks import Column, Grid, GridEntry, GridRow, QrCode, Table, Tone, texts_of


def test_a_table_whose_rows_do_not_fit_its_columns_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="one cell for each column"):
        Table(columns=(Column(head="a"), Column(head="b")), rows=(("een",),))
    with pytest.raises(ValueError, match="one cell for each column"):
        Table(columns=(), rows=())


def test_a_grid_whose_rows_do_not_fit_its_heads_cannot_be_made() -> None:
    entry = GridEntry(time="09:30", text="K7")
    with pytest.raises(ValueError, match="one cell for each head"):
        Grid(heads=("ma", "di"), rows=(GridRow(label="", cells=((entry,),)),))


def test_texts_of_gives_what_is_painted_and_nothing_else() -> None:
    parts = (blocks.Paragraph(text="een", tone=Tone.STRONG), QrCode(content="geheim", caption="twee"))
    assert list(texts_of(parts)) == ["een", "twee"]


def test_every_block_is_a_frozen_record() -> None:
    for kind in get_args(blocks.Block):
        assert dataclasses.is_dataclass(kind)
        assert hasattr(kind, "__slots__")
        assert kind.__hash__ is not object.__hash__  # equal records are equal: frozen
