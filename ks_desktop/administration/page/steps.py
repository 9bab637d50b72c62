"""The steps of the first run after the passphrase; each keeps what it asks before the next one comes."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.administration.domain import TERM_FIELDS, Standing, terms_texts
from ks_desktop.administration.form.hours import hours_form, hours_values, usual_week
from ks_desktop.administration.form.municipalities import MunicipalityPicker, terms_form
from ks_desktop.administration.form.person import PROFILE, SENDER, profile_section, sender_section
from ks_desktop.administration.service import Administration
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.parts import Button, Card, Prose, column, row
from ks_desktop.widgets.theme import Space, Tone

Saving = Callable[[], Changes]
TICKED: Final = "ticked"  # names in a draft: municipalities that she chose, and those she took away
UNTICKED: Final = "unticked"
DEFAULT: Final = ""  # terms that count for every municipality without its own


class Step(QWidget):
    """One step: what it asks, and how it is kept.

    Attributes:
        title: The name in the list of steps.
        form: What she types in.
        submitted: Ctrl+Enter was pressed in its form, or Enter in the last field.
        turned: Its form is about something else now: look for the draft of that.
        picked: Something was chosen that is not in the form: keep it.
    """

    title = ""
    form: Form
    submitted = Signal()
    turned = Signal()
    picked = Signal()

    def subject(self) -> str:
        """Return what its form is about, for the drafts; "" when that is always the same."""
        return ""

    def chosen(self) -> dict[str, list[str]]:
        """Return what was chosen beside the form and not saved, for the drafts; nothing chosen is nothing kept."""
        return {}

    def choose(self, draft: Mapping[str, list[str]]) -> bool:
        """Choose again what a draft kept; return whether there was anything."""
        return bool(draft and self.chosen())

    def show_standing(self, standing: Standing) -> None:
        """Show what is set already."""
        raise NotImplementedError

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps what is typed now."""
        raise NotImplementedError

    def show_problem(self, error: KsError) -> None:
        """Say what is wrong, at its field."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where typing begins."""
        raise NotImplementedError


def typed(form: Form) -> dict[str, str]:
    """Return what stands in a form of texts and choices."""
    return {name: raw if isinstance(raw, str) else "|".join(raw) for name, raw in form.content().items()}


def some(texts: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    """Return only these."""
    return {name: texts[name] for name in names}


class ProfileStep(Step):
    """Who she is, and the sender of her letters; of all letters, so it is only there for who may say what counts."""

    title = N_("Who are you")

    def __init__(self, parent: QWidget | None = None, *, with_sender: bool = True) -> None:
        super().__init__(parent)
        self._with_sender = with_sender
        self.form = Form((profile_section(), sender_section()) if with_sender else (profile_section(),))
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self.setLayout(column(self.form))

    def show_standing(self, standing: Standing) -> None:
        """Show her profile; a name that is only her login word is left for her to fill in."""
        user = standing.user
        values: dict[str, object] = {name: getattr(user, name) for name in PROFILE}
        if user.full_name == user.name:
            values["full_name"] = ""
        if self._with_sender:
            values |= {name: getattr(standing.settings, name) for name in SENDER}
        self.form.set_values(values)

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps profile and sender."""
        texts = typed(self.form)

        def save() -> Changes:
            changes = administration.save_profile(some(texts, PROFILE), actor=actor)
            if not self._with_sender:
                return changes
            return changes | administration.save_settings(some(texts, SENDER), actor=actor)

        return save

    def show_problem(self, error: KsError) -> None:
        """Say it at the field."""
        self.form.show_errors(error)

    def focus_first(self) -> None:
        """Begin with her name."""
        self.form.focus_first()


class MunicipalitiesStep(Step):
    """Which municipalities, and the terms that count there until each has its own."""

    title = N_("Municipalities")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = MunicipalityPicker()
        self.form = terms_form()
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self._shown: dict[str, str] = {}
        self._served: frozenset[str] = frozenset()
        self.picker.edited.connect(self.picked)
        card = Card(N_("For which municipalities do you visit?"))
        card.body.addWidget(self.picker)
        note = Prose(
            N_("These terms are a proposal, no rule. Correct them, or do so later for each municipality in Settings."),
            tone=Tone.MUTED,
        )
        self.setLayout(column(card, note, self.form, gap=Space.INSIDE))

    def show_standing(self, standing: Standing) -> None:
        """Show what is ticked, and the proposal."""
        self._served = frozenset(standing.served)
        self.picker.show_municipalities(standing.municipalities, standing.served)
        self._shown = terms_texts(standing.default_terms)
        self.form.set_values(self._shown)

    @override
    def chosen(self) -> dict[str, list[str]]:
        codes = set(self.picker.codes())
        if codes == self._served:
            return {}
        return {TICKED: sorted(codes - self._served), UNTICKED: sorted(self._served - codes)}

    @override
    def choose(self, draft: Mapping[str, list[str]]) -> bool:
        with QSignalBlocker(self.picker):  # nothing new is chosen
            for name in (TICKED, UNTICKED):
                for code in draft.get(name, ()):
                    self.picker.tick(code, ticked=name == TICKED)
        return super().choose(draft)

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps the ticks, and the terms if she changed them."""
        codes, texts = self.picker.codes(), typed(self.form)
        changed = any(texts[name] != self._shown.get(name) for name in TERM_FIELDS)

        def save() -> Changes:
            changes = administration.save_municipalities(codes, actor=actor)
            return changes | (administration.save_terms(DEFAULT, texts, actor=actor) if changed else Changes())

        return save

    def show_problem(self, error: KsError) -> None:
        """Say it at the search line or at the terms."""
        if getattr(error, "field", "") == self.picker.search.name:
            self.picker.search.show_error(error.text())
            self.picker.search.setFocus()
        else:
            self.form.show_errors(error)

    def focus_first(self) -> None:
        """Begin with the search line."""
        self.picker.search.setFocus()


class HoursStep(Step):
    """On which days she works, and from where."""

    title = N_("Working days")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = hours_form()
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self.setLayout(column(self.form))

    def show_standing(self, standing: Standing) -> None:
        """Show the week that counts now, or before there is one the usual week to correct."""
        shown = hours_values(standing.hours, standing.place)
        self.form.set_values(shown if standing.hours else shown | usual_week())

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps the week."""
        texts = typed(self.form)
        return lambda: administration.save_hours(texts, actor=actor)

    def show_problem(self, error: KsError) -> None:
        """Say it at the day."""
        self.form.show_errors(error)

    def focus_first(self) -> None:
        """Begin with Monday."""
        self.form.focus_first()


class LastStep(QWidget):
    """Practise, or begin.

    Attributes:
        practice_wanted: With invented families first.
        begin_wanted: With her own work.
    """

    title = N_("Practise or begin")
    practice_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin = Button(N_("Begin"), part="primary")
        self.begin.setObjectName("begin")
        self.practise = Button(N_("Practise first"))
        self.practise.setObjectName("practise")
        self.begin.clicked.connect(self.begin_wanted)
        self.practise.clicked.connect(self.practice_wanted)
        card = Card(N_("Everything is ready"))
        card.body.addWidget(
            Prose(
                N_(
                    "Practice mode opens a second database with invented families, with a coloured band at the top. "
                    "Nothing you do there is kept. You come back here by closing the program and starting it again."
                )
            )
        )
        buttons = row(self.begin, self.practise)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        self.setLayout(column(card))
