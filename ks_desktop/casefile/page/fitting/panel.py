"""What fits her: what is offered for what she needs, beside what is known of her. Facts; it decides nothing."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.domain.fitting import FitQuestion, Found, Order
from ks_desktop.casefile.fitting import MOST_LINES, Fitting
from ks_desktop.casefile.page.fitting.chips import NeedChips, Toggle
from ks_desktop.casefile.page.fitting.rows import FitRows
from ks_desktop.casefile.page.fitting.words import Choice, choices, known_words
from ks_desktop.casefile.page.pieces import show_text
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardReferral, Tried, tried
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, column, label, row
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import foldable

_LETTERS: Final = {
    "refer_medical": N_("To a medical partner"),
    "refer_social": N_("To a social partner"),
    "refer_informal": N_("To informal help"),
    "request_to_refer": N_("Through her GP or midwife"),
}
_ORDERS: Final = ((Order.NEED.value, N_("By need")), (Order.LAST_DAY.value, N_("By last day")))
_ARRANGEMENT: Final = N_("For each need first own and checked, then from a source, then proposals.")
_DECIDES: Final = N_("You and she decide; who offers it says whether she can come.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FitServices:
    """What the panel asks of the rooms."""

    fitting: Fitting
    coalition: Coalition


class FitPanel(QWidget):
    """Looks for what helps, and lets one be chosen to refer her to.

    Attributes:
        saved: She wants nothing else: that is kept, and the panel goes.
        left: She goes back without choosing.
        refer_wanted: Refer her to this: a `Choice`.
        nothing_wanted: She wants nothing in place of what did not begin.
        letter_wanted: Begin a letter without choosing here: a word of the page.
    """

    saved = Signal()
    left = Signal()
    refer_wanted = Signal(object)
    letter_wanted = Signal(str)
    nothing_wanted = Signal()

    def __init__(self, desk: Desk, services: FitServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fitting")
        self._desk, self._services = desk, services
        self._case_id: CaseId | None = None
        self._found: Found | None = None
        self._is_looking = self._is_entered = False
        self._without: Tried = frozenset()
        self.known = label("", tone=Tone.MUTED, wrap=True)
        self.known.setObjectName("fit_known")
        self.search_field = QLineEdit()
        self.search_field.setObjectName("search_fit")
        self.search_field.setPlaceholderText(_("Search by a word, such as debts, or by the name of a partner"))
        self.search_field.setAccessibleName(self.search_field.placeholderText())
        self.search_field.setClearButtonEnabled(True)
        self.search_field.setMaximumWidth(Size.SEARCH)
        self.order = Segments(_ORDERS, "order")
        self.chips = NeedChips(services.coalition.services.needs())
        self.rows = FitRows(desk.clock.today())
        self.nothing = label("", tone=Tone.MUTED, wrap=True)
        self.others = Toggle("", "not_now")
        self.everywhere = Toggle(N_("Also other municipalities"), "everywhere")
        self.more = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.refer = Button(N_("Refer her there…"), part="primary")
        self.refer.setObjectName("refer_there")
        self.refer.setToolTip("Enter")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        back = Button(N_("Back"))
        back.setObjectName("leave_fitting")
        back.clicked.connect(self.leave)
        top = row(gap=Space.INSIDE)
        top.addWidget(self.search_field, 1)
        top.addStretch(0)
        top.addWidget(self.order)
        self.decides = label(_DECIDES, tone=Tone.MUTED, wrap=True)
        self.decides.setObjectName("fit_decides")
        self.card = card = Card(N_("What can help her"))
        self.no_other = Button(N_("She wants nothing else"))
        self.no_other.setObjectName("wants_nothing_else")
        self.no_other.clicked.connect(self._on_no_other)
        card.body.addWidget(self.known)
        card.body.addLayout(top)
        for part in (self.chips, self.rows, self.nothing, self.more):
            card.body.addWidget(part)
        card.body.addLayout(Flow(self.others, self.everywhere))
        card.body.addWidget(self.decides)
        at_once = label(N_("Or a letter at once:"), tone=Tone.MUTED)
        at_once.setMinimumHeight(Size.CONTROL)
        buttons = Flow(self.refer, self.no_other, back, at_once, *self._letters())
        self.setLayout(column(card, buttons, gap=Space.RELATED))
        self.setFocusProxy(self.search_field)

    def _letters(self) -> list[Button]:
        """Return what begins a letter whose receiver is chosen in the maker."""
        made = []
        for word, text in _LETTERS.items():
            button = Button(text, part="link")
            button.setObjectName(word)
            button.clicked.connect(partial(self._write, word))
            made.append(button)
        return made

    def _connect(self) -> None:
        self.search_field.textChanged.connect(self._look)
        self.search_field.returnPressed.connect(self._on_refer)
        self.chips.changed.connect(self._look)
        self.everywhere.clicked.connect(self._look)
        self.order.chosen.connect(self._on_arranged)
        self.others.clicked.connect(self._on_arranged)
        self.rows.chosen.connect(self._choose)
        self.rows.selected.connect(self._on_selected)
        self.refer.clicked.connect(self._on_refer)

    def show_case(self, page: CasePage, instead_of: OnwardReferral | None = None) -> None:
        """Look what is offered for a woman, beginning with what she wants help with.

        Args:
            page: hers.
            instead_of: help that did not begin: what else there is for the same, without what was tried.
        """
        self._without = tried(page.onward) if instead_of is not None else frozenset()
        heading = _("What else there is, in place of {name}", name=foldable(instead_of.receiver)) if instead_of else ""
        self.card.set_heading(heading or N_("What can help her"))
        self.no_other.setVisible(instead_of is not None)
        self._case_id = None
        self.search_field.clear()  # which asks nothing without a case
        self._case_id, self._found = page.case.id, None
        self.others.setChecked(False)
        self.everywhere.setChecked(False)
        self.order.show_word(Order.NEED.value)
        self.rows.show_choices(())
        self._ask(FitQuestion(needs=(instead_of.needs or None) if instead_of else None, without=self._without))
        self.search_field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Go back to her page."""
        self._case_id = None
        self.left.emit()

    @Slot()
    def _on_no_other(self) -> None:
        self._case_id = None
        self.nothing_wanted.emit()
        self.saved.emit()

    def _write(self, word: str) -> None:
        self.leave()
        self.letter_wanted.emit(word)

    @Slot()
    def _look(self) -> None:
        question = FitQuestion(
            text=self.search_field.text(),
            needs=self.chips.needs(),
            everywhere=self.everywhere.isChecked(),
            without=self._without,
            facts=self._found.facts if self._found is not None else None,
        )
        self._ask(question)

    def _ask(self, question: FitQuestion) -> None:
        if self._case_id is not None:
            self._is_looking = True
            call = partial(self._services.fitting.look, self._case_id, question, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_found, failed=self._on_failed, owner=self, latest="fitting")

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._is_looking = False
        if self._case_id is None:
            return
        if self._found is None:
            self.chips.show_needs(found.needs)
        self._found = found
        self.known.setText(_("Beside what is known of her: {known}.", known=known_words(found)))
        self._show(keep=False)
        if self._is_entered:
            self._on_refer()

    def _on_failed(self, error: KsError) -> None:
        self._is_looking = self._is_entered = False
        show_text(self.nothing, error.text())

    @Slot()
    def _on_arranged(self) -> None:
        self._show()

    def _show(self, *, keep: bool = True) -> None:
        found = self._found
        if found is None:
            return
        count = len(found.not_now)
        self.others.setText(_("Not now ({count})", count=count))
        self.others.updateGeometry()
        self.others.setEnabled(bool(count))
        self.everywhere.setVisible(bool(found.facts.municipality))
        shown = choices(found, Order(self.order.word()), with_others=self.others.isChecked())
        self.rows.show_choices(shown, keep=keep)
        self.rows.setVisible(bool(shown))
        is_by_need = len(shown) > 1 and self.order.word() == Order.NEED.value
        self.decides.setText(f"{_(_ARRANGEMENT)} {_(_DECIDES)}" if is_by_need else _(_DECIDES))
        show_text(self.nothing, "" if shown else _empty(found))
        more = _("The first {count} are shown. Type a word or choose less.", count=MOST_LINES)
        show_text(self.more, more if found.is_more else "")

    @Slot(object)
    def _on_selected(self, choice: Choice | None) -> None:
        self.refer.setEnabled(choice is not None)

    @Slot()
    def _on_refer(self) -> None:
        self._is_entered = self._is_looking  # what was typed is not found yet: the choice waits for it
        if self._is_looking:
            return
        if (choice := self.rows.current()) is not None:
            self._choose(choice)
        elif self.others.isEnabled() and not self.others.isChecked():
            self.others.click()  # all that was found is what does not fit now: it is shown, with the reason

    @Slot(object)
    def _choose(self, choice: Choice) -> None:
        self.refer_wanted.emit(choice)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.search_field.hasFocus():
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _empty(found: Found) -> str:
    if found.not_now:
        return _("Nothing fits now; see what does not, or look for something else.")
    return _("Nothing found. Look for less, or add it in Sociale kaart.")
