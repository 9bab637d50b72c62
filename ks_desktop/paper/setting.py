"""From blocks to boxes: how each kind of block is set."""

from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import Final

from ks_desktop.paper import blocks, ink, tags
from ks_desktop.paper.boxes import Box, Break, Gap, Inset, Kept, NamedRow, Row, Rows, Ruling, Stack
from ks_desktop.paper.ink import MM, Style, Styles
from ks_desktop.paper.parallel import Pair, TwoColumns, column, one_after_the_other
from ks_desktop.paper.strokes import Blank, CodeGrid, CodeRow, Hairline, Qr, Tick, Ticks, WritingLines, text_width
from ks_desktop.paper.words import Words

_PLAIN: Final = Ruling()
DENSE: Final = Ruling(below=ink.HAIR_WIDTH, pad=0.6 * MM, gutter=4 * MM)
_TABLE: Final = Ruling(below=ink.HAIR_WIDTH, pad=1.5 * MM, gutter=4 * MM)
_TABLE_HEAD: Final = Ruling(below=ink.RULE_WIDTH, colour=ink.RULE, pad=1.2 * MM, gutter=4 * MM)
_GRID_GUTTER: Final = 5 * MM
_CLOCK: Final = Style(size=22, leading=25, strong=True)
_UNTIL: Final = Style(size=13, leading=26, colour=ink.MUTED)
_ENTRY_TITLE: Final = Style(size=14, leading=17.5, strong=True)
_SHORT_TIME: Final = 5  # characters: 09:30 has its text beside it, 09:30 - 10:30 has it below
_ENTRY_LEFT: Final = 0.42  # of the width: time, code and facts; the rest is to write on
_ENTRY_QR_MM: Final = 13.0  # read off a print by a phone or a scanner, and no higher than time and code beside it
_LARGE_COLUMNS: Final = 2  # more of them leave no room for a word in large print
_CODE: Final = Style(size=17, leading=24, strong=True, align="centre")
_CODE_LABEL: Final = Style(size=8, leading=9, colour=ink.MUTED)


def set_blocks(parts: Iterable[blocks.Block], styles: Styles) -> Stack:
    """Return blocks as boxes under each other."""
    return Stack([box_of(part, styles) for part in parts])


def _across(
    styles: Styles, cells: Sequence[Box], shares: Sequence[float], ruling: Ruling = _PLAIN, *, after: float = 0.0
) -> Row:
    """Return cells beside each other in reading order: from the right in a mirrored document."""
    turn = -1 if styles.mirrored else 1
    return Row(cells[::turn], shares[::turn], ruling, after=after, mirrored=styles.mirrored)


@singledispatch
def box_of(block: object, styles: Styles) -> Box:
    """Return one block as a box."""
    del styles
    msg = f"no setting for a block of kind {type(block).__name__}"
    raise TypeError(msg)


@box_of.register
def _(block: blocks.Heading, styles: Styles) -> Box:
    if block.level <= 1:
        words = Words(block.text, styles.heading, before=styles.gap * 1.8, after=styles.gap * 0.5, keep=True)
    else:
        words = Words(block.text, styles.subheading, before=styles.gap, after=styles.gap * 0.25, keep=True)
    return words.tagged(tags.heading(block.level + 1))  # above all of them stands what the paper is about


@box_of.register
def _(block: blocks.Paragraph, styles: Styles) -> Box:
    tones = {
        blocks.Tone.PLAIN: styles.body,
        blocks.Tone.STRONG: styles.body.but(strong=True),
        blocks.Tone.MUTED: styles.small,
    }
    return Words(block.text, tones[block.tone], after=styles.gap)


@box_of.register
def _(block: blocks.Bullets, styles: Styles) -> Box:
    signs = [f"{number}." if block.numbered else "•" for number in range(1, len(block.items) + 1)]
    room = max((text_width(sign, styles.body) for sign in signs), default=0.0) + 2.5 * MM
    rows = [
        _across(
            styles,
            [Words(sign, styles.body).tagged(tags.LABEL), Words(item, styles.body).tagged(tags.ITEM_BODY)],
            [-room, 1],
            after=styles.gap * 0.4,
        ).tagged(tags.ITEM)
        for sign, item in zip(signs, block.items, strict=True)
    ]
    return Stack(rows, after=styles.gap).tagged(tags.NUMBERED if block.numbered else tags.BULLETS)


@box_of.register
def _(block: blocks.Quote, styles: Styles) -> Box:
    inside: list[Box] = [Words(block.text, styles.body)]
    if block.source:
        inside.append(Words(block.source, styles.small))
    return Inset(Stack(inside), 4 * MM, line=1.2, after=styles.gap).tagged(tags.QUOTE)


