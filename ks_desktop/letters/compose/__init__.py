"""From facts, ticks and wording to the plain document that paper paints. Only what is ticked gets in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ks_desktop.letters.compose.around import after_body, before_body
from ks_desktop.letters.compose.beside import in_two_languages
from ks_desktop.letters.compose.blocks import blocks_of
from ks_desktop.letters.compose.context import context_of
from ks_desktop.letters.compose.head import (
    ink_of,
    receiver_of,
    return_line_of,
    sender_of,
    signature_of,
    size_of,
    window_of,
)
from ks_desktop.letters.compose.slip import code_of, slip_of
from ks_desktop.letters.domain import Datum, LetterDraft
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.translating import has_second
from ks_desktop.letters.wording import Wording
from ks_desktop.paper import documents as paper

_SHORT: Final = 5  # words of a receiver's name above a following page


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A letter about to be painted.

    Attributes:
        document: what paper paints.
        to_name: the receiver, for the register.
        values: what goes along, by word.
    """

    document: paper.Letter
    to_name: str
    values: Mapping[str, str]


def compose(
    draft: LetterDraft, facts: LetterFacts, data: tuple[Datum, ...], wording: Wording, number: str = ""
) -> Composition:
    """Return the letter.

    Args:
        draft: what was chosen and typed.
        facts: of the case, today.
        data: what goes along, and nothing else about her.
        wording: of the letter's kind.
        number: given when it becomes final; "" in a draft.
    """
    receiver = receiver_of(draft.kind, facts, wording)
    values = {datum.word: datum.value for datum in data}
    context = context_of(draft, facts, data, wording)
    document = paper.Letter(
        title=f"{wording.get('title')} {number}".strip(),
        language=wording.language,
        sender=sender_of(facts, wording),
        return_line=return_line_of(facts.office, wording),
        address=receiver.lines,
        window=window_of(facts.office),
        references=(
            paper.Fact(label=wording.get("our_reference"), value=number or wording.get("no_number")),
            paper.Fact(label=wording.get("date"), value=wording.day(facts.today)),
        ),
        subject_label=wording.get("subject_label"),
        subject=wording.text("subject", **context),
        salutation=wording.text("salutation", receiver.addressee.form, name=receiver.addressee.name),
        body=(
            *before_body(facts, wording),
            *(block for part in wording.get("body") for block in blocks_of(part, values, context, facts, wording)),
            *after_body(context, wording),
            *code_of(wording, number),
        ),
        closing=wording.get("closing"),
        signature=signature_of(draft.kind, facts, wording),
        footer=wording.text("footer", **context),
        following=wording.text("following", receiver=_shown_short(receiver.name), date=wording.day(facts.today)),
        page_label=wording.get("page"),
        size=size_of(draft.variant, wording),
        ink=ink_of(draft.variant),
        fold_marks=facts.office.folds,
        slip=slip_of(facts, context, wording, number),
        draft_word=wording.get("draft"),
    )
    if has_second(draft.kind, draft.language):
        document = in_two_languages(document, draft, facts, data, receiver.addressee)
    return Composition(document=document, to_name=receiver.name, values=values)


def _shown_short(name: str) -> str:
    """Return the beginning of a long name: whole it stands in the address, and here it would read as a sentence."""
    words = name.split()
    return name if len(words) <= _SHORT else f"{' '.join(words[:_SHORT])} …"
