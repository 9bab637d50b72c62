"""A warm hand-over, written down: who was spoken to, how, and what was agreed."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.onward.domain import OnwardReferral, OnwardWay
from ks_desktop.onward.form.warm import warm_form, warm_of
from ks_desktop.onward.service import Onward
from ks_desktop.visits.page.case_form import Call, CaseForm
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import typed
from ks_desktop.widgets.words import foldable

WARM_FORM = "onward_warm"  # the name of its drafts; their subject is the referral


class WarmForm(CaseForm):
    """Keeps a warm hand-over beside a referral, whichever way that went."""

    def __init__(self, desk: Desk, onward: Onward, parent: QWidget | None = None) -> None:
        form = warm_form(desk.clock.today)
        super().__init__(desk, form, word=WARM_FORM, save=N_("Keep it"), parent=parent)
        self._onward = onward
        self._referral: OnwardReferral | None = None
        self._who = typed("", "section", wrap=True)
        self.box.insertWidget(0, self._who)

    def show_referral(self, referral: OnwardReferral) -> None:
        """Ask who was spoken to about a referral."""
        self._referral = referral
        self._who.setText(foldable(referral.receiver))
        said = _("A warm hand-over: somebody there was spoken to.")
        self.begin(str(referral.id), said, {"way": OnwardWay.PHONE.value, "on": self._desk.clock.today()})

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        assert self._referral is not None  # noqa: S101 - the form has a subject
        referral, warm = self._referral, warm_of(values)
        call = self._onward.hand_over_warm
        return partial(call, referral.id, warm, actor=self._desk.actor, version=referral.version)
