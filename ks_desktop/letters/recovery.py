"""The recovery sheet: the code in groups, large, with a QR code, and what to do with it. No copy of it is kept."""

from datetime import date

from ks_desktop.letters.wording import Wording, wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint


def recovery_sheet_pdf(code: str, user: str, day: date) -> bytes:
    """Return the sheet as a PDF.

    Args:
        code: the recovery code, in groups.
        user: login name of the user it was made for.
        day: Dutch day on which it was made.
    """
    return paint.render(recovery_sheet(code, user, day))


def recovery_sheet(code: str, user: str, day: date) -> paper.Sheet:
    """Return the sheet as a plain document."""
    words = wording("plans")
    groups = tuple(code.replace("-", " ").split())
    return paper.Sheet(
        title=words.get("recovery", "title"),
        language=words.language,
        heading=words.get("recovery", "heading"),
        aside=words.text("recovery", "aside", day=words.day(day)),
        notice=words.get("recovery", "notice"),
        blocks=(
            paper.Paragraph(text=words.get("recovery", "intro")),
            paper.Facts(rows=(paper.Fact(label=words.get("recovery", "user"), value=user),)),
            paper.Code(groups=groups, per_row=3, numbered=True),
            paper.Beside(
                left=_steps(words),
                right=(paper.QrCode(content="-".join(groups), caption=words.get("recovery", "qr"), size_mm=38.0),),
                left_share=0.7,
            ),
            paper.Blanks(labels=tuple(words.get("recovery", "blanks"))),
        ),
    )


def _steps(words: Wording) -> tuple[paper.Block, ...]:
    return (
        paper.Heading(text=words.get("recovery", "steps_heading")),
        paper.Bullets(items=tuple(words.get("recovery", "steps")), numbered=True),
    )
