"""Who on record may be the woman of the form: a quiet card under it, with three answers; nothing waits for it."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QWidget
from typing_extensions import override

from ks_desktop.clients.domain.doubles import Decision, Pregnancy
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import ClientId, ReferralId
from ks_desktop.referrals.form import ReferralForm
from ks_desktop.referrals.service.doubles import COMPARED, Candidate, Doubles
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, column, label, say, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day

_PAUSE_MS: Final = 250
ANSWERS: Final = (
    (N_("Same woman, same pregnancy"), "same"),
    (N_("Same woman, new pregnancy"), "next"),
    (N_("Somebody else"), "other"),
)


class LikenessCard(QFrame):
    """Up to three women on record, one after another, the likeliest first.

    Attributes:
        decided: Something was answered (`Decision`), of a new referral.
        settled: Of a stored referral it was answered and done; the lists look again.
    """

    decided = Signal(object)
    settled = Signal()

    def __init__(self, desk: Desk, doubles: Doubles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("likeness_card")
        self.setAccessibleName(_("Perhaps she is on record"))
        self._desk, self._doubles = desk, doubles
        self._form: ReferralForm | None = None
        self._stored: ReferralId | None = None
        self._found: tuple[Candidate, ...] = ()
        self._asked: dict[str, str] = {}
        self._decision = Decision()
        self.who = typed("", wrap=True)
        self.who.setObjectName("likeness_who")
        self.why = typed("", "secondary", tone=Tone.MUTED, wrap=True)
        self.why.setObjectName("likeness_why")
        self.heading = label("", "secondary", tone=Tone.ATTENTION, wrap=True)
        self.heading.setObjectName("likeness_heading")
        self._answers = self._make_answers()
        self.back = Button(N_("Choose again"), part="link")
        self.back.setObjectName("likeness_back")
        self.back.clicked.connect(self._on_back)
        say(self, part="message", tone=Tone.ATTENTION.value)
        answers = Flow(*self._answers, self.back, gap=Space.RELATED)
        self.setLayout(column(self.heading, self.who, self.why, answers, gap=Space.TIGHT, margin=Space.RELATED))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.hide()

    def _make_answers(self) -> list[Button]:
        answers = []
        for number, (text, word) in enumerate(ANSWERS, 1):
            button = Button(text)
            button.setObjectName(f"likeness_{word}")
            button.setToolTip(f"Ctrl+{number}")
            button.clicked.connect(partial(self._on_answer, word))
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(button.click)
            answers.append(button)
        return answers

    def watch(self, form: ReferralForm) -> None:
        """Look again at each pause in typing in this form."""
        self._form = form
        form.edited.connect(self._pause.start)

    def stand_under(self, form: ReferralForm, pane: QWidget) -> None:
        """Take its place in a pane, between the form and its buttons, and look at what is typed."""
        box = pane.layout()
        if isinstance(box, QBoxLayout):
            box.insertWidget(box.count() - 1, self)
        self.watch(form)

    def begin_with(self, referral_id: ReferralId | None) -> None:
        """Begin with another sheet: a stored referral, or what is none yet."""
        if referral_id is None:
            self.begin()
        else:
            self.show_stored(referral_id)

    def begin(self) -> None:
        """Forget what was answered: another sheet stands in the form, which is no referral yet."""
        self._stored, self._decision, self._asked = None, Decision(), {}
        self._show(())
        self._pause.start()

    def show_stored(self, referral_id: ReferralId) -> None:
        """Show who may be the woman of a stored referral; an answer is done at once."""
        self.begin()
        self._pause.stop()
        self._stored = referral_id
        self._desk.tasks.run(
            partial(self._doubles.of_referral, referral_id, actor=self._desk.actor),
            done=self._show,
            owner=self,
            latest="likeness",
        )

    def decision(self) -> Decision | None:
        """Return what was answered, None when nothing was."""
        return None if self._decision == Decision() else self._decision

    @Slot()
    def _look(self) -> None:
        if self._form is None or self._stored is not None or self._decision.woman is not None:
            return
        texts = self._form.texts()
        asked = {name: texts[name] for name in COMPARED if texts.get(name)}
        if asked == self._asked:
            return
        self._asked = asked
        self._desk.tasks.run(
            partial(self._doubles.while_typing, asked, actor=self._desk.actor, passed_over=self._decision.others),
            done=self._show,
            owner=self,
            latest="likeness",
        )

    @Slot(object)
    def _show(self, found: tuple[Candidate, ...]) -> None:
        self._found = found
        for button in self._answers:
            button.show()
        self.back.hide()
        if found:
            first = found[0]
            self._say(_heading(len(found)))
            self.who.setText(_who(first))
            self._explain("; ".join(reason.text() for reason in first.reasons))
            self.setAccessibleDescription(f"{self.who.text()}. {self.why.text()}")
        was_shown = self.isVisible()
        self.setVisible(bool(found))
        if found or was_shown:
            QTimer.singleShot(0, self._keep_in_view)

    def _say(self, sentence: str) -> None:
        self.heading.setText(sentence)
        self.heading.setVisible(bool(sentence))

    def _explain(self, reasons: str) -> None:
        self.why.setText(reasons)
        self.why.setVisible(bool(reasons))

    def _on_answer(self, word: str) -> None:
        if not self._found or self._decision.woman is not None:
            return
        chosen = self._found[0]
        pregnancy = Pregnancy.NEXT if word == "next" else Pregnancy.SAME
        if word == "other":
            decision = Decision(others=self._decision.others | {chosen.woman.client_id})
        else:
            decision = Decision(woman=chosen.woman.client_id, pregnancy=pregnancy, others=self._decision.others)
        if self._stored is not None:
            self._settle(self._stored, decision)
            return
        self._decision = decision
        if word == "other":
            self._show(self._found[1:])
        else:
            self._show_chosen(chosen, pregnancy)
        self.decided.emit(decision)

    def _show_chosen(self, chosen: Candidate, pregnancy: Pregnancy) -> None:
        told = {
            Pregnancy.SAME: N_("Will be kept with {name}, as one more referral of this pregnancy."),
            Pregnancy.NEXT: N_("Will be kept with {name}, as a new pregnancy."),
        }[pregnancy]
        self._say("")
        self.who.setText(_(told, name=chosen.woman.name))
        self._explain("")
        for button in self._answers:
            button.hide()
        self.back.show()
        QTimer.singleShot(0, self._keep_in_view)

    @Slot()
    def _on_back(self) -> None:
        self._decision = Decision(others=self._decision.others)
        self._show(self._found)

    def _settle(self, referral_id: ReferralId, decision: Decision) -> None:
        for button in self._answers:
            button.setEnabled(False)
        self._desk.tasks.run(
            partial(self._doubles.decide, referral_id, decision, actor=self._desk.actor),
            done=self._on_settled,
            failed=self._on_refused,
            owner=self,
        )

    @Slot(object)
    def _on_settled(self, _changes: object) -> None:
        for button in self._answers:
            button.setEnabled(True)
        if self._stored is not None:
            self.show_stored(self._stored)
        self.settled.emit()

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        for button in self._answers:
            button.setEnabled(True)
        self._say(error.text())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """Ask for the height that all answers need at this width: the form above it scrolls, this does not."""
        box = self.layout()
        if box is not None:
            self.setMinimumHeight(box.heightForWidth(self.width()))

    @Slot()
    def _keep_in_view(self) -> None:
        """Let the card not take the place of the field she is in, nor the form the place of an answer."""
        self._take_room()
        focused, form = QApplication.focusWidget(), self._form
        if form is None or not isinstance(focused, QWidget) or not form.isAncestorOf(focused):
            return
        within = form.parentWidget()
        view = None if within is None else within.parentWidget()
        if isinstance(view, QScrollArea):
            view.ensureWidgetVisible(focused)

    def women(self) -> tuple[ClientId, ...]:
        """Return who is shown or waits behind her."""
        return tuple(candidate.woman.client_id for candidate in self._found)


def _heading(count: int) -> str:
    if count == 1:
        return _("Perhaps she is on record:")
    return _("Perhaps she is on record, the likeliest of {count}:", count=count)


def _day(day: date) -> str:
    return short_day(day).split(" ", 1)[1]  # the day of the week says nothing here


def _who(candidate: Candidate) -> str:
    woman = candidate.woman
    born = "" if woman.birth_date is None else _("born {day}", day=_day(woman.birth_date))
    due = _("due {day}", day=_day(woman.due_dates[0])) if woman.due_dates else ""
    return ", ".join(part for part in (woman.name, born, woman.place, due) if part)
