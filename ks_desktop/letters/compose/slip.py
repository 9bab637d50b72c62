"""The page that comes back: what the reader fills in, and the code that leads to the letter it answers.

What is ticked is the state and the reason that are written down of it, in the same order: each tick has its word.
"""

from collections.abc import Mapping

from ks_desktop.letters.domain.codes import slip_code, slip_qr
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import Wording, fill
from ks_desktop.paper import documents as paper

_OWN = "slip_own"  # what a kind says in another way than the slip that all share
_SQUARE_MM = 22.0
_CODE_SHARE = 0.75


def slip_of(facts: LetterFacts, context: Mapping[str, object], wording: Wording, number: str) -> paper.Slip | None:
    """Return the slip of a letter, None for a kind without; it names nobody, so that it may lie on a desk."""
    if not wording.get("has_slip"):
        return None
    own = wording.get(_OWN) if wording.has(_OWN) else {}

    def said(name: str) -> str:
        return fill(own.get(name, wording.get("slip", name)), context)

    def each(name: str) -> tuple[str, ...]:
        return tuple(fill(text, context) for text in own.get(name, wording.get("slip", name)))

    def ticks(name: str) -> tuple[str, ...]:
        return tuple(fill(text, context) for _key, text in own.get(name, wording.get("slip", name)))

    office = facts.office
    back = ", ".join(line for line in (office.name, office.street, office.place) if line)
    return paper.Slip(
        heading=said("heading"),
        intro=said("intro"),
        blocks=(
            *((paper.Facts(rows=(paper.Fact(label=said("back_to"), value=back),), label_mm=32.0),) if back else ()),
            paper.TickRow(label=said("outcome"), items=ticks("outcomes")),
            paper.Blanks(labels=each("blanks")),
            paper.TickRow(label=said("reason_label"), items=ticks("reasons")),
            paper.Blanks(labels=each("note")),
            paper.Blanks(labels=each("who"), columns=2),
        ),
        code=slip_code(number) if number else str(wording.get("no_number")),
        code_label=said("code_label"),
        qr=slip_qr(number) if number else "",
        qr_alt=wording.text("slip", "square", number=number),
    )


def code_of(wording: Wording, number: str) -> tuple[paper.Block, ...]:
    """Return the code under a letter that is itself filled in and sent back; nothing for another kind."""
    if not wording.has("has_code"):
        return ()
    code = slip_code(number) if number else str(wording.get("no_number"))
    left = (
        paper.Paragraph(text=wording.text("slip", "code_label"), tone=paper.Tone.MUTED),
        paper.Paragraph(text=code, tone=paper.Tone.STRONG),
    )
    if not number:
        return (paper.Together(blocks=left),)
    seen = wording.text("slip", "square", number=number)
    square = paper.QrCode(content=slip_qr(number), alt=seen, size_mm=_SQUARE_MM)
    return (paper.Beside(left=left, right=(square,), left_share=_CODE_SHARE),)
