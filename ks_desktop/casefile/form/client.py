"""Her record: name, address, ways to reach her."""

from collections.abc import Callable
from datetime import date

from ks_desktop.clients.domain import Answer, NameUse
from ks_desktop.core.dates import Lean
from ks_desktop.core.texts import N_
from ks_desktop.referrals.wording import HOUSINGS
from ks_desktop.widgets.fields import ChoiceField, DateField, HoursField, LineField, Option, YesNoField
from ks_desktop.widgets.form import Form, FormSection

NAME_USES = (
    Option(NameUse.OWN, N_("Own name")),
    Option(NameUse.PARTNER, N_("Partner's name")),
    Option(NameUse.PARTNER_OWN, N_("Partner's name, own name")),
    Option(NameUse.OWN_PARTNER, N_("Own name, partner's name")),
)
ANSWERS = (
    Option(Answer.YES, N_("Yes")),
    Option(Answer.NO, N_("No")),
    Option(Answer.UNKNOWN, N_("Not asked")),
)
HOMES = tuple(Option(housing, label) for housing, label in HOUSINGS.items())


def client_form(today: Callable[[], date]) -> Form:
    """Return the form with her record."""
    surname = LineField("birth_surname", N_("Surname at birth"))
    surname.set_required()
    return Form(
        (
            FormSection(
                N_("Name"),
                (
                    (LineField("given_name", N_("Given name")), LineField("initials", N_("Initials"))),
                    (LineField("birth_surname_prefix", N_("Prefix")), surname),
                    (
                        LineField("partner_surname_prefix", N_("Prefix of partner's name")),
                        LineField("partner_surname", N_("Partner's surname")),
                    ),
                    ChoiceField("name_use", N_("Which name does she use?"), NAME_USES, as_list=True),
                    DateField("birth_date", N_("Date of birth"), today, lean=Lean.PAST),
                ),
            ),
            FormSection(
                N_("Address"),
                (
                    ChoiceField("housing", N_("Where she lives"), HOMES),
                    (
                        LineField("street", N_("Street")),
                        LineField("house_number", N_("Number"), width=6),
                        LineField("house_number_addition", N_("Addition"), width=6),
                    ),
                    (
                        LineField("postcode", N_("Postcode"), width=8),
                        LineField("place", N_("Place")),
                        LineField("municipality", N_("Municipality")),
                    ),
                    YesNoField("address_secret", N_("Is the address secret?")),
                    LineField(
                        "address_note",
                        N_("Where she can be found"),
                        hint=N_("For example the name of a reception centre"),
                    ),
                ),
            ),
            FormSection(
                N_("Reaching her safely"),
                (
                    (LineField("phone", N_("Phone")), HoursField("phone_note", N_("When and how to call"), hint="")),
                    HoursField("call_hours", N_("When may she be called?"), hint=N_("Such as: ma-vr na 15, niet wo")),
                    (LineField("phone_2", N_("Second phone")), LineField("email", N_("E-mail"))),
                    (
                        ChoiceField("safe_to_call", N_("Calling is safe"), ANSWERS),
                        ChoiceField("safe_voicemail", N_("Voicemail is safe"), ANSWERS),
                    ),
                    (
                        ChoiceField("safe_to_text", N_("Texting is safe"), ANSWERS),
                        ChoiceField("safe_post", N_("Post is safe"), ANSWERS),
                    ),
                    ChoiceField("partner_may_know", N_("May her partner know?"), ANSWERS),
                    (
                        LineField("language", N_("Language"), hint=N_("Two letters, such as tr"), width=4),
                        YesNoField("interpreter", N_("Interpreter needed?")),
                    ),
                ),
            ),
        )
    )


def new_record_form(today: Callable[[], date]) -> Form:
    """Return the short form for a woman who gets a record of her own; the rest is changed on her page."""
    surname = LineField("birth_surname", N_("Surname at birth"))
    surname.set_required()
    fields = (
        (LineField("given_name", N_("Given name")), LineField("initials", N_("Initials"))),
        (LineField("birth_surname_prefix", N_("Prefix")), surname),
        (DateField("birth_date", N_("Date of birth"), today, lean=Lean.PAST), LineField("phone", N_("Phone"))),
    )
    return Form((FormSection(N_("Her own record"), fields),))
