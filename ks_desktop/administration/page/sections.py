"""The parts of Beheer that the first run does not have: terms of one municipality, visits and lock, passphrase."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.administration.domain import Standing, terms_texts
from ks_desktop.administration.form.municipalities import terms_form
from ks_desktop.administration.form.visiting import ALL, settings_form
from ks_desktop.administration.page.passphrase import show_strength
from ks_desktop.administration.page.recovery import RecoverySheet, check_repeat
from ks_desktop.administration.page.steps import DEFAULT, Saving, Step, some, typed
from ks_desktop.administration.service import Administration
from ks_desktop.coalition.wording.municipalities import words_of_code
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, UserId
from ks_desktop.referrals.domain.counting import NotKept
from ks_desktop.security import vault
from ks_desktop.security.rights import Right
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, Option, SecretField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Prose, column, label, row
from ks_desktop.widgets.theme import Space, Tone


class TermsStep(Step):
    """What one municipality agreed, or what counts where nothing was agreed.

    Attributes:
        paper_wanted: The sheet of a municipality, to be looked at and printed: its CBS code.
    """

    title = N_("Terms")
    paper_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = terms_form()
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self.which: ChoiceField | None = None
        self._standing: Standing | None = None
        self._shown = DEFAULT
        self._wanted = DEFAULT
        self._source = label("", tone=Tone.MUTED, wrap=True)
        self.paper = Button(N_("Sheet of agreements, to print"), Icon.PRINT)
        self.paper.setObjectName("agreement_sheet")
        self.paper.clicked.connect(self._on_paper_clicked)
        line = row(self.paper)
        line.addStretch(1)
        self._box: QVBoxLayout = column(self._source, gap=Space.INSIDE)
        self._box.addLayout(line)
        self._box.addWidget(self.form)
        self.setLayout(self._box)

    def show_standing(self, standing: Standing) -> None:
        """Show the terms of the municipality that was chosen, else the default."""
        chosen, self._wanted = self._wanted or self.code(), DEFAULT
        self._standing = standing
        names = {municipality.code: municipality.name for municipality in standing.municipalities}
        options = [Option(code, names.get(code) or words_of_code(code)) for code in standing.served]
        if self.which is not None:
            self._box.removeWidget(self.which)
            self.which.deleteLater()
        self.which = ChoiceField(
            "terms_of", N_("Municipality"), options, hint=N_("Empty: every municipality without terms"), as_list=True
        )
        self.which.set_value(chosen)
        self.which.edited.connect(self._on_turned)
        self._box.insertWidget(0, self.which)
        self._show()

    def choose_town(self, code: str) -> None:
        """Show the terms of a municipality she works for, as soon as these are known."""
        self._wanted = code
        if self.which is not None and code in [option.value for option in self.which.options]:
            self._wanted = DEFAULT
            self.which.set_value(code)
            self._on_turned()

    def code(self) -> str:
        """Return the CBS code of the municipality that is chosen, DEFAULT for the rest."""
        return self.which.value() if self.which is not None else DEFAULT

    @override
    def subject(self) -> str:
        return self._shown

    @Slot()
    def _on_turned(self) -> None:
        self.form.flush_draft()  # while it still is about the municipality before
        self.form.clear()
        self._show()
        self.turned.emit()

    @Slot()
    def _on_paper_clicked(self) -> None:
        self.paper_wanted.emit(self.code())

    def _show(self) -> None:
        self._shown = self.code()
        self.paper.setVisible(self.code() != DEFAULT)  # what is agreed is agreed with one municipality
        if self._standing is not None:
            terms = self._standing.terms.get(self.code(), self._standing.default_terms)
            self.form.set_values(terms_texts(terms))
            self._source.setText(_("Source: {source}", source=terms.source) if terms.source else "")

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps these terms from today on."""
        return partial(administration.save_terms, self.code(), typed(self.form), actor=actor)

    def show_problem(self, error: KsError) -> None:
        """Say it at the field."""
        self.form.show_errors(error)

    def focus_first(self) -> None:
        """Begin with the municipality."""
        if self.which is not None:
            self.which.setFocus()


_NOT_KEPT = {
    NotKept.REFUSED: N_("refused by her: {count}"),
    NotKept.NO_CONSENT_IN_TIME: N_("no consent in time: {count}"),
    NotKept.WITHDRAWN: N_("consent taken back: {count}"),
}


def not_kept_text(totals: Mapping[NotKept, int]) -> str:
    """Return how many referrals were not kept, in a sentence."""
    if not totals:
        return _("No referral was destroyed yet. What is destroyed is only counted, without anybody in it.")
    said = ", ".join(_(words, count=totals[why]) for why, words in _NOT_KEPT.items() if why in totals)
    return _("Not kept, only counted: {counts}.", counts=said)


