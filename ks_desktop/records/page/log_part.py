"""The part of the Privacy page about the log: shut until whoever reads it has typed her passphrase again."""

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes
from ks_desktop.records.log import LogBook
from ks_desktop.records.log.access import OPEN_SECONDS
from ks_desktop.records.page.log_list import LogList
from ks_desktop.records.page.part import PrivacyPart
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import SecretField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, Prose, column
from ks_desktop.widgets.theme import Size, Space, Tone

_WHY = N_(
    "The log says who looked at which record, changed, printed or took along what. Looking into it is logged as well. "
    "It shuts when the program locks, and after a quarter of an hour."
)


class Gate(QWidget):
    """Asks for the passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form((FormSection(N_("Open the log"), (SecretField("passphrase", N_("Your passphrase")),)),))
        self.form.hands_in_at_end = True
        self.button = Button(N_("Open the log"), Icon.LOCK, part="primary")
        self.button.setObjectName("open_log")
        box = column(Prose(_WHY, tone=Tone.MUTED), self.form, gap=Space.INSIDE)
        box.addLayout(Flow(self.button))
        box.addStretch(1)
        self.setLayout(box)
        self.setMaximumWidth(Size.FORM)

    def typed(self) -> str:
        """Return what was typed."""
        return str(self.form.field("passphrase").value())

    def forget(self) -> None:
        """Wipe what was typed."""
        field = self.form.field("passphrase")
        if isinstance(field, SecretField):
            field.forget()
        self.form.clear_errors()
        self.wait(is_asking=False)

    def wait(self, *, is_asking: bool) -> None:
        """Take no second try while one is looked at."""
        self.button.setEnabled(not is_asking)
        self.form.setEnabled(not is_asking)


class LogPart(PrivacyPart):
    """The gate, and behind it the lines."""

    def __init__(self, desk: Desk, log: LogBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log")
        self._desk, self._log = desk, log
        self.gate = Gate()
        self.list = LogList(desk, log)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gate)
        self._stack.addWidget(self.list)
        box = column()
        box.addWidget(self._stack, 1)
        self.setLayout(box)
        self.gate.form.submitted.connect(self.open)
        self.gate.button.clicked.connect(self.open)
        self.list.told.connect(self.told)
        self.list.paper_wanted.connect(self.paper_wanted)
        self.list.shut.connect(self._on_shut)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(OPEN_SECONDS * 1_000)
        self._time.timeout.connect(self.refresh)

    @Slot()
    @override
    def refresh(self) -> None:
        is_open = self._log.access.is_open(self._desk.actor)
        self._stack.setCurrentWidget(self.list if is_open else self.gate)
        if is_open:
            self.list.begin()
        else:
            self.list.clear()

    @override
    def on_changes(self, changes: Changes) -> None:
        """Stay as it is: each look is a line in the log, so it looks again only when somebody asks."""

    @override
    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.list:
            self.list.focus_first()
        else:
            self.gate.form.focus_first()

    @override
    def forget(self) -> None:
        self.gate.forget()

    @Slot()
    def open(self) -> None:
        """Open the log, or say why not."""
        if not self.gate.button.isEnabled():
            return
        self.gate.form.clear_errors()
        self.gate.wait(is_asking=True)
        call = partial(self._log.open, self.gate.typed(), actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_opened, failed=self._on_refused, owner=self)

    def _on_opened(self, _nothing: None) -> None:
        self.gate.forget()
        self._time.start()
        self.refresh()
        self.focus_first()

    def _on_refused(self, error: KsError) -> None:
        self.gate.wait(is_asking=False)
        self.gate.form.show_errors(error)

    @Slot()
    def _on_shut(self) -> None:
        self._log.access.close()
        self.refresh()
        self.focus_first()
