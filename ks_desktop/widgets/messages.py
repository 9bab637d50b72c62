"""Telling the nurse something without standing in her way, and asking her only what is a decision."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, StorageError
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.icons import Icon, pixmap
from ks_desktop.widgets.parts import Button, Prose, column, label, row, say
from ks_desktop.widgets.tasks import LongTask
from ks_desktop.widgets.theme import Size, Space, Tone

_DRAWINGS = {Tone.ACCENT: Icon.INFORMATION, Tone.ATTENTION: Icon.WARNING, Tone.SAFETY: Icon.WARNING}


class MessageBar(QFrame):
    """One sentence at the foot of the window, with at most one action; it never takes the focus.

    Its room stays when it is silent, so that the page never jumps. A sentence stays until the next one or until it is
    closed: nothing is gone before it is read.

    Attributes:
        closed: The user closed the message.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resting = ""
        self._act: Callable[[], object] | None = None
        self._picture = QLabel()
        self._picture.setFixedWidth(Size.ICON)
        self._text = label("", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = Button("", part="link")
        self._action.clicked.connect(self._on_action_clicked)
        self._close = Button(N_("Close"), Icon.CLOSE, part="link")
        self._close.clicked.connect(self.clear)
        line = row(self._picture, self._text, self._action, self._close)
        line.setContentsMargins(Space.INSIDE, Space.HAIR, Space.RELATED, Space.HAIR)
        self.setLayout(line)
        self.setMinimumHeight(Size.CONTROL + Space.RELATED)
        say(self, part="message")
        self.clear()

    def inform(self, sentence: str, *, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say that something was done; `act` runs when the action ("Undo") is chosen."""
        self._say(sentence, Tone.ACCENT, action, act)

    def warn(self, sentence: str, *, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say that something needs attention."""
        self._say(sentence, Tone.ATTENTION, action, act)

    def alarm(self, sentence: str, *, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say that safety or data is at stake; nothing else is red."""
        self._say(sentence, Tone.SAFETY, action, act)

    @Slot(object)
    def show_problem(self, error: KsError) -> None:
        """Say what went wrong and what can be done; a failing disk in red."""
        self._say(error.text(), Tone.SAFETY if isinstance(error, StorageError) else Tone.ATTENTION, "", None)

    def set_resting(self, sentence: str) -> None:
        """Say this, quietly, whenever there is no message (such as the state of the backup)."""
        self._resting = _(sentence)
        if not self._close.isVisibleTo(self):
            self.clear()

    def sentence(self) -> str:
        """Return what the bar says now."""
        return self._text.text()

    def is_speaking(self) -> bool:
        """Tell whether a sentence stands there that nobody closed yet."""
        return self._close.isVisibleTo(self)

    @Slot()
    def clear(self) -> None:
        """Be silent."""
        was_speaking = self.is_speaking()
        self._act = None
        self._text.setText(self._resting)
        self._picture.clear()
        self._action.hide()
        self._close.hide()
        say(self._text, tone=Tone.MUTED.value)
        say(self, tone="")
        if was_speaking:
            self.closed.emit()

    def _say(self, sentence: str, tone: Tone, action: str, act: Callable[[], object] | None) -> None:
        text = _(sentence)
        self._act = act
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._picture.setPixmap(pixmap(_DRAWINGS[tone], tone, ratio=self.devicePixelRatioF()))
        self._action.setText(_(action))
        self._action.setVisible(bool(action))
        self._close.show()
        say(self._text, tone="" if tone is Tone.ACCENT else tone.value)
        say(self, tone=tone.value)
        announcement = QAccessibleAnnouncementEvent(self, text)
        if tone is Tone.SAFETY:
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    @Slot()
    def _on_action_clicked(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()


class ProgressBar(QFrame):
    """How far long work is, with a way to stop it; connect `Tasks.long_started` to `follow`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(Size.BAR)
        self._stop = Button(N_("Stop"), part="link")
        line = row(self._title, self._bar, self._stop, gap=Space.INSIDE)
        line.setContentsMargins(Space.INSIDE, Space.NONE, Space.RELATED, Space.NONE)
        self.setLayout(line)
        say(self, part="message", tone=Tone.ACCENT.value)
        self.hide()

    @Slot(object)
    def follow(self, task: LongTask) -> None:
        """Show this work until it ends."""
        self._title.setText(_(task.title))
        self._bar.setAccessibleName(_(task.title))
        self._bar.setValue(0)
        task.progressed.connect(self._bar.setValue)
        task.ended.connect(self.hide)
        self._stop.clicked.connect(task.cancel)
        self.show()


class Question(QDialog):
    """A decision, with verbs on the buttons; the safe one has the focus."""

    def __init__(
        self,
        title: str,
        text: str,
        verb: str,
        *,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_(title))
        self.setMinimumWidth(Size.DIALOG)
        self._yes = Button(verb, part="danger" if danger else "primary")
        self._no = Button(N_("Cancel"))
        self._yes.setObjectName("yes")
        self._no.setObjectName("no")
        self._yes.clicked.connect(self.accept)
        self._no.clicked.connect(self.reject)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        self.setLayout(
            column(label(title, "section", wrap=True), Prose(text), buttons, gap=Space.INSIDE, margin=Space.BETWEEN)
        )
        (self._no if danger else self._yes).setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @override
    def open(self) -> None:
        super().open()
        self.raise_()


def ask(
    parent: QWidget, title: str, text: str, verb: str, then: Callable[[], object], *, danger: bool = False
) -> Question:
    """Ask for a decision over the window of `parent`; `then` runs when she agrees, and nothing otherwise.

    Args:
        parent: Where the question comes from.
        title: The question.
        text: What will happen, and what can be undone.
        verb: What the agreeing button says, such as "Close the case".
        then: Takes nothing.
        danger: Data would be lost: red button, and the other one has the focus.
    """
    question = Question(title, text, verb, danger=danger, parent=parent.window())
    question.accepted.connect(then)
    question.open()
    return question
