"""What stands in the maker and where: the choices at the left with the buttons under them, the page at the right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.letters.domain import KIND_LABELS, LetterDraft, LetterKind
from ks_desktop.letters.domain.grounds import LIFTED, may_lift
from ks_desktop.letters.form import AgreementCard, DraftForm, GroundCard, TicksCard
from ks_desktop.letters.page.needed import NeededCard
from ks_desktop.letters.service import Look
from ks_desktop.widgets.fields import ChoiceField, Option
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Scrolling, column, row
from ks_desktop.widgets.pdf_view import PdfView
from ks_desktop.widgets.theme import Size, Space

_NEEDS_HER_WORD: Final = frozenset({"consent_refer", "consent_data", "consent_feedback", "consent_handover"})
_NO_LETTER_ANY_MORE: Final = frozenset({"died", "quiet"})


class MakerSheet(QWidget):
    """The parts of the maker, laid out."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: DraftForm | None = None
        kinds = [Option(kind, text) for kind, text in KIND_LABELS.items()]
        self.kind = ChoiceField("kind", N_("1  Kind"), kinds, as_list=True)
        self.kind.reserve_lines(0)
        self.ticks = TicksCard()
        self.agreement = AgreementCard(today)
        self.ground = GroundCard()
        self.needed = NeededCard()
        self.finish = Button(N_("Make final and print"), Icon.PRINT, part="primary")
        self.finish.setObjectName("finish")
        self.finish.setToolTip(_("Make final and print (Ctrl+P)"))
        self.back = Button(N_("To the register"), Icon.BACK)
        self.back.setObjectName("leave_maker")
        self.view = PdfView()
        self._place = column(gap=Space.NONE)
        panes = row(gap=Space.BETWEEN)
        panes.addWidget(self._choices(), 2)
        panes.addWidget(self.view, 3)
        self.setLayout(panes)

    def _choices(self) -> QWidget:
        sheet = QWidget()
        parts = column(self.kind, self._place, self.ticks, self.agreement, self.ground, gap=Space.INSIDE)
        parts.addStretch(1)
        sheet.setLayout(parts)
        buttons = row(self.finish, self.back)
        buttons.addStretch(1)
        side = column(gap=Space.INSIDE)
        side.addWidget(Scrolling(sheet), 1)
        side.addWidget(self.needed)  # beside the button, not in the sheet: it is seen wherever she types
        side.addLayout(buttons)
        holder = QWidget()
        holder.setLayout(side)
        holder.setMinimumWidth(Size.DIALOG)
        return holder

    def _begin_at(self, kind: LetterKind) -> None:
        """Put the focus where work on a letter of this kind begins: in its form, or at the button of a short one."""
        self.finish.setText(_("Make final") if kind.is_short else _("Make final and print"))
        if kind.is_short:
            self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form is not None:
            self.form.focus_first()

    def draft(self) -> LetterDraft | None:
        """Return the letter as it stands on the screen, None while there is none."""
        if self.form is None:
            return None
        return replace(
            self.form.read(self.ticks.ticked()),
            reasons=self.ticks.reasons(),
            ground=self.ground.ground(),
            ground_reason=self.ground.reason(),
        )

    def _is_over(self, look: Look) -> bool:
        """Tell whether no letter is made any more about the woman whose letter this is: it leaves the screen."""
        draft = self.draft()
        is_here = draft is not None and draft.case_id == look.draft.case_id
        return is_here and any(error.code in _NO_LETTER_ANY_MORE for error in look.hindrances)

    def _put_look(self, look: Look) -> None:
        """Show the page and what is still needed; where it is her word, the place to record it."""
        codes = {error.code for error in look.hindrances}
        self.agreement.setVisible(bool(codes & _NEEDS_HER_WORD))
        has_ground = self.ground.ground() is not None
        self.ground.setVisible(has_ground or (may_lift(look.draft.kind) and bool(codes & LIFTED)))
        self.needed.show_hindrances(look.hindrances)
        self.view.set_pdf(look.paper.pdf)
        if self.form is not None:
            self.form.tell_language(look.her_language, look.translation)

    def _put(self, form: DraftForm, before: DraftForm | None) -> None:
        """Put the form of a letter in the place of the one before, and look at its page from the top."""
        self._take_away(before)
        self._place.addWidget(form)
        self.view.to_top()

    def _take_away(self, form: DraftForm | None) -> None:
        """Take the form of a letter that is over out of its place."""
        if form is not None:
            self._place.removeWidget(form)
            form.deleteLater()

    def _wipe(self) -> None:
        """Leave nothing of a letter in sight, nor for the moment in which the next one opens."""
        self.view.clear()
        self.ticks.show_data((), (), ())
        self.ground.show_ground(None, "")
        self.needed.show_hindrances(())