@box_of.register
def _(block: blocks.Facts, styles: Styles) -> Box:
    label = styles.label.but(colour=ink.MUTED)
    if styles.is_large_print:
        return Stack([_large_fact(row, styles) for row in block.rows], after=styles.gap).tagged(tags.LIST)
    if not block.label_mm:
        under = [Words(row.value, styles.body.but(strong=True), after=styles.gap) for row in block.rows]
        above = [Words(row.label, styles.small, keep=True) for row in block.rows]
        return Stack([box for pair in zip(above, under, strict=True) for box in pair], after=styles.gap)
    rows = [
        _across(
            styles,
            [Words(row.label, label).tagged(tags.ROW_HEAD), Words(row.value, styles.label).tagged(tags.CELL)],
            [-block.label_mm * MM, 1],
            Ruling(gutter=3 * MM),
            after=styles.gap * 0.3,
        ).tagged(tags.TABLE_ROW)
        for row in block.rows
    ]
    return Stack(rows, after=styles.gap).tagged(tags.TABLE)


def _large_fact(row: blocks.Fact, styles: Styles) -> Box:
    """Return a label in bold with its value under it."""
    label = Words(row.label, styles.body.but(strong=True)).tagged(tags.LABEL)
    value = Words(row.value, styles.body).tagged(tags.ITEM_BODY)
    return Kept([label, value], after=styles.gap * 0.8).tagged(tags.ITEM)


@box_of.register
def _(block: blocks.Table, styles: Styles) -> Box:
    if styles.is_large_print and len(block.columns) > _LARGE_COLUMNS:
        return Stack([_large_row(block, row, styles) for row in block.rows], after=styles.gap)
    return table(block, styles, _TABLE)


def _large_row(block: blocks.Table, row: Sequence[str], styles: Styles) -> Box:
    """Return a row of a table with its cells under each other, each under the head of its column."""
    facts = [blocks.Fact(label=column.head, value=cell) for column, cell in zip(block.columns, row, strict=True)]
    cells = Stack([_large_fact(fact, styles) for fact in facts if fact.value]).tagged(tags.LIST)
    return Stack([cells, Hairline(before=styles.gap * 0.6)], after=styles.gap)


def table(block: blocks.Table, styles: Styles, ruling: Ruling) -> Box:
    """Return a table whose rows are ruled so."""
    shares = [column.share for column in block.columns]
    aligns = ["right" if column.right else styles.label.align for column in block.columns]
    head_style = styles.small.but(strong=True)
    head = _across(
        styles,
        [
            Words(column.head, head_style.but(align=align)).tagged(tags.COLUMN_HEAD)
            for column, align in zip(block.columns, aligns, strict=True)
        ],
        shares,
        _TABLE_HEAD,
    ).tagged(tags.TABLE_ROW)
    rows = [
        _across(
            styles,
            [
                Words(cell, styles.body.but(align=align)).tagged(tags.CELL)
                for cell, align in zip(row, aligns, strict=True)
            ],
            shares,
            ruling,
        ).tagged(tags.TABLE_ROW)
        for row in block.rows
    ]
    return Rows(head, rows, after=styles.gap * 1.4).tagged(tags.TABLE)


@box_of.register
def _(block: blocks.Lines, styles: Styles) -> Box:
    inside: list[Box] = [Words(block.label, styles.body, keep=True)] if block.label else []
    return Stack([*inside, WritingLines(block.count)], after=styles.gap * 1.4)


@box_of.register
def _(block: blocks.Blanks, styles: Styles) -> Box:
    columns = 1 if styles.is_large_print else block.columns
    longest = max((text_width(label, styles.body) for label in block.labels), default=0.0)
    room = min(longest + 1, (75 if styles.is_large_print else 60) * MM / columns)
    high = (ink.BLANK_TIGHT_MM if styles.tight else ink.BLANK_MM) * MM
    blanks: list[Box] = [Blank(label, styles.body, room, high) for label in block.labels]
    lines = [blanks[start : start + columns] for start in range(0, len(blanks), columns)]
    rows = [Row(line + [Gap(0.0)] * (columns - len(line)), [1] * columns, Ruling(gutter=8 * MM)) for line in lines]
    return Stack(rows, after=styles.gap * 1.6)


@box_of.register
def _(block: blocks.TickRow, styles: Styles) -> Box:
    inside: list[Box] = []
    if block.label:
        inside.append(Words(block.label, styles.body, after=styles.gap * 0.4, keep=True))
    if block.stacked:
        stacked = [Tick(item, styles.body, after=styles.gap * 0.5) for item in block.items]
        inside.append(Stack(stacked).tagged(tags.LIST))
    else:
        inside.append(Ticks(block.items, styles.body))
    return Stack(inside, after=styles.gap * 1.2)


