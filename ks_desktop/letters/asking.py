"""Questions that a wording asks when a letter is made, and their answers among the words of its draft.

An answer is kept under `ask_KEY`; it is a field of the texts and something their conditions may ask about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, clean_line
from ks_desktop.letters.texts.allowed import ASKED, questions_of
from ks_desktop.letters.texts.pieces import condition_of
from ks_desktop.letters.wording import Wording

YES: Final = "yes"
NO: Final = "no"


class QuestionKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    LINE = "line"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question that is asked when a letter of its kind is made.

    Attributes:
        key: names it in the wording.
        label: what the nurse reads, in Dutch: it is data, as the wording is.
        choices: of which one is chosen, as they are printed.
        when: the condition under which it is asked, "" always.
        is_required: a letter without an answer cannot become final.
    """

    key: str
    label: str
    kind: QuestionKind = QuestionKind.YES_NO
    choices: tuple[str, ...] = ()
    when: str = ""
    is_required: bool = False

    @property
    def word(self) -> str:
        """The name of its answer among the words of a draft."""
        return f"{ASKED}{self.key}"


def questions(wording: Wording) -> tuple[Question, ...]:
    """Return what a wording asks."""
    return tuple(question_of(key, kept) for key, kept in questions_of(wording.texts))


def question_of(key: str, kept: Mapping[str, Any]) -> Question:
    """Return a question from what a wording says of it."""
    return Question(
        key=key,
        label=str(kept["label"]),
        kind=QuestionKind(kept.get("kind", QuestionKind.YES_NO)),
        choices=tuple(map(str, kept.get("choices", ()))),
        when=str(kept.get("when", "")),
        is_required=bool(kept.get("required", False)),
    )


def asked_now(asked: tuple[Question, ...], words: Mapping[str, str]) -> tuple[Question, ...]:
    """Return the questions that are asked with these answers: some hang on another one."""
    return tuple(one for one in asked if not one.when or condition_of(one.when).holds(_values(asked, words)))


def answers_of(words: Mapping[str, str], wording: Wording) -> dict[str, object]:
    """Return what the texts of a wording may ask about its questions."""
    asked = questions(wording)
    values = _values(asked, words)
    here = {one.word for one in asked_now(asked, words)}
    return {name: value if name in here else "" for name, value in values.items()}


def _values(asked: tuple[Question, ...], words: Mapping[str, str]) -> dict[str, object]:
    return {one.word: _value(one, words.get(one.word, "")) for one in asked}


def _value(question: Question, answer: str) -> object:
    if question.kind is QuestionKind.YES_NO:
        return answer == YES
    if question.kind is QuestionKind.CHOICE:
        return answer if answer in question.choices else ""
    return answer


def unanswered(words: Mapping[str, str], wording: Wording) -> tuple[UserError, ...]:
    """Return a hindrance for each question that must be answered and is not."""
    return tuple(
        UserError(N_("Answer this question."), code="question", field=question.word)
        for question in asked_now(questions(wording), words)
        if question.is_required and not _is_answered(question, words.get(question.word, ""))
    )


def _is_answered(question: Question, answer: str) -> bool:
    if question.kind is QuestionKind.YES_NO:
        return answer in {YES, NO}
    return bool(_value(question, answer))


def cleaned_answers(words: Mapping[str, str]) -> dict[str, str]:
    """Return the answers as they are stored, clean and without the empty ones; also to questions asked no more.

    Raises:
        UserError: one is over 200 characters.
    """
    answers = {name: clean_line(text).text for name, text in words.items() if name.startswith(ASKED)}
    for name, text in answers.items():
        if len(text) > LINE_MAX:
            sentence = N_("This is too long: {most} characters at most.")
            raise UserError(sentence, code="too_long", field=name, values={"most": LINE_MAX})
    return {name: text for name, text in answers.items() if text}
