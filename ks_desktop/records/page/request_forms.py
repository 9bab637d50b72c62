"""The forms about a request, in place of its sheet: each keeps what is typed as a draft."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.letters.service.extracts import ExtractPart
from ks_desktop.records.domain.requests import AgeRule, AskedBy, Request, RequestKind
from ks_desktop.records.form import requests as forms
from ks_desktop.records.requests.copies import AccessCopies
from ks_desktop.records.requests.service import Requests
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form

AGE_WORDS = {
    AgeRule.GROWN: "",
    AgeRule.HALF: N_(
        "She is under 16: she decides together with who has authority over her. What she does not want them to know "
        "may be a reason to go on without them: talk about it with the privacy officer."
    ),
    AgeRule.CHILD: N_("She is under 12: who has authority over her asks it. Talk about it with the privacy officer."),
    AgeRule.UNKNOWN: N_("Her birth date is not known: make sure that she may ask this herself."),
}


class BeginForm(CaseForm):
    """A request as it comes in."""

    def __init__(self, desk: Desk, requests: Requests, parent: QWidget | None = None) -> None:
        form = forms.begin_form(desk.clock.today)
        super().__init__(desk, form, word="request", save=N_("Write it down"), parent=parent)
        self._requests = requests
        self._case: CaseId | None = None
        for name in ("kind", "asked_by"):
            self.form.field(name).edited.connect(self._on_chosen)

    def show_case(self, case_id: CaseId, who: str, *, kind: RequestKind = RequestKind.ACCESS) -> None:
        """Ask about this case."""
        self._case = case_id
        heading = _("Request about the record of {who}", who=who) if who else ""
        self.begin(str(case_id), heading, forms.begin_values(self._desk.clock.today(), kind))
        self._on_chosen()
        call = partial(self._requests.age_rule, case_id, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_age, owner=self, latest="age")

    def _on_age(self, rule: AgeRule) -> None:
        self.form.field("asked_by").show_note(_(AGE_WORDS[rule]) if AGE_WORDS[rule] else "")

    @Slot()
    def _on_chosen(self) -> None:
        is_correction = self.form.field("kind").raw() == RequestKind.CORRECTION
        for name in ("about", "says", "should_say"):
            self.form.field(name).setVisible(is_correction)
        self.form.field("asker").setVisible(self.form.field("asked_by").raw() != AskedBy.HERSELF)

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._case is not None  # noqa: S101 - shown with a case only
        return partial(self._requests.begin, forms.read_asking(values, self._case), actor=self._desk.actor)


class _AboutRequest(CaseForm):
    """A form about a request that is there."""

    def __init__(self, desk: Desk, request: Request, form: Form, *, word: str, save: str) -> None:
        super().__init__(desk, form, word=word, save=save)
        self._request = request

    def open(self, values: Mapping[str, object] | None = None) -> None:
        """Show it, with what was typed before."""
        self.begin(str(self._request.id), "", values or {})


class NoteForm(_AboutRequest):
    """A request and one text: why it takes longer, or what she says of her record."""

    def __init__(
        self,
        desk: Desk,
        request: Request,
        store: Callable[[UUID, str], object],
        form: Form,
        *,
        name: str,
        save: str,
    ) -> None:
        super().__init__(desk, request, form, word=f"request_{name}", save=save)
        self._store, self._name = store, name

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        return partial(self._store, self._request.id, str(values[self._name]))


class FinishForm(_AboutRequest):
    """What was decided."""

    def __init__(self, desk: Desk, requests: Requests, request: Request) -> None:
        form = forms.finish_form(request)
        super().__init__(desk, request, form, word="request_finish", save=N_("Finish the request"))
        self._requests = requests

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        outcome = forms.read_outcome(values)
        return partial(self._requests.finish, self._request.id, outcome, actor=self._desk.actor)


class CopyForm(_AboutRequest):
    """What goes into a copy."""

    def __init__(self, desk: Desk, copies: AccessCopies, request: Request, parts: tuple[ExtractPart, ...]) -> None:
        super().__init__(desk, request, forms.copy_form(parts), word="request_copy", save=N_("Make the copy"))
        self._copies, self._parts = copies, parts

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        choice = forms.read_choice(values, self._parts)
        return partial(self._copies.make, self._request.id, choice, actor=self._desk.actor)
