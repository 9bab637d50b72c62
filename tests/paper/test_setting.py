import re
from typing import get_args

import pytest

from ks_desktop.paper import blocks
from ks_desktop.paper.documents import Sheet, TextSize
from ks_desktop.paper.ink import styles_for
from ks_desktop.paper.paint import render
from ks_desktop.paper.setting import DENSE, box_of, set_blocks, table
from tests.paper.reading import read

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


def test_a_short_time_has_its_text_beside_it() -> None:
    def height(time: str) -> float:
        entry = blocks.GridEntry(time=time, text="K7Q0")
        return box_of(blocks.Grid(heads=("ma",), rows=(blocks.GridRow(label="", cells=((entry,),)),)), STYLES).height(
            300
        )

    assert height("09:30") < height("09:30 - 10:30")


def test_empty_blocks_have_no_trouble() -> None:
    empty = (blocks.Bullets(items=()), blocks.Facts(rows=()), blocks.Blanks(labels=()), blocks.Lines(count=0))
    assert set_blocks(empty, STYLES).height(400) >= 0


def test_room_to_fill_in_is_lower_where_a_page_is_to_be_saved_and_in_one_column_in_large_print() -> None:
    blanks = blocks.Blanks(labels=("Naam", "Telefoon", "Datum", "Plaats"), columns=2)
    tight, large = styles_for(TextSize.NORMAL, tight=True), styles_for(TextSize.HUGE)
    assert box_of(blanks, tight).height(400) == pytest.approx(2 * 7 * 72 / 25.4)
    assert box_of(blanks, STYLES).height(400) == pytest.approx(2 * 9 * 72 / 25.4)
    assert box_of(blanks, large).height(400) > 4 * 9 * 72 / 25.4 - 1


def test_in_large_print_each_value_stands_under_its_label() -> None:
    facts = blocks.Facts(rows=(blocks.Fact(label="Wanneer", value="dinsdag"),))
    large = styles_for(TextSize.HUGE)
    assert box_of(facts, large).height(400) == pytest.approx(2 * large.body.leading)
    assert box_of(facts, STYLES).height(400) == pytest.approx(STYLES.body.leading)


def test_a_dense_table_is_lower() -> None:
    block = blocks.Table(columns=(blocks.Column(head="a"),), rows=(("1",), ("2",)))
    assert table(block, STYLES, DENSE).height(300) < box_of(block, STYLES).height(300)


LONG = " ".join(f"woord{number}" for number in range(1500))
LONG_BLOCKS: tuple[blocks.Block, ...] = (
    blocks.Heading(text=LONG),
    blocks.Paragraph(text=LONG),
    blocks.Bullets(items=("kort", LONG)),
    blocks.Quote(text=LONG, source="zij"),
    blocks.Facts(rows=(blocks.Fact(label="vraag", value=LONG),)),
    blocks.Table(columns=(blocks.Column(head="a"), blocks.Column(head="b")), rows=(("kort", LONG), ("x", "y"))),
    blocks.Entry(time="09:30", title="K7", facts=(LONG,)),
    blocks.Grid(
        heads=("ma", "di"),
        rows=(blocks.GridRow(label="M.P.", cells=((blocks.GridEntry(time="09:30", text=LONG),), ())),),
    ),
    blocks.Beside(left=(blocks.Paragraph(text=LONG),), right=(blocks.QrCode(content="K7"),)),
    blocks.Together(blocks=(blocks.Heading(text="Kop"), blocks.Paragraph(text=LONG))),
)


@pytest.mark.parametrize("block", LONG_BLOCKS, ids=lambda block: type(block).__name__)
def test_a_long_text_flows_on_in_every_block_and_stays_on_the_paper(block: blocks.Block) -> None:
    sheet = Sheet(title="Blad", language="nl", heading="Blad", blocks=(block,))
    printed: list[str] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        printed.append(text)
        if text.strip():
            assert 20 < tm[5] + cm[5] < 842

    for page in read(render(sheet)).pages:
        page.extract_text(visitor_text=visit)
    words = set(re.findall(r"woord[0-9]+", "".join(printed).replace("\n", " ")))
    assert words == set(LONG.split())


def test_in_large_print_the_cells_of_a_wide_table_stand_under_each_other_whole() -> None:
    heads = ("Datum", "Brief aan", "Hoe", "Wat erin stond")
    wide = blocks.Table(
        columns=tuple(blocks.Column(head=head) for head in heads),
        rows=(("23 september 2026", "Verloskundigenpraktijk", "zwangerschapsduur", ""),),
    )
    sheet = Sheet(title="Lijst", language="nl", heading="Lijst", blocks=(wide,), size=TextSize.HUGE)
    lines = [line.strip() for line in read(render(sheet)).pages[0].extract_text().splitlines()]
    for said in ("Datum", "23 september 2026", "Brief aan", "Verloskundigenpraktijk", "zwangerschapsduur"):
        assert said in lines
    assert "Wat erin stond" not in lines  # nothing stands there
