"""From letters to what went along in them, by the labels of the data and of what was typed."""

from collections.abc import Iterable, Mapping
from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.letters.content import RULES
from ks_desktop.letters.domain import Letter, LetterState
from ks_desktop.letters.domain.disclosure import Disclosure, Gone

_LABELS: Final[Mapping[str, str]] = {rule.word: rule.label for rule in RULES}
_TYPED: Final[Mapping[str, str]] = {
    "refer_to": N_("To be referred to"),
    "question": N_("What you ask"),
    "assessment": N_("What you and she think of it"),
    "agreements": N_("What is agreed"),
    "message": N_("In addition"),
}


def gone_along(letter: Letter) -> tuple[Gone, ...]:
    """Return what goes or went along in a letter; of a draft what is ticked now."""
    words = letter.values or letter.ticked
    data = (Gone(word=word, label=_LABELS.get(word, word), reason=letter.reasons.get(word, "")) for word in words)
    typed = (Gone(word=word, label=label) for word, label in _TYPED.items() if letter.words.get(word))
    return (*data, *typed)


def disclosures(letters: Iterable[Letter]) -> tuple[Disclosure, ...]:
    """Return what went to whom, the newest letter last: what was sent, and what lies ready and may have been.

    A letter that was withdrawn after it was sent stays known; one that never went out told nobody anything.
    """
    return tuple(
        Disclosure(
            letter=letter,
            to_name=letter.to_name.partition("\n")[0],
            data=gone_along(letter),
            day=letter.sent_on,
            route=letter.route,
        )
        for letter in letters
        if letter.sent_on is not None or letter.state is LetterState.FINAL
    )
