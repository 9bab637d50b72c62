"""A closing reason as it is typed."""

from dataclasses import replace
from typing import Final

from ks_desktop.clients.domain import CloseReason, ClosingReason
from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import ChoiceField, LineField, Option, YesNoField
from ks_desktop.widgets.form import Form, FormSection

_SHORT: Final = 5
KINDS: Final = {
    CloseReason.COMPLETED: N_("The visit is done"),
    CloseReason.HELP_STARTED: N_("Help has started"),
    CloseReason.NO_NEED: N_("She has no need of a visit"),
    CloseReason.ENOUGH_HELP: N_("She has enough help already"),
    CloseReason.DECLINED: N_("She declined"),
    CloseReason.NOT_REACHED: N_("Not reached"),
    CloseReason.MOVED: N_("Moved to another municipality"),
    CloseReason.HANDED_OVER: N_("Handed over"),
    CloseReason.BORN: N_("The child was born"),
    CloseReason.BORN_BEFORE_VISIT: N_("The child was born before the visit"),
    CloseReason.PREGNANCY_ENDED: N_("The pregnancy has ended"),
    CloseReason.DIED: N_("She has died"),
    CloseReason.NO_CONSENT: N_("She does not consent"),
    CloseReason.OTHER: N_("Other reason"),
    CloseReason.UNKNOWN: N_("Reason unknown"),
}


class CloseReasonForm(Form):
    """The form of one closing reason."""

    def __init__(self) -> None:
        shown = [Option("yes", N_("Offered")), Option("no", N_("Not offered any more"))]
        kinds = [Option(kind.value, words) for kind, words in KINDS.items()]
        hint = N_("What the program does with it. It stays once a case was closed so.")
        super().__init__(
            (
                FormSection(
                    N_("Closing reason"),
                    (
                        LineField("label", N_("Name")),
                        ChoiceField("kind", N_("Counts as"), kinds, hint=hint, as_list=True),
                        (
                            ChoiceField("is_offered", N_("In the list"), shown),
                            LineField("place", N_("Place in the list"), width=_SHORT),
                        ),
                        YesNoField("asks_note", N_("Ask for a few words?")),
                    ),
                ),
            )
        )
        self.hands_in_at_end = True

    def show_record(self, reason: ClosingReason | None, place: int, *, may_change_kind: bool) -> None:
        """Show a reason at its place, counted from 1; or an empty form for a new one, which comes last."""
        if reason is None:
            values: dict[str, object] = {"kind": CloseReason.OTHER, "is_offered": "yes", "asks_note": False}
        else:
            values = {
                "label": reason.label,
                "kind": reason.kind,
                "is_offered": "yes" if reason.is_offered else "no",
                "asks_note": reason.asks_note,
            }
        self.set_values({**values, "place": str(place)})
        self.field("kind").setEnabled(may_change_kind)

    def read(self, before: ClosingReason) -> ClosingReason:
        """Return what stands in the form, over what it was."""
        values = self.values()
        return replace(
            before,
            label=str(values["label"]),
            kind=CloseReason(str(values["kind"] or before.kind)),
            is_offered=values["is_offered"] != "no",
            asks_note=values["asks_note"] is True,
        )
