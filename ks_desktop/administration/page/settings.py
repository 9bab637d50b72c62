"""Beheer: everything that is set once and changed now and then, a part at a time."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ks_desktop.administration.domain import Standing
from ks_desktop.administration.page.agreed.close_reasons import CloseReasonsPane
from ks_desktop.administration.page.agreed.contacts import ContactsPane
from ks_desktop.administration.page.agreed.free_days import FreeDaysPane
from ks_desktop.administration.page.backup import BackupPane
from ks_desktop.administration.page.logo import logo_from
from ks_desktop.administration.page.papers import PapersStep
from ks_desktop.administration.page.people import PeoplePane
from ks_desktop.administration.page.section import Section
from ks_desktop.administration.page.sections import PassphraseSection, SettingsStep, TermsStep
from ks_desktop.administration.page.stationery import StationeryStep
from ks_desktop.administration.page.steps import MunicipalitiesStep, ProfileStep, Step
from ks_desktop.administration.page.team import TeamPane
from ks_desktop.administration.page.wordings import WordingsPane
from ks_desktop.administration.service import Administration
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.security.rights import Right
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import PageTitle, Scrolling, label, page_column, say
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Size, Tone

HOURS: Final = "hours"
WORDINGS: Final = "wordings"
BACKUP: Final = "backup"
PEOPLE: Final = "people"
PASSPHRASE: Final = "passphrase"  # noqa: S105 - the word of a part
_TEAM_AT: Final = 3  # after what is agreed with municipalities
_RIGHTS: Final[Mapping[str, Right]] = {
    **dict.fromkeys(("municipalities", "terms", "visiting", "stationery", "papers"), Right.SETTINGS),
    **dict.fromkeys(("contacts", "free_days", "close_reasons", WORDINGS), Right.SETTINGS),
    HOURS: Right.PLAN,
    BACKUP: Right.BACKUP,
    PEOPLE: Right.PEOPLE,
}
"""What a part needs; what is not named here (who she is, her passphrase) is for everybody."""
_PANES: Final = (TeamPane, ContactsPane, FreeDaysPane, CloseReasonsPane, WordingsPane, PeoplePane, BackupPane)


class SettingsPage(QWidget):
    """The parts of Beheer, one shown at a time.

    Attributes:
        told: A sentence for the message bar.
        trial_made: The test page for her envelopes, to be looked at and printed.
        lock_wanted: Lock now: a backup lies ready to be put back.
        hand_over_wanted: Hand over the work of somebody who leaves.
        agreement_wanted: What was agreed with a municipality, on paper: its CBS code.
    """

    told = Signal(str)
    trial_made = Signal(object)
    agreement_wanted = Signal(str)
    lock_wanted = Signal()
    hand_over_wanted = Signal()

    def __init__(self, desk: Desk, administration: Administration, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        say(self, part="page")
        self._desk = desk
        self._administration = administration
        self.stationery = StationeryStep()
        self.terms, self.passphrase = TermsStep(), PassphraseSection(desk, administration)
        steps: tuple[tuple[str, Step], ...] = (
            ("profile", ProfileStep(with_sender=desk.may(Right.SETTINGS))),
            ("municipalities", MunicipalitiesStep()),
            ("terms", self.terms),
            ("visiting", SettingsStep()),
            ("stationery", self.stationery),
            ("papers", PapersStep()),
        )
        self.sections = tuple(Section(desk, administration, step, word) for word, step in steps)
        self._stack = QStackedWidget()
        parts = (*((s.step.title, s, w) for s, (w, _step) in zip(self.sections, steps, strict=True)),)
        self.team = TeamPane(desk, administration.schedules)
        self.contacts = ContactsPane(desk, administration.coalition)
        self.free_days = FreeDaysPane(desk, administration.coalition.own_days)
        self.close_reasons = CloseReasonsPane(desk, administration.close_reasons)
        self.wordings = WordingsPane(desk, administration.wordings)
        self.backup = BackupPane(desk, administration.backups, administration.settings)
        self.people = PeoplePane(desk, administration.people)
        panes = (self.team, self.contacts, self.free_days, self.close_reasons, self.wordings, self.people, self.backup)
        for pane in panes:
            pane.told.connect(self.told)
        every = (
            *parts[:_TEAM_AT],
            (self.contacts.title, self.contacts, "contacts"),
            (self.team.title, self.team, HOURS),
            (self.free_days.title, self.free_days, "free_days"),
            (self.close_reasons.title, self.close_reasons, "close_reasons"),
            *parts[_TEAM_AT:],
            (self.wordings.title, self.wordings, WORDINGS),
            (self.passphrase.title, self.passphrase, PASSPHRASE),
            (self.people.title, self.people, PEOPLE),
            (self.backup.title, self.backup, BACKUP),
        )
        # What she may not change is not there, not grey.
        hers = [part for part in every if part[2] not in _RIGHTS or desk.may(_RIGHTS[part[2]])]
        self._words = [word for _title, _part, word in hers]
        self._parts = [part for _title, part, _word in hers]
        self._tabs = Segments([(word, title) for title, _part, word in hers], "tab")
        for section in self.sections:
            section.saved.connect(self._on_saved)
        self._ring_through()
        self._lay_out()
        self._tabs.chosen.connect(self.show_part)
        self.show_part(self._words[0])

    def _ring_through(self) -> None:
        self.stationery.trial_wanted.connect(self._on_trial_wanted)
        self.stationery.logo.picked.connect(self._on_logo_picked)
        self.terms.paper_wanted.connect(self.agreement_wanted)
        self.passphrase.done.connect(self.told)
        self.people.hand_over_wanted.connect(self.hand_over_wanted)
        self.people.sheet_wanted.connect(self._on_sheet_wanted)
        self.backup.lock_wanted.connect(self.lock_wanted)

    def _lay_out(self) -> None:
        for part in self._parts:
            if part is self.wordings:
                self._stack.addWidget(part)  # as wide as it can be, for the page beside it; it scrolls by itself
                continue
            part.setMaximumWidth(Size.FORM)
            self._stack.addWidget(Scrolling(part))
        self.no_sheet = label(
            N_("You have not shown yet that you have the recovery sheet. Make a new one under Passphrase."),
            tone=Tone.MUTED,
            wrap=True,
        )
        self.no_sheet.setObjectName("no_sheet")
        self.no_sheet.hide()
        box = page_column(PageTitle(N_("Settings")), self.no_sheet)
        box.addWidget(self._tabs)
        box.addWidget(self._stack, 1)
        self.setLayout(box)

    @Slot()
    def _on_sheet_wanted(self) -> None:
        self.show_part(PASSPHRASE)

    @Slot(str)
    def show_part(self, word: str) -> None:
        """Show one part."""
        if word not in self._words:
            return  # she may not change it
        place = self._words.index(word)
        self._tabs.show_word(word)
        self._stack.setCurrentIndex(place)
        self.passphrase.forget()
        self.backup.forget()
        self.people.forget()
        shown = self._parts[place]
        if isinstance(shown, Section):
            shown.step.focus_first()
        elif isinstance(shown, _PANES):
            shown.focus_first()
        if word == WORDINGS:
            self.wordings.refresh()

    @Slot(dict)
    def _on_trial_wanted(self, texts: dict[str, str]) -> None:
        call = partial(self._administration.window_trial, texts, actor=self._desk.actor)
        failed = self.stationery.show_problem
        self._desk.tasks.run(call, done=self.trial_made.emit, failed=failed, owner=self, latest="trial")

    @Slot(object)
    def _on_logo_picked(self, file: Path) -> None:
        card = self.stationery.logo
        self._desk.tasks.run(partial(logo_from, file), done=card.show_logo, failed=card.tell, owner=self, latest="logo")

    def show_hours(self) -> None:
        """Show the working days."""
        self.show_part(HOURS)

    def show_terms(self, code: str) -> None:
        """Show the terms of a municipality."""
        self.show_part("terms")
        self.terms.choose_town(code)

    def refresh(self) -> None:
        """Look again at what is set."""
        call = partial(self._administration.standing, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_standing, owner=self, latest="standing")
        for pane in (self.team, self.contacts, self.free_days, self.close_reasons, self.people, self.backup):
            if pane in self._parts:
                pane.refresh()

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something set may have changed."""
        if changes.users or changes.coalition or changes.visits:
            self.refresh()
        if changes.letters and self.wordings.isVisible():
            self.wordings.refresh()

    def _on_standing(self, standing: Standing) -> None:
        self.no_sheet.setVisible(not standing.has_sheet and self._desk.may(Right.PEOPLE))
        served = [one for one in standing.municipalities if one.code in standing.served]
        self.team.know(tuple(served))
        self.contacts.know(tuple(served))
        for section in self.sections:
            if section in self._parts:
                section.show_standing(standing)

    @Slot()
    def _on_saved(self) -> None:
        self.told.emit(_("Saved."))
