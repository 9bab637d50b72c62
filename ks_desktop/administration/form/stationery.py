"""The settings of what goes out on paper: envelopes, ink, logo, the strip under a day plan."""

from collections.abc import Mapping
from dataclasses import replace

from ks_desktop.core.errors import UserError
from ks_desktop.core.settings import RANGES, Settings
from ks_desktop.core.settings import typed as meant
from ks_desktop.core.texts import N_, _
from ks_desktop.paper.envelopes import AddressWindow, Envelope, WindowSide
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection

STATIONERY = (
    "letter_envelope",
    "letter_window",
    "letter_right_mm",
    "letter_offset_mm",
    "letter_folds",
    "letter_logo",
    "low_ink",
    "plan_strip",
    "plan_guide",
    "plan_leaflets",
)
_CHARACTERS = 5


def _millimetres(name: str) -> LineField:
    allowed = RANGES[name]
    hint = _("{least} to {most} {unit}", least=allowed.least, most=allowed.most, unit=_(allowed.unit))
    return LineField(name, allowed.label, hint=hint, width=_CHARACTERS)


def stationery_form() -> Form:
    """Return the form with all that paper depends on."""
    envelopes = (
        Option("dl", N_("DL, 110 x 220 mm, folded in three")),
        Option("c5", N_("C5, 162 x 229 mm, folded in two")),
    )
    sides = (Option("left", N_("Left")), Option("right", N_("Right")))
    answers = (Option("yes", N_("Yes")), Option("no", N_("No")))
    return Form(
        (
            FormSection(
                N_("Window envelopes"),
                (
                    ChoiceField("letter_envelope", N_("Your envelopes"), envelopes),
                    ChoiceField("letter_window", N_("Side of the window in your envelopes"), sides),
                    (_millimetres("letter_right_mm"), _millimetres("letter_offset_mm")),
                    ChoiceField("letter_folds", N_("Marks where to fold"), answers),
                ),
            ),
            FormSection(
                N_("What is printed"),
                (
                    ChoiceField("letter_logo", N_("Logo on letters"), answers),
                    ChoiceField(
                        "low_ink",
                        N_("Print with little ink"),
                        answers,
                        hint=N_("Black and thin, without a logo. For one letter you choose in the letter itself."),
                    ),
                ),
            ),
            FormSection(
                N_("Plans"),
                (
                    ChoiceField("plan_strip", N_("Tear-off strip with addresses under a day plan"), answers),
                    ChoiceField("plan_guide", N_("What may be spoken of, behind a day plan"), answers),
                    LineField(
                        "plan_leaflets",
                        N_("What goes along to a visit"),
                        hint=N_("On that sheet, a semicolon between two: Folder kraamzorg; Folder voeding"),
                    ),
                ),
            ),
        )
    )


def window_in(texts: Mapping[str, str]) -> AddressWindow | None:
    """Return the window that stands in the form, None while something there is no setting."""
    try:
        settings = replace(Settings(), **{name: meant(name, texts[name]) for name in STATIONERY})
    except UserError:
        return None
    return AddressWindow(
        side=WindowSide(settings.letter_window),
        right_mm=settings.letter_right_mm,
        down_mm=settings.letter_offset_mm,
        envelope=Envelope(settings.letter_envelope),
    )
