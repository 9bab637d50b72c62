"""What stands before and after the body of any letter: which one it replaces, and that it goes without her consent."""

from collections.abc import Mapping

from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import Wording
from ks_desktop.paper import documents as paper


def before_body(facts: LetterFacts, wording: Wording) -> tuple[paper.Block, ...]:
    """Return that it stands in place of an earlier letter, where it does."""
    if facts.replaced is None:
        return ()
    text = wording.text("replaces", number=facts.replaced.number, day=wording.day(facts.replaced.day))
    return (paper.Paragraph(text=text),)


def after_body(context: Mapping[str, object], wording: Wording) -> tuple[paper.Block, ...]:
    """Return honestly on what ground it goes without her consent, all of it or a part; never the reason."""
    if not context["ground"]:
        return ()
    ground = wording.text("grounds", str(context["ground"]))
    part = "part" if context["has_agreed_to_part"] else "all"
    return (paper.Paragraph(text=wording.text("without_consent", part, ground=ground)),)
