"""Which fields and conditions an own text may use: what its kind's shipped wording uses, and what says nothing of her.

So an own text never says more than the letter of that kind says: nothing goes around the ticks.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ks_desktop.letters.texts.parts import BODY, QUESTIONS, said, texts_in
from ks_desktop.letters.texts.pieces import Condition, Pieces, condition_of

ASKED: Final = "ask_"  # begins the field of a question that is asked when the letter is made
GENERAL: Final = frozenset({"date", "phone", "hours", "nurse"})
_OURS: Final = frozenset({"job_title", "office"})  # says who writes: not where the head does not say it either
_SIMPLE: Final = ("subject", "footer")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may stand in the texts of one kind of paper.

    Attributes:
        fields: names of fields.
        asked: names that a condition may ask about.
        values: the values of a name with which shipped texts compare it, in their order.
    """

    fields: frozenset[str]
    asked: frozenset[str]
    values: Mapping[str, tuple[str, ...]]

    def may(self, condition: Condition) -> bool:
        """Tell whether a condition may be asked."""
        if condition.name not in self.asked:
            return False
        return not condition.value or condition.value in self.values.get(condition.name, ())

    def trimmed(self, pieces: Pieces) -> Pieces:
        """Return a text with only what may stand in it."""
        return pieces.only(self.fields, self.may)


def allowed_in(shipped: Mapping[str, Any], questions: Mapping[str, Mapping[str, Any]]) -> Allowed:
    """Return what may stand in the texts of a kind.

    Args:
        shipped: its wording as shipped.
        questions: those that are asked when it is made, by key, shipped and own.
    """
    general = GENERAL if shipped.get("has_plain_head") else GENERAL | _OURS
    texts = [pieces for part in shipped.get(BODY, ()) for pieces in texts_in(part)]
    texts += [said(shipped[name]) for name in _SIMPLE if name in shipped]
    whens = [condition_of(str(part["when"])) for part in shipped.get(BODY, ()) if part.get("when")]
    conditions = [*whens, *(condition for pieces in texts for condition in pieces.conditions())]
    fields = {name for pieces in texts for name in pieces.fields()} | general
    values = _values(conditions)
    for key, question in questions.items():
        values[f"{ASKED}{key}"] = tuple(question.get("choices", ()))
    names = {f"{ASKED}{key}" for key in questions}
    asked = {condition.name for condition in conditions} | fields | names
    return Allowed(frozenset(fields | names), frozenset(asked), values)


def _values(conditions: Iterable[Condition]) -> dict[str, tuple[str, ...]]:
    """Return with which values names are compared; "" among them where it is also asked whether there is any."""
    values: dict[str, tuple[str, ...]] = {}
    for condition in conditions:
        known = values.get(condition.name, ())
        values[condition.name] = known if condition.value in known else (*known, condition.value)
    return {name: known for name, known in values.items() if any(known)}


def allowed_at(text: object) -> Allowed:
    """Return what may stand in place of one shipped text that all papers share: the same fields."""
    pieces = said(text)
    asked = frozenset(condition.name for condition in pieces.conditions())
    fields = frozenset(pieces.fields())
    return Allowed(fields, asked | fields, {})


def questions_of(texts: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Return the questions of a wording with their keys."""
    for question in texts.get(QUESTIONS, ()):
        yield str(question["key"]), question
