"""Who the nurse is, and the sender's lines on her letters."""

from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import FormSection

PROFILE = ("full_name", "job_title", "big_number", "phone", "email")
SENDER = ("organisation", "organisation_street", "organisation_place", "organisation_phone", "organisation_hours")


def profile_section() -> FormSection:
    """Return the fields about the nurse herself; her name and job title stand under each letter."""
    name = LineField("full_name", N_("Your name, as under a letter"))
    title = LineField("job_title", N_("Job title"))
    name.set_required()
    title.set_required()
    big = LineField("big_number", N_("BIG number"), hint=N_("Eleven digits; may be left empty"))
    return FormSection(
        N_("Who are you?"),
        ((name, title), (big, LineField("phone", N_("Phone")), LineField("email", N_("E-mail")))),
    )


def sender_section() -> FormSection:
    """Return the fields with the lines of the organisation, at the top of each letter."""
    hours = LineField("organisation_hours", N_("When it can be called"), hint=N_("For example Mo-Fr 8:30-17:00"))
    return FormSection(
        N_("Sender of the letters"),
        (
            LineField("organisation", N_("Organisation")),
            (
                LineField("organisation_street", N_("Street and number, or P.O. box")),
                LineField("organisation_place", N_("Postcode and place")),
            ),
            (LineField("organisation_phone", N_("Phone of the organisation")), hours),
        ),
    )
