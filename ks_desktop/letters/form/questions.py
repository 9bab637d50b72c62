"""The questions of a wording in the maker: each a field, shown while it is asked."""

from collections.abc import Iterable, Mapping

from ks_desktop.core.texts import N_
from ks_desktop.letters.asking import NO, YES, Question, QuestionKind, asked_now
from ks_desktop.widgets.fields import ChoiceField, Field, LineField, Option
from ks_desktop.widgets.form import FormSection


class QuestionFields:
    """The fields of some questions. An answer to what is asked no more stays typed, and is not printed."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._questions = tuple(questions)
        self._fields = {one.word: _field(one) for one in self._questions}
        self._shown = set(self._fields)  # shown only once they stand in a form: alone they would be windows
        for field in self._fields.values():
            field.edited.connect(self.show_asked)
        self.show_asked()

    def sections(self) -> tuple[FormSection, ...]:
        """Return the section they stand in; none where nothing is asked."""
        return (FormSection(N_("For this letter"), list(self._fields.values())),) if self._fields else ()

    def show_asked(self) -> None:
        """Show the questions that are asked with the answers so far."""
        here = {one.word for one in asked_now(self._questions, self._answers())}
        for word, field in self._fields.items():
            if (word in here) is not (word in self._shown):
                field.setVisible(word in here)
        self._shown = here

    def _answers(self) -> Mapping[str, str]:
        return {word: str(field.value() or "") for word, field in self._fields.items()}


def _field(question: Question) -> Field:
    if question.kind is QuestionKind.LINE:
        field: Field = LineField(question.word, question.label)
    elif question.kind is QuestionKind.CHOICE:
        options = [Option(choice, choice) for choice in question.choices]
        field = ChoiceField(question.word, question.label, options, as_list=True)
    else:
        field = ChoiceField(question.word, question.label, [Option(YES, N_("Yes")), Option(NO, N_("No"))])
    if question.is_required:
        field.set_required()
    return field
