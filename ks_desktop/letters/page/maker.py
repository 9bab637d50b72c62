"""The maker: kind, receiver, what goes along, and the real page beside it, which follows every tick."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.errors import KsError, UserError, UserErrors, each
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, LetterId, ReferralId
from ks_desktop.letters.domain import PRINTED, LegalGround, LetterKind
from ks_desktop.letters.form import DraftForm
from ks_desktop.letters.page import making
from ks_desktop.letters.page.as_typed import GROUND, GROUND_REASON, REASONS, TICKED
from ks_desktop.letters.page.making import Finished, Opened
from ks_desktop.letters.page.storing import StoredSheet
from ks_desktop.letters.service import Agreement, Letters, Look, Receiver
from ks_desktop.onward.domain import OnwardReferral
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import ask

LOOK_AFTER_MS: Final = 350


class MakerPane(StoredSheet):
    """Makes one letter. What is typed is stored as a draft letter at each pause.

    Attributes:
        finished: The letter is final: a `Finished`, and whether it must be printed (else saved as a file).
        left: Back to the register.
        directory_wanted: To the directory, to add a partner.
    """

    finished = Signal(object, bool)
    left = Signal()
    directory_wanted = Signal()

    def __init__(self, desk: Desk, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(desk, letters, parent)
        self.setObjectName("maker")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self.look_again)
        self._connect()
        for keys, slot in (("F9", self.look_again), ("Ctrl+P", self._on_finish_clicked), ("Esc", self.leave)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _connect(self) -> None:
        self.kind.edited.connect(self._on_kind_edited)
        for card in (self.ticks, self.ground):
            card.edited.connect(self._on_ticked)
            card.typed.connect(self._on_typed_beside)
            card.left.connect(self._on_left_beside)
        self.agreement.agreed.connect(self._on_agreed)
        self.needed.request_wanted.connect(self._on_request_wanted)
        self.finish.clicked.connect(self._on_finish_clicked)
        self.back.clicked.connect(self.leave)
        self.view.print_asked.connect(self._on_finish_clicked)
        self.view.save_asked.connect(self._on_save_asked)

    def make(self, kind: LetterKind, case_id: CaseId) -> None:
        """Open the unfinished letter of this kind about her, or begin one."""
        self._open(partial(making.open_letter, self._letters, kind, case_id, self._desk.actor))

    def onward(self, kind: LetterKind, referral: OnwardReferral) -> None:
        """Open the letter that puts an onward referral on paper."""
        self._open(partial(making.open_onward, self._letters, kind, referral, self._desk.actor))

    def answer(self, kind: LetterKind, referral_id: ReferralId) -> None:
        """Open the unfinished letter of this kind to whoever sent this referral, or begin one."""
        self._open(partial(making.open_answer, self._letters, kind, referral_id, self._desk.actor))

    def open_draft(self, letter_id: LetterId) -> None:
        """Go on with a draft."""
        self._open(partial(making.open_draft, self._letters, letter_id, self._desk.actor))

    def _open(self, call: Callable[[], Opened]) -> None:
        self.flush_draft()
        self._desk.tasks.run(partial(self._as_typed.opening, call), done=self._on_opened, latest="letter")

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self._pause.stop()
        self._due.stop()
        self._letter, self._is_dirty = opened.letter, False
        before, self.form = self.form, self._form_of(opened)
        self._put(self.form, before)
        self.form.edited.connect(self._on_edited)
        self.form.draft_due.connect(self._on_draft_due)
        self.form.directory_wanted.connect(self.directory_wanted)
        self.kind.set_value(opened.draft.kind)
        self.agreement.begin(opened.look.signer)
        self._show_beside(opened)
        self._put_look(opened.look)
        self._begin_at(opened.draft.kind)
        if opened.typed is not None:
            self._is_dirty = True
            if self.form.put_back(opened.typed):
                self._pause.start()

    def _show_beside(self, opened: Opened) -> None:
        """Show what stands beside the form: ticks, reasons and the legal ground; as typed where that was kept."""
        draft, typed = opened.draft, opened.typed or {}
        self.ticks.show_data(opened.look.data, typed.get(TICKED, draft.ticked), opened.look.unagreed)
        self.ticks.show_reasons(typed.get(REASONS, draft.reasons))
        ground = typed.get(GROUND, draft.ground)
        self.ground.show_ground(LegalGround(ground) if ground else None, typed.get(GROUND_REASON, draft.ground_reason))

    def _form_of(self, opened: Opened) -> DraftForm:
        today, look = self._desk.clock.today, opened.look
        return DraftForm(opened.draft, opened.receivers, today, questions=look.questions, to_name=look.to_name)

    @Slot()
    def _on_kind_edited(self) -> None:
        draft = self.draft()
        if draft is not None and self.kind.value() not in {"", draft.kind}:
            self.make(LetterKind(self.kind.value()), draft.case_id)

    @Slot()
    def _on_request_wanted(self) -> None:
        draft = self.draft()
        if draft is not None:
            self.make(LetterKind.REQUEST_TO_REFER, draft.case_id)

    @Slot()
    def _on_edited(self) -> None:
        self._is_dirty = True
        self._pause.start()

    @Slot()
    def _on_draft_due(self) -> None:
        self._must_look = self._pause.isActive()  # in time it is over before this; else the program is about to lock
        self._pause.stop()
        self._save()

    @Slot()
    def _on_ticked(self) -> None:
        self._on_edited()
        self._save()

    @Slot()
    def _on_typed_beside(self) -> None:
        self._on_edited()
        self._due.start()

    @Slot()
    def _on_left_beside(self) -> None:
        if self._due.isActive():
            self._save()

    def refresh(self) -> None:
        """Fetch anew who may get it, and paint the page anew."""
        draft, form = self.draft(), self.form
        if draft is not None and form is not None:
            call = partial(self._letters.receivers, draft.kind, draft.case_id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=partial(self._on_receivers, form), owner=self, latest="receivers")
        self.look_again()

    def _on_receivers(self, asked: DraftForm, receivers: tuple[Receiver, ...]) -> None:
        if asked is self.form:  # else another letter was opened meanwhile
            asked.offer(receivers)

    @override
    @Slot()
    def look_again(self) -> None:
        """Paint the page anew and see what is still needed."""
        draft = self.draft()
        if draft is not None:
            self._pause.stop()
            self._must_look = False
            call = partial(self._letters.look, draft, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_look, latest="look")

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        if self._is_over(look):
            if self.isVisible():
                self._desk.tasks.problem.emit(look.hindrances[0])
            self._close()
            self._wipe()
            self.left.emit()
            return
        if self._pause.isActive():
            return  # something was typed meanwhile: a newer look is coming
        if self.ticks.follow(look.data, look.draft.ticked, look.unagreed):
            self._on_ticked()  # somebody else reads it: look anew
        else:
            self._put_look(look)

    @Slot(object)
    def _on_agreed(self, agreement: Agreement) -> None:
        draft = self.draft()
        if draft is not None:
            call = partial(self._letters.agree, draft, agreement, actor=self._desk.actor)
            show = self.agreement.show_errors
            self._desk.tasks.run(call, done=lambda _changes: self.look_again(), failed=show, owner=self)

    @Slot()
    def _on_finish_clicked(self) -> None:
        self._ask_to_finish(prints=True)

    @Slot()
    def _on_save_asked(self) -> None:
        self._ask_to_finish(prints=False)

    def _ask_to_finish(self, *, prints: bool) -> None:
        draft = self.draft()
        if draft is None or self.form is None:
            return
        self.form.clear_errors()
        self.flush_draft()
        if problems := self.form.problems():
            self.form.show_errors(problems)
            return
        call = partial(self._letters.look, draft, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._ask_or_refuse, self.form, prints), owner=self, latest="finish")

    def _ask_or_refuse(self, asked: DraftForm, prints: bool, look: Look) -> None:
        if asked is not self.form:
            return  # another letter was opened meanwhile
        self._put_look(look)
        if look.hindrances:
            self._go_to_hindrance(look)
            return
        if look.draft.kind.is_short:  # looked at, and one key more: it can be withdrawn
            self.finalise(prints=look.draft.route in PRINTED)
            return
        ask(
            self,
            N_("Make this letter final?"),
            _(
                "It is for {receiver}. It gets a number and does not change any more; it can only be withdrawn.",
                receiver=look.to_name,
            ),
            N_("Make final and print") if prints else N_("Make final and save"),
            partial(self.finalise, prints=prints),
        )

    def _go_to_hindrance(self, look: Look) -> None:
        """Go to the first place where something can be repaired; what has no field here is said as well."""
        if self._show_at_place(look.hindrances):
            return
        self._desk.tasks.problem.emit(look.hindrances[0])
        if self.agreement.isVisible():
            self.agreement.form.focus_first()

    def finalise(self, *, prints: bool) -> None:
        """Store the draft, make it final, and hand it over to be printed or saved as a file."""
        self._then = partial(self._finish, prints)
        self._save()

    def _finish(self, prints: bool) -> None:
        if self._letter is None:
            return
        self._desk.tasks.run(
            partial(making.finish, self._letters, self._letter.id, self._desk.actor),
            done=lambda finished: self._on_finished(finished, prints),
            failed=self._show_errors,
            owner=self,
        )

    def _on_finished(self, finished: Finished, prints: bool) -> None:
        self._close()
        self.finished.emit(finished, prints)

    def _show_at_place(self, errors: Sequence[UserError]) -> bool:
        """Show each error where it is repaired and go to the first, from top to bottom; tell whether there is one."""
        is_beside = [self.ground.show_errors(errors), self.ticks.show_errors(errors)]
        here = [error for error in errors if self.form is not None and error.field in self.form.names()]
        if self.form is not None and here:
            self.form.show_errors(UserErrors(here))
        return bool(here) or any(is_beside)

    @override
    @Slot(object)
    def _show_errors(self, error: KsError) -> None:
        shown = each(error) if isinstance(error, UserError) else ()
        if not self._show_at_place(shown) and self.form is not None:
            self.form.show_errors(error)
        self.look_again()

    @Slot()
    def leave(self) -> None:
        """Store what is typed and go back to the register."""
        self.flush_draft()
        self.left.emit()

    def _close(self) -> None:
        self._pause.stop()
        self._due.stop()
        self._letter, self._is_dirty = None, False
        before, self.form = self.form, None
        self._take_away(before)
