"""Writing a restricted note, or one in the place of another. What is typed lies sealed before it is kept too."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.restricted.words import KINDS, STEPS
from ks_desktop.clients.domain.restricted import MeldStep, NoteWords, RestrictedKind, RestrictedNote
from ks_desktop.clients.restricted import RestrictedNotes
from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_, _
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, DateField, NoteField, Option
from ks_desktop.widgets.form import Form, FormSection

RESTRICTED_FORM: Final = "restricted_note"  # the name of its drafts; their subject is the case
_ONLY_CODE: Final = ("step", "has_spoken")


class RestrictedForm(CaseForm):
    """Asks the kind, the day and the words; of the reporting code also the step and whether she knows."""

    def __init__(self, desk: Desk, notes: RestrictedNotes, parent: QWidget | None = None) -> None:
        kinds = tuple(Option(kind.value, words) for kind, words in KINDS.items())
        steps = tuple(Option(str(step.value), words) for step, words in STEPS.items())
        answers = (Option("yes", N_("Yes")), Option("no", N_("No")))
        fields = (
            ChoiceField("kind", N_("About"), kinds),
            DateField("day", N_("On"), desk.clock.today, lean=Lean.PAST),
            ChoiceField("step", N_("Step of the reporting code"), steps),
            NoteField("words", N_("What a colleague must know"), hint=_("On no paper, in no letter, list or export")),
            ChoiceField("has_spoken", N_("Spoken about with her?"), answers),
            NoteField("why_not", N_("Why not?")),
        )
        form = Form((FormSection(N_("Restricted note"), fields),))
        desk = replace(desk, drafts=notes.drafts)
        super().__init__(desk, form, word=RESTRICTED_FORM, save=N_("&Keep"), parent=parent)
        self._notes = notes
        self._page: CasePage | None = None
        self._replaces: UUID | None = None
        for name in ("kind", "has_spoken"):
            form.field(name).edited.connect(self._show_fitting)

    def show_case(self, page: CasePage, corrected: RestrictedNote | None = None) -> None:
        """Ask about this case, or for what stands in the place of a note from now on."""
        self._page, self._replaces = page, None if corrected is None else corrected.id
        subject = str(page.case.id) if corrected is None else f"{page.case.id}:{corrected.id}"
        words = N_("{name}. Only who may read restricted notes can open this; each time stands in the log.")
        if corrected is not None:
            words = N_("{name}. The new note stands in the place of the old one, which stays to be read.")
        self.begin(subject, _(words, name=page.client.name.full), _values(page, corrected))
        self.form.field("kind").setEnabled(corrected is None)
        self._show_fitting()

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._page is not None  # noqa: S101 - shown with a case only
        said = _said(values)
        return partial(self._notes.write, self._page.case.id, said, replaces=self._replaces, actor=self._desk.actor)

    @Slot()
    def _show_fitting(self) -> None:
        is_code = self.form.field("kind").value() == RestrictedKind.MELDCODE.value
        for name in _ONLY_CODE:
            self.form.field(name).setVisible(is_code)
        self.form.field("why_not").setVisible(is_code and self.form.field("has_spoken").value() == "no")


def _values(page: CasePage, corrected: RestrictedNote | None) -> dict[str, object]:
    if corrected is None or corrected.said is None:
        return {"day": page.today}
    said = corrected.said
    spoken = {True: "yes", False: "no", None: ""}[said.has_spoken]
    return {
        "kind": said.kind.value,
        "day": said.day,
        "step": "" if said.step is None else str(said.step.value),
        "words": said.words,
        "has_spoken": spoken,
        "why_not": said.why_not,
    }


def _said(values: Mapping[str, object]) -> NoteWords:
    """Return what was typed as a note.

    Raises:
        UserErrors: what is missing, each at its field.
    """
    kind, day = str(values["kind"] or ""), values["day"]
    if not kind or not isinstance(day, date):
        wrong = [UserError(N_("Choose what it is about."), code="required", field="kind")] if not kind else []
        if not isinstance(day, date):
            wrong.append(UserError(N_("Fill in the day."), code="required", field="day"))
        raise UserErrors(wrong)
    is_code = RestrictedKind(kind) is RestrictedKind.MELDCODE
    step, spoken = str(values["step"] or ""), str(values["has_spoken"] or "")
    return NoteWords(
        kind=RestrictedKind(kind),
        day=day,
        words=str(values["words"]),
        step=MeldStep(int(step)) if is_code and step else None,
        has_spoken={"yes": True, "no": False}.get(spoken) if is_code else None,
        why_not=str(values["why_not"]) if is_code and spoken == "no" else "",
    )
