"""The first run: five short steps, each kept before the next, Back loses nothing."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.administration.domain import Standing
from ks_desktop.administration.page.passphrase import PassphraseStep
from ks_desktop.administration.page.recovery import RecoverySheet
from ks_desktop.administration.page.steps import HoursStep, LastStep, MunicipalitiesStep, ProfileStep, Step
from ks_desktop.administration.service import Administration
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, UserId
from ks_desktop.widgets.parts import Button, Scrolling, column, label, row, say
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Size, Space, Tone

SHEET: Final = N_("Recovery sheet")  # still step 1, on a page of its own


class FirstRun(QWidget):
    """Makes a new data folder ready for work.

    Attributes:
        create_wanted: Login name and passphrase: make the encrypted database, then call `created`.
        finished: All is set; True when she wants to practise first.
    """

    create_wanted = Signal(str, str)
    finished = Signal(bool)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_run")
        say(self, part="page")
        self._tasks = tasks
        self._administration: Administration | None = None
        self._actor: UserId | None = None
        self.passphrase = PassphraseStep()
        self.sheet = RecoverySheet(tasks)
        self.profile = ProfileStep()
        self.municipalities = MunicipalitiesStep()
        self.hours = HoursStep()
        self.last = LastStep()
        self._steps: tuple[Step, ...] = (self.profile, self.municipalities, self.hours)
        self._pages: tuple[QWidget, ...] = (self.passphrase, self.sheet, *self._steps, self.last)
        self._first = 0  # Back goes no further: what is made is made
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(_scrolling(page))
        self.back = Button(N_("Back"))
        self.back.setObjectName("back")
        self.next = Button(N_("Next"), part="primary")
        self.next.setObjectName("next")
        self.skip = Button(N_("Later"), part="link")
        self.skip.setObjectName("skip")
        self._marks: list[QLabel] = []
        self._lay_out()
        self._connect()
        self._go_to(0)

    def _lay_out(self) -> None:
        rail = QFrame()
        say(rail, part="rail")
        rail.setFixedWidth(Size.RAIL)
        names = (self.passphrase.title, *(step.title for step in self._steps), self.last.title)
        self._marks = [label(_("{number}  {step}", number=n, step=_(name))) for n, name in enumerate(names, start=1)]
        steps = column(label(N_("KS Huisbezoek"), "section"), *self._marks, gap=Space.INSIDE, margin=Space.INSIDE)
        steps.addStretch(1)
        rail.setLayout(steps)
        self._title = label("", "title")
        foot = row(self.back)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        foot.addWidget(self.next)
        work = column(self._title, gap=Space.INSIDE, margin=Space.MARGIN)
        work.addWidget(self._stack, 1)
        work.addLayout(foot)
        both = row(rail, gap=Space.NONE)
        both.addLayout(work, 1)
        self.setLayout(both)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.skip.clicked.connect(self._on_skip_clicked)
        self.passphrase.submitted.connect(self.go_on)
        for step in self._steps:
            step.submitted.connect(self.go_on)
        self.passphrase.chosen.connect(self._on_passphrase_chosen)
        self.sheet.proved.connect(self._on_sheet_proved)
        self.last.begin_wanted.connect(self._on_begin_wanted)
        self.last.practice_wanted.connect(self._on_practice_wanted)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What no field took: Ctrl+Enter goes on from every step, wherever the focus is.
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_on()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_page()  # before it was shown, there was no window to have the focus in

    def created(self, administration: Administration, actor: UserId, code: str) -> None:
        """Go on with the recovery sheet of the database that was made."""
        self._take(administration, actor)
        self.passphrase.forget()
        self._show_code(administration, actor, code)

    def resume(self, administration: Administration, actor: UserId, code: str = "") -> None:
        """Go on with a database that was made earlier: at the sheet of a renewed code, without one at who she is."""
        self._take(administration, actor)
        if code:
            self._show_code(administration, actor, code, is_renewed=True)
        else:
            self._begin_at(2)

    def _show_code(self, administration: Administration, actor: UserId, code: str, *, is_renewed: bool = False) -> None:
        self.sheet.show_code(code, lambda: administration.recovery_sheet(code, actor=actor), is_renewed=is_renewed)
        self._begin_at(1)

    def _begin_at(self, place: int) -> None:
        self._first = place
        self._go_to(place)

    def show_problem(self, error: KsError) -> None:
        """Say what is wrong at the step that is shown."""
        page = self._pages[self._stack.currentIndex()]
        self._show_working(False)
        if isinstance(page, (PassphraseStep, RecoverySheet, Step)):
            page.show_problem(error)

    @Slot()
    def go_on(self) -> None:
        """Keep this step and go to the next, or say what is not right yet."""
        if not self.next.isEnabled():
            return
        page = self._pages[self._stack.currentIndex()]
        if isinstance(page, PassphraseStep):
            page.submit()
        elif isinstance(page, RecoverySheet):
            page.check()
        elif isinstance(page, LastStep):
            page.begin.click()
        elif isinstance(page, Step) and self._administration is not None and self._actor is not None:
            self._show_working(True)
            call = page.saving(self._administration, self._actor)
            self._tasks.run(call, done=self._on_saved, failed=self.show_problem)

    @Slot()
    def go_back(self) -> None:
        """Go to the step before; what is typed here stays."""
        if self._stack.currentIndex() > self._first:
            self._go_to(self._stack.currentIndex() - 1)

    @Slot()
    def _on_skip_clicked(self) -> None:
        self._go_to(self._stack.currentIndex() + 1)

    def _take(self, administration: Administration, actor: UserId) -> None:
        self._administration, self._actor = administration, actor
        self._tasks.run(lambda: administration.standing(actor=actor), done=self._on_standing)

    def _on_standing(self, standing: Standing) -> None:
        for step in self._steps:
            step.show_standing(standing)

    def _on_saved(self, _changes: Changes) -> None:
        self._go_to(self._stack.currentIndex() + 1)

    @Slot(str, str)
    def _on_passphrase_chosen(self, name: str, passphrase: str) -> None:
        self._show_working(True)
        self.create_wanted.emit(name, passphrase)

    @Slot()
    def _on_sheet_proved(self) -> None:
        if self._administration is not None and self._actor is not None:
            self._show_working(True)
            call = partial(self._administration.confirm_recovery, actor=self._actor)
            self._tasks.run(call, done=self._on_sheet_confirmed, failed=self.show_problem)

    def _on_sheet_confirmed(self, _changes: Changes) -> None:
        self.sheet.forget()
        self._begin_at(2)

    @Slot()
    def _on_begin_wanted(self) -> None:
        self.finished.emit(False)

    @Slot()
    def _on_practice_wanted(self) -> None:
        self.finished.emit(True)

    def _show_working(self, working: bool) -> None:
        self.next.setEnabled(not working)
        self.next.setText(_("One moment ...") if working else _("Next"))

    def _go_to(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._show_working(False)
        page = self._pages[place]
        step = max(0, place - 1)  # the sheet belongs to the first step
        for number, mark in enumerate(self._marks):
            say(
                mark, part="label" if number == step else "", tone=(Tone.ACCENT if number == step else Tone.MUTED).value
            )
        title = SHEET if page is self.sheet else getattr(page, "title", "")
        self._title.setText(_(title))
        self.back.setVisible(place > self._first)
        self.next.setVisible(page is not self.last)
        self.skip.setVisible(page in {self.municipalities, self.hours})
        self._focus_page()

    def _focus_page(self) -> None:
        page = self._pages[self._stack.currentIndex()]
        if isinstance(page, (PassphraseStep, Step)):
            page.focus_first()
        elif page is self.last:
            self.last.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sheet.save.setFocus(Qt.FocusReason.OtherFocusReason)


def _scrolling(page: QWidget) -> Scrolling:
    holder = QWidget()
    box = column(page)
    box.addStretch(1)
    holder.setLayout(box)
    holder.setMaximumWidth(Size.FORM)
    return Scrolling(holder)
