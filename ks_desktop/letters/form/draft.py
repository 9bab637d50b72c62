"""The receiver, the route and the words of one kind of letter."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.asking import Question
from ks_desktop.letters.domain import DAYS, ROUTE_LABELS, LetterDraft, LetterKind, SendRoute, Variant
from ks_desktop.letters.domain.loop import HELP_WORDS, LATER
from ks_desktop.letters.form import own_words
from ks_desktop.letters.form.language import language_fields
from ks_desktop.letters.form.questions import QuestionFields
from ks_desktop.letters.form.receiver import ReceiverField
from ks_desktop.letters.making import cleaned
from ks_desktop.letters.service import Receiver
from ks_desktop.letters.translating import Standing
from ks_desktop.letters.wording import DEFAULT_LANGUAGE
from ks_desktop.onward.domain import HelpStatus
from ks_desktop.widgets.fields import ChoiceField, DateField, Field, NoteField, Option
from ks_desktop.widgets.form import Form, FormSection

VARIANT_LABELS: Final[Mapping[Variant, str]] = {
    Variant.NORMAL: N_("As usual"),
    Variant.LARGE_PRINT: N_("Large print"),
    Variant.LOW_INK: N_("Little ink"),
}
HELP_STARTED: Final[Mapping[str, str]] = {
    HELP_WORDS[HelpStatus.NOTHING_ASKED]: N_("No"),
    LATER: N_("Not yet, but agreed"),
    HELP_WORDS[HelpStatus.REFERRED]: N_("Asked, not begun yet"),
    HELP_WORDS[HelpStatus.WAITING]: N_("Asked, she is waiting for it"),
    HELP_WORDS[HelpStatus.STARTED]: N_("Yes"),
    HELP_WORDS[HelpStatus.NOT_STARTED]: N_("Asked, did not begin"),
}
_CHOSEN: Final = frozenset({"receiver", "route", "language", "variant"})
_HANDED_ON: Final = N_("Who does what from now on; nothing about health or the partner.")


class DraftForm(Form):
    """Fields for one kind of letter; `read` gives the draft as it stands, also while something is wrong.

    Attributes:
        directory_wanted: Whom she looks for is not among the receivers; she goes to the directory.
    """

    directory_wanted = Signal()

    def __init__(
        self,
        draft: LetterDraft,
        receivers: Iterable[Receiver],
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        questions: Iterable[Question] = (),
        to_name: str = "",
    ) -> None:
        """Take the draft, who may get it, and today.

        Args:
            draft: as it is stored, or begins.
            receivers: who may get it.
            today: Dutch day.
            parent: of the widget.
            questions: of its wording.
            to_name: who was chosen, for the case that nobody can be chosen by that id any more.
        """
        self._draft = draft
        self._questions = QuestionFields(questions)
        self._to = _receiver_field(draft.kind, receivers)
        self._languages = language_fields(draft.kind)
        super().__init__(
            (
                FormSection(N_("2  Receiver"), self._receiver_fields()),
                *_word_sections(draft.kind, today),
                *self._questions.sections(),
            ),
            parent,
        )
        self.setObjectName("draft_form")
        self._show(draft)
        if self._to is not None:
            self._to.directory_wanted.connect(self.directory_wanted)
            self._to.edited.connect(self._say_wish)
            self._say_wish()
            if draft.receiver is not None and to_name and not self._to.value():
                self._to.say_gone(to_name.partition("\n")[0])

    def _receiver_fields(self) -> list[Field]:
        routes = ChoiceField(
            "route", N_("Route"), [Option(route, label) for route, label in ROUTE_LABELS.items()], as_list=True
        )
        to: list[Field] = [] if self._to is None else [self._to]
        variants = [Option(variant, label) for variant, label in VARIANT_LABELS.items()]
        return [*to, *self._languages, routes, ChoiceField("variant", N_("How it is printed"), variants)]

    def offer(self, receivers: Iterable[Receiver]) -> None:
        """Let her choose from these receivers; what she chose and typed stays."""
        if self._to is not None:
            self._to.offer_receivers(receivers)

    def _say_wish(self) -> None:
        wish = self._to.wish() if self._to is not None else ""
        self.field("route").show_note(_("Asked for: {wish}", wish=wish) if wish else "")

    def _show(self, draft: LetterDraft) -> None:
        values: dict[str, object] = {
            "route": draft.route,
            "receiver": draft.receiver,
            "language": draft.language,
            "variant": draft.variant,
            **draft.words,
        }
        values |= {name: _day(draft.words[name]) for name in DAYS & draft.words.keys()}
        self.set_values({name: value for name, value in values.items() if name in self.names()})

    def read(self, ticked: tuple[str, ...]) -> LetterDraft:
        """Return the draft with everything typed and chosen so far, and these ticks."""
        words = {name: self._word(name) for name in self.names() if name not in _CHOSEN}
        return LetterDraft(
            kind=self._draft.kind,
            case_id=self._draft.case_id,
            receiver=self._receiver(),
            ticked=ticked,
            words={name: text for name, text in words.items() if text},
            route=SendRoute(self._word("route") or SendRoute.POST),
            language=self._language(),
            variant=Variant(self._word("variant") or Variant.NORMAL),
            corrects=self._draft.corrects,
            onward_id=self._draft.onward_id,
        )

    def problems(self) -> UserErrors | None:
        """Return what is typed and no letter can hold, None when it can hold all of it."""
        errors: list[UserError] = []
        try:
            self.values()
        except UserErrors as error:
            errors += error.errors
        try:
            cleaned(self.read(()))
        except UserError as error:
            errors += each(error)
        return UserErrors(errors) if errors else None

    def put_back(self, typed: Mapping[str, str | list[str]]) -> bool:
        """Show what was typed before, with what is wrong in it; return whether a letter can hold all of it."""
        self.restore(typed)
        problems = self.problems()
        if problems is not None:
            self.show_errors(problems)
        return problems is None

    def _receiver(self) -> UUID | None:
        if "receiver" not in self.names():
            return self._draft.receiver
        chosen = self._word("receiver")
        return UUID(chosen) if chosen else None

    def _language(self) -> str:
        chosen = self._word("language") if self._languages else self._draft.language
        return chosen or DEFAULT_LANGUAGE

    def tell_language(self, hers: str, standing: Standing | None) -> None:
        """Say of the language beside the Dutch how it stands; see `LanguageField.tell`."""
        for field in self._languages:
            field.tell(hers, standing)

    def _word(self, name: str) -> str:
        try:
            value = self.field(name).value()
        except UserError:
            return ""  # a day that cannot be read is shown at its field
        if isinstance(value, date):
            return value.isoformat()
        return "" if value is None else str(value)


def _word_sections(kind: LetterKind, today: Callable[[], date]) -> tuple[FormSection, ...]:
    if kind in own_words.SECTIONS:
        return (own_words.SECTIONS[kind](today),)
    if kind.is_to_her or kind.is_short:
        return ()
    if kind is LetterKind.FEEDBACK:
        options = [Option(value, label) for value, label in HELP_STARTED.items()]
        message = NoteField(
            "message", N_("In addition"), hint=N_("Only with her consent; without it the four lines are enough.")
        )
        return (FormSection(N_("How it went"), [ChoiceField("help_started", N_("Help started"), options), message]),)
    if kind.is_handover:
        return (FormSection(N_("What is agreed"), [NoteField("agreements", N_("What is agreed"), hint=_HANDED_ON)]),)
    return (_question(kind, today),)


def _question(kind: LetterKind, today: Callable[[], date]) -> FormSection:
    """Return what is asked of a partner: of volunteers one thing, of care providers with what you think of it."""
    question = NoteField("question", N_("What you ask"), hint=N_("One or two sentences: what helps her now?"))
    question.set_required()
    before = DateField("contact_before", N_("Contact her before"), today, lean=Lean.FUTURE)
    fields: list[Field] = [question]
    if kind is LetterKind.REQUEST_TO_REFER:
        fields.insert(0, own_words.refer_to())
    if kind in {LetterKind.REFERRAL_MEDICAL, LetterKind.REQUEST_TO_REFER}:
        fields.append(NoteField("assessment", N_("What you and she think of it")))
    if kind is not LetterKind.REFERRAL_INFORMAL:
        fields.append(NoteField("agreements", N_("What is agreed")))
    return FormSection(N_("The question"), [*fields, before])


def _receiver_field(kind: LetterKind, receivers: Iterable[Receiver]) -> ReceiverField | None:
    if kind.is_to_her or kind is LetterKind.HANDOVER_BIRTH:
        return None  # who gets it needs no choosing
    return ReceiverField(receivers, has_partners=kind.is_to_partner)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
