"""A letter: head, address in the window of the envelope, reference row, text, signature, reply slip."""

from collections.abc import Sequence
from typing import Final

from typing_extensions import override

from ks_desktop.paper import ink, tags
from ks_desktop.paper.blocks import Fact
from ks_desktop.paper.boxes import SLACK, Box, Break, Cut, Gap, Kept, Row, Ruling, Stack
from ks_desktop.paper.documents import Letter, Slip, TextSize
from ks_desktop.paper.head import LEFT_MM, SENDER_WIDTH_MM, at, head_of, in_columns, text_width_mm
from ks_desktop.paper.ink import MM, Style, Styles, styles_for
from ks_desktop.paper.pages import Area, Frame, Page, paginate
from ks_desktop.paper.parallel import TwoColumns
from ks_desktop.paper.setting import box_of, set_blocks
from ks_desktop.paper.strokes import CodeGrid, CodeRow, Hairline, Qr
from ks_desktop.paper.words import Words

_PEN_MM: Final = 14.0  # room to sign
_PEN_TIGHT_MM: Final = 10.0
_START_MM: Final = 7.0  # from the references to the text
_FOOT_MM: Final = 15.0
_BOTTOM_MM: Final = 21.0
_LARGE_FOOT_MM: Final = 5.0
_TOP_MM: Final = 24.0  # of a following page
_FOLLOWING_MM: Final = 12.0  # what stands above it
_FOLLOWING_GAP_MM: Final = 5.0

_LEAST_LINES: Final = 2  # of a text that go along with the signature
_SHORT_LETTER: Final = 3  # pages, slip included; a longer one gains nothing by being tight
_TRIES: Final = {
    TextSize.SMALL: ((TextSize.SMALL, False), (TextSize.SMALL, True)),
    TextSize.NORMAL: ((TextSize.NORMAL, False), (TextSize.NORMAL, True), (TextSize.SMALL, True)),
    TextSize.LARGE: ((TextSize.LARGE, False),),  # for whoever reads with effort a page more is better
    TextSize.HUGE: ((TextSize.HUGE, False),),
}
_CODE: Final = Style(size=15, leading=21, strong=True, align="centre")


def lay_out(letter: Letter) -> list[Page]:
    """Return the pages of a letter."""
    width = text_width_mm(letter) * MM
    head, used_mm = head_of(letter)
    start_mm = used_mm + _START_MM
    bottom = (_BOTTOM_MM + _large_mm(letter)) * MM
    first = Area(left=LEFT_MM * MM, top=ink.A4[1] - start_mm * MM, width=width, bottom=bottom)
    following = Area(left=LEFT_MM * MM, top=ink.A4[1] - _following_mm(letter) * MM, width=width, bottom=bottom)
    pages = _fewest(letter, first, following)
    pages[0] = [*head, *pages[0]]
    if letter.following:
        for page in pages[1:]:
            running = _running(letter)
            if page is not pages[-1]:  # like the foot it is heard once, at the end
                running.tagged(tags.ARTIFACT)
            page.append(at(running, LEFT_MM, _FOLLOWING_MM, width / MM))
    return pages


def _running(letter: Letter) -> Words:
    return Words(letter.following, styles_for(letter.size).small)


def _following_mm(letter: Letter) -> float:
    """Return where the text of a following page begins: under what stands above it, on as many lines as that takes."""
    return max(_TOP_MM, _FOLLOWING_MM + _running(letter).height(text_width_mm(letter) * MM) / MM + _FOLLOWING_GAP_MM)


def _fewest(letter: Letter, first: Area, following: Area) -> list[Page]:
    """Return the pages; set a little tighter, then smaller, if that saves the page that would hold only the end."""
    found: list[list[Page]] = []
    least = 1 if letter.slip is None else 2
    in_own_size = ((letter.size, False), (letter.size, True))  # who reads her own language reads with less effort
    for size, tight in in_own_size if in_columns(letter) else _TRIES[letter.size]:
        styles = styles_for(size, language=letter.language, tight=tight)
        found.append(paginate(_story(letter, styles), first, following))
        if len(found[-1]) == least or len(found[0]) > _SHORT_LETTER:
            break
    return min(found, key=len)  # of equals the first


def _large_mm(letter: Letter) -> float:
    """Return how much higher the foot of a letter in large print ends: it often takes two lines."""
    return _LARGE_FOOT_MM if letter.size is TextSize.HUGE else 0.0


def frame_of(letter: Letter, *, draft: bool) -> Frame:
    """Return what each page of a letter carries."""
    return Frame(
        title=letter.title,
        language=letter.language,
        size=ink.A4,
        foot=letter.footer,
        anchor=letter.anchor,
        page_label=letter.page_label,
        left=LEFT_MM * MM,
        right=ink.A4[0] - (LEFT_MM + text_width_mm(letter)) * MM,
        foot_top=(_FOOT_MM + _large_mm(letter)) * MM,
        foot_size=12.0 if letter.size is TextSize.HUGE else 8.0,
        ink=letter.ink,
        draft_word=letter.draft_word if draft else "",
    )