@box_of.register
def _(block: blocks.Entry, styles: Styles) -> Box:
    clock = Row([Words(block.time, _CLOCK), Words(block.until, _UNTIL)], [-text_width(block.time, _CLOCK) - 3 * MM, 1])
    title = Stack([clock, Words(block.title, _ENTRY_TITLE)], after=0.8 * MM).tagged(tags.heading(2))
    left: list[Box] = [title]
    if block.qr:
        square = Qr(block.qr, _ENTRY_QR_MM * MM).tagged(tags.figure(block.qr_alt or f"QR: {block.title}"))
        left = [Row([title, square], [1, -_ENTRY_QR_MM * MM], Ruling(gutter=2 * MM))]
    left.extend(Words(fact, styles.label) for fact in block.facts)
    if block.ticks:
        left.extend([Gap(1.6 * MM), Ticks(block.ticks, styles.label)])
    right = WritingLines(block.lines) if block.lines else Gap(0.0)
    ruling = Ruling(below=ink.RULE_WIDTH, colour=ink.RULE, gutter=6 * MM, pad=2.2 * MM, head_pad=0.0)
    aside = Words(block.aside, styles.small) if block.aside else Gap(0.0)
    return Kept([aside, Row([Stack(left), right], [_ENTRY_LEFT, 1 - _ENTRY_LEFT], ruling)], after=1.2 * MM)


@box_of.register
def _(block: blocks.Grid, styles: Styles) -> Box:
    labelled = any(row.label for row in block.rows)
    shares: list[float] = [-28 * MM] * labelled + [1.0] * len(block.heads)
    corner: list[Box] = [Words("", styles.subheading).tagged(tags.CELL)] if labelled else []
    heads = [Words(head, styles.subheading).tagged(tags.COLUMN_HEAD) for head in block.heads]
    under = Ruling(below=ink.RULE_WIDTH, colour=ink.RULE, pad=1.2 * MM, gutter=_GRID_GUTTER)
    head = Row([*corner, *heads], shares, under).tagged(tags.TABLE_ROW)
    ruling = Ruling(below=ink.HAIR_WIDTH, upright=ink.HAIR_WIDTH, pad=2 * MM, gutter=_GRID_GUTTER)
    rows = []
    for row in block.rows:
        label: list[Box] = [Words(row.label, styles.body.but(strong=True)).tagged(tags.ROW_HEAD)] if labelled else []
        cells = [
            Stack([_grid_entry(entry, styles) for entry in cell] or [Gap(0.0)]).tagged(tags.CELL) for cell in row.cells
        ]
        rows.append((NamedRow if labelled else Row)([*label, *cells], shares, ruling).tagged(tags.TABLE_ROW))
    return Rows(head, rows, after=styles.gap).tagged(tags.TABLE)


def _grid_entry(entry: blocks.GridEntry, styles: Styles) -> Box:
    quiet = styles.small
    inside: list[Box] = []
    if entry.aside:
        inside.append(Words(entry.aside, quiet, after=0.6 * MM))
    time = Words(entry.time, styles.body.but(strong=True))
    text = Words(entry.text, styles.body)
    beside = len(entry.time) <= _SHORT_TIME
    if not entry.time:
        inside.append(text)
    else:
        inside.extend([Row([time, text], [-time.natural_width() - 2 * MM, 1])] if beside else [time, text])
    if entry.note:
        inside.append(Words(entry.note, quiet))
    return Kept(inside, after=(2 if beside else 3.5) * MM).tagged(tags.PARAGRAPH)


@box_of.register
def _(block: blocks.Code, styles: Styles) -> Box:
    grid = CodeGrid(block.groups, block.per_row, _CODE, _CODE_LABEL)
    rows = []
    for start in range(0, len(block.groups), block.per_row):
        groups = block.groups[start : start + block.per_row]
        labels = [str(start + index + 1) if block.numbered else "" for index in range(len(groups))]
        rows.append(CodeRow(groups, labels, grid))
    return Kept(rows, before=styles.gap, after=styles.gap * 1.4)


@box_of.register
def _(block: blocks.QrCode, styles: Styles) -> Box:
    caption = [Words(block.caption, styles.small)] if block.caption else []
    seen = block.alt or f"QR: {block.caption or block.content}"
    picture = Qr(block.content, block.size_mm * MM).tagged(tags.figure(seen))
    return Kept([picture, *caption], after=styles.gap)


@box_of.register
def _(block: blocks.Beside, styles: Styles) -> Box:
    halves = [set_blocks(block.left, styles), set_blocks(block.right, styles)]
    return Row(halves, [block.left_share, 1 - block.left_share], Ruling(gutter=8 * MM), after=styles.gap)


@box_of.register
def _(block: blocks.Parallel, styles: Styles) -> Box:
    each = [styles.in_language(language) for language in block.languages]
    pairs = [Pair(box_of(left, each[0]), box_of(right, each[1])) for left, right in block.rows]
    heads = [Words(head, own.small.but(strong=True), keep=True) for head, own in zip(block.heads, each, strict=False)]
    above = Pair(*heads) if heads else None
    columns = (column(block.languages[0]), column(block.languages[1]))
    if styles.is_large_print:
        return one_after_the_other(pairs, above, columns, styles.gap, keep=block.stays)
    return TwoColumns(pairs, above, columns, after=styles.gap, keep=block.stays)


@box_of.register
def _(block: blocks.Together, styles: Styles) -> Box:
    return Kept([box_of(part, styles) for part in block.blocks], after=styles.gap)


@box_of.register
def _(block: blocks.PageBreak, styles: Styles) -> Box:
    del block, styles
    return Break()
