from typing import get_args

import pytest

from ks_desktop.paper import blocks
from ks_desktop.paper.documents import TextSize
from ks_desktop.paper.ink import styles_for
from ks_desktop.paper.setting import DENSE, box_of, set_blocks, table

STYLES = styles_for(TextSize.NORMAL)


def test_every_kind_of_block_has_a_setting() -> None:
    for kind in get_args(blocks.Block):
        assert box_of.dispatch(kind) is not box_of.dispatch(object), kind


def test_what_is_no_block_is_refused() -> None:
    with pytest.raises(TypeError, match="no setting"):
        box_of("tekst", STYLES)


def test_a_heading_is_kept_with_what_follows() -> None:
    assert box_of(blocks.Heading(text="Wie"), STYLES).keep
    assert box_of(blocks.Heading(text="Wie", level=2), STYLES).keep


def test_an_entry_is_never_cut_while_it_fits_on_a_page() -> None:
    entry = blocks.Entry(time="09:30", title="K7", facts=("26+5",), lines=6, ticks=("gesproken",))
    box = box_of(entry, STYLES)
    assert box.cut(480, box.height(480) - 1, forced=False) == (None, box)


def test_more_lines_to_write_on_make_a_higher_entry() -> None:
    heights = [box_of(blocks.Entry(time="9", title="K", lines=count), STYLES).height(480) for count in (0, 6, 12)]
    assert heights[0] < heights[1] < heights[2]


def test_empty_blocks_have_no_trouble() -> None:
    empty = (blocks.Bullets(items=()), blocks.Facts(rows=()), blocks.Blanks(labels=()), blocks.Lines(count=0))
    assert set_blocks(empty, STYLES).height(400) >= 0


def test_a_dense_table_is_lower() -> None:
    block = blocks.Table(columns=(blocks.Column(head="a"),), rows=(("1",), ("2",)))
    assert table(block, STYLES, DENSE).height(300) < box_of(block, STYLES).height(300)