def _story(letter: Letter, styles: Styles) -> Stack:
    story: list[Box] = []
    if letter.subject:
        text = f"{letter.subject_label} {letter.subject}".strip()
        space = styles.body.leading * (0.5 if styles.tight else 1.0)
        story.append(Words(text, styles.body.but(strong=True), after=space, keep=True).tagged(tags.heading(1)))
    if letter.salutation:
        space = styles.body.leading * (0.5 if styles.tight else 0.8)
        story.append(Words(letter.salutation, styles.body, after=space, keep=True))
    story.extend(_signed([box_of(block, styles) for block in letter.body], _ending(letter, styles)))
    if letter.slip is not None:
        story.append(Break())
        story.extend(_slip_page(letter, letter.slip))
    return Stack(story)


def _slip_page(letter: Letter, slip: Slip) -> list[Box]:
    """Return the slip in the size of the letter; in large print as large as goes on one page."""
    room = ink.A4[1] - (_following_mm(letter) + _BOTTOM_MM + _large_mm(letter)) * MM
    sizes = (TextSize.HUGE, TextSize.LARGE, TextSize.NORMAL) if letter.size is TextSize.HUGE else (letter.size,)
    sets = [_slip(slip, styles_for(size, language=letter.language)) for size in sizes]
    return next((boxes for boxes in sets if Stack(boxes).height(text_width_mm(letter) * MM) <= room), sets[0])


class _Signed(Stack):
    """Running text and what ends the letter: of a text that is cut, two lines at least go along with the end.

    Of two languages the last pair goes along.
    """

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        if self.height(width) <= room + SLACK:
            return self, None
        text, *ending = self.boxes
        if not isinstance(text, Words | TwoColumns):
            return super().cut(width, room, forced=forced) if forced else (None, self)
        most = text.height_but_last(width, _LEAST_LINES) if isinstance(text, Words) else text.height_but_last(width)
        top, rest = text.cut(width, min(room, most), forced=forced) if most > 0 else (None, text)
        if top is not None and rest is not None:
            return top, _Signed([rest, *ending], after=self.after)
        return super().cut(width, room, forced=forced) if forced else (None, self)


def _signed(body: list[Box], ending: list[Box]) -> list[Box]:
    """Return the text with its end, which never stands alone on a page: the last part of the text goes with it."""
    if not body or not ending:
        return [*body, *ending]
    *others, last = body
    if isinstance(last, TwoColumns) and last.keep and others and isinstance(others[-1], TwoColumns):
        *others, last = others
        ending = [body[-1], *ending]  # the closing in both languages
    if type(last) is Stack and len(last.boxes) > 1:  # facts, a list: the last of them
        others.append(Stack(last.boxes[:-1], before=last.before, after=last.boxes[-2].after).cut_from(last))
        last = Stack(last.boxes[-1:]).cut_from(last)
    return [*others, _Signed([last, *ending], before=last.before)]


def _ending(letter: Letter, styles: Styles) -> list[Box]:
    """Return closing, room for the pen and signature, with what is enclosed beside the name."""
    space = styles.body.leading * (0.55 if styles.tight else 0.85)
    above: list[Box] = []
    if letter.closing:
        above.append(Words(letter.closing, styles.body))
    if letter.signature is not None and letter.signature.room:
        above.append(Gap((_PEN_TIGHT_MM if styles.tight else _PEN_MM) * MM))
    left: list[Box] = []
    if letter.signature is not None:
        left.append(Words(letter.signature.name, styles.body.but(strong=True)))
        left.extend(Words(line, styles.body.but(colour=ink.MUTED)) for line in letter.signature.lines)
    right = [_attachments(letter.attachments, styles)] if letter.attachments else []
    if left and right and not styles.is_large_print:
        shares = [-SENDER_WIDTH_MM * MM, 1]
        return [Kept([*above, Row([Stack(left), *right], shares, Ruling(gutter=4 * MM))], before=space)]
    if not (above or left or right):
        return []
    below = [Gap(styles.body.leading), *right] if left and right else right
    return [Kept([*above, Stack([*left, *below], before=styles.body.leading)], before=space)]


def _attachments(attachments: Sequence[Fact], styles: Styles) -> Box:
    rows = []
    for fact in attachments:
        label = Words(fact.label, styles.small).tagged(tags.LABEL)
        value = Words(fact.value, styles.small).tagged(tags.ITEM_BODY)
        rows.append(Row([label, value], [-20 * MM, 1], Ruling(gutter=2 * MM)).tagged(tags.ITEM))
    return Stack(rows).tagged(tags.LIST)


def _slip(slip: Slip, styles: Styles) -> list[Box]:
    left: list[Box] = [Words(slip.heading, styles.title, after=2 * MM).tagged(tags.heading(1))]
    if slip.intro:
        left.append(Words(slip.intro, styles.body, after=4 * MM))
    if slip.code:
        left.append(Words(slip.code_label, styles.small))
        left.append(CodeRow([slip.code], [""], CodeGrid([slip.code], 1, _CODE, styles.small)))
    head: Box = Stack(left)
    if slip.qr:
        seen = slip.qr_alt or f"QR: {slip.code_label} {slip.code}"
        head = Row([head, Qr(slip.qr, 30 * MM).tagged(tags.figure(seen))], [1, -30 * MM], Ruling(gutter=8 * MM))
    return [head, Gap(3 * MM), Hairline(before=2 * MM, after=5 * MM), set_blocks(slip.blocks, styles)]