class SettingsStep(Step):
    """Lock, visits, tries and keeping."""

    title = N_("Visits and lock")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = settings_form()
        self.form.hands_in_at_end = True
        self.form.submitted.connect(self.submitted)
        self.not_kept = label("", tone=Tone.MUTED, wrap=True)
        self.not_kept.setObjectName("not_kept")
        self.setLayout(column(self.form, self.not_kept))

    def show_standing(self, standing: Standing) -> None:
        """Show the settings."""
        self.form.set_values({name: str(getattr(standing.settings, name)) for name in ALL})
        self.not_kept.setText(not_kept_text(standing.not_kept))

    def saving(self, administration: Administration, actor: UserId) -> Saving:
        """Return the call that keeps them together."""
        return partial(administration.save_settings, some(typed(self.form), ALL), actor=actor)

    def show_problem(self, error: KsError) -> None:
        """Say it at the field."""
        self.form.show_errors(error)

    def focus_first(self) -> None:
        """Begin with the lock."""
        self.form.focus_first()


class PassphraseSection(QWidget):
    """Another passphrase, or a new recovery sheet.

    Attributes:
        done: Something was changed: a sentence for the message bar.
    """

    title = N_("Passphrase")
    done = Signal(str)

    def __init__(self, desk: Desk, administration: Administration, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._administration = administration
        self.old = SecretField("old_passphrase", N_("Passphrase of now"))
        self.new = SecretField("new_passphrase", N_("New passphrase"), hint=N_("At least 12 characters, or four words"))
        self.repeat = SecretField("repeat", N_("The same once more"))
        self.change_form = Form((FormSection(N_("Change the passphrase"), (self.old, self.new, self.repeat)),))
        self.change_form.hands_in_at_end = True
        self.change = Button(N_("Change the passphrase"), part="primary")
        self.change.setObjectName("change_passphrase")
        self.passphrase = SecretField("passphrase", N_("Passphrase of now"))
        self.sheet_form = Form((FormSection(N_("New recovery sheet"), (self.passphrase,)),))
        self.sheet_form.hands_in_at_end = True
        self.renew = Button(N_("Make a new recovery sheet"))
        self.renew.setObjectName("renew_recovery")
        self.sheet = RecoverySheet(desk.tasks)
        self.prove = Button(N_("I have the sheet"), part="primary")
        self.prove.setObjectName("prove_sheet")
        self._lay_out()
        self.show_sheet(shown=False)

    def _lay_out(self) -> None:
        warning = Prose(N_("The old sheet is worth nothing as soon as a new one is made."), tone=Tone.MUTED)
        box = column(gap=Space.INSIDE)
        for widget in (self.change_form, self.change, self.sheet_form, warning, self.renew, self.sheet, self.prove):
            if isinstance(widget, Button):
                line = row(widget)
                line.addStretch(1)
                box.addLayout(line)
            else:
                box.addWidget(widget)
        self.setLayout(box)
        for widget in (self.sheet_form, warning, self.renew):  # one sheet for everybody: it is not each one's to make
            widget.setVisible(self._desk.may(Right.PEOPLE))
        self.change.clicked.connect(self.submit_change)
        self.change_form.submitted.connect(self.submit_change)
        self.renew.clicked.connect(self.submit_renew)
        self.sheet_form.submitted.connect(self.submit_renew)
        self.prove.clicked.connect(self.sheet.check)
        self.sheet.proved.connect(self._on_proved)
        self.new.edited.connect(self._on_new_edited)

    def show_sheet(self, *, shown: bool) -> None:
        """Show the new code, or take it away."""
        self.sheet.setVisible(shown)
        self.prove.setVisible(shown)

    @Slot()
    def submit_change(self) -> None:
        """Change the passphrase, or say what is not right yet."""
        self.change_form.clear_errors()
        try:
            vault.check_passphrase(self.new.value(), field="new_passphrase")
            check_repeat(self.new.value(), self.repeat.value())
        except UserError as error:
            self.change_form.show_errors(error)
            return
        call = partial(
            self._administration.change_passphrase, self.old.value(), self.new.value(), actor=self._desk.actor
        )
        self._desk.tasks.run(call, done=self._on_changed, failed=self.change_form.show_errors, owner=self)

    @Slot()
    def submit_renew(self) -> None:
        """Make a new code."""
        self.sheet_form.clear_errors()
        call = partial(self._administration.renew_recovery, self.passphrase.value(), actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_renewed, failed=self.sheet_form.show_errors, owner=self)

    def forget(self) -> None:
        """Wipe what was typed and shown."""
        for field in (self.old, self.new, self.repeat, self.passphrase):
            field.forget()
            field.show_note("")
        self.sheet.forget()
        self.show_sheet(shown=False)

    def _on_changed(self, _changes: Changes) -> None:
        self.forget()
        self.done.emit(_("From now on your new passphrase counts."))

    def _on_renewed(self, code: str) -> None:
        self.passphrase.forget()
        self.sheet.show_code(code, partial(self._administration.recovery_sheet, code, actor=self._desk.actor))
        self.show_sheet(shown=True)

    @Slot()
    def _on_proved(self) -> None:
        call = partial(self._administration.confirm_recovery, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_confirmed, failed=self.sheet.show_problem, owner=self)

    def _on_confirmed(self, _changes: Changes) -> None:
        self.forget()
        self.done.emit(_("Your new recovery sheet counts. Destroy the old one."))

    @Slot()
    def _on_new_edited(self) -> None:
        show_strength(self.new)
