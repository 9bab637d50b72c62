"""The forms about users: a new colleague, what somebody does here, a first passphrase, and who lets somebody leave."""

from typing import Final

from ks_desktop.administration.people import ROLE_HINTS
from ks_desktop.core.texts import N_, _
from ks_desktop.security.domain import Role
from ks_desktop.security.rights import ROLE_LABELS
from ks_desktop.widgets.fields import LineField, Option, SecretField, TicksField
from ks_desktop.widgets.form import Form, FormSection

ROLES: Final = "roles"
_SHORT: Final = 20


def roles_field() -> TicksField:
    """Return the roles as ticks, each with a line that says what it gives."""
    options = [
        Option(role.value, _("{role}: {gives}", role=_(ROLE_LABELS[role]), gives=_(ROLE_HINTS[role]))) for role in Role
    ]
    return TicksField(ROLES, N_("What she does here"), options, columns=1)


def colleague_form() -> Form:
    """Return the form for a new colleague."""
    form = Form(
        (
            FormSection(
                N_("A new colleague"),
                (
                    (
                        LineField("full_name", N_("Her name"), hint=N_("As it stands under letters")),
                        LineField("job_title", N_("Job title")),
                    ),
                    LineField(
                        "user_name", N_("Login name"), hint=N_("A short name, such as her initials"), width=_SHORT
                    ),
                    roles_field(),
                    *passphrase_fields(),
                ),
            ),
        )
    )
    form.hands_in_at_end = True
    return form


def passphrase_fields() -> tuple[SecretField, SecretField]:
    """Return the fields of a first passphrase, typed twice."""
    hint = N_("At least 12 characters, or four words. Tell it to her; she chooses her own when she logs in")
    return SecretField("passphrase", N_("First passphrase"), hint=hint), SecretField("repeat", N_("The same once more"))


def roles_form() -> Form:
    """Return the form for what somebody does here."""
    form = Form((FormSection("", (roles_field(),)),))
    form.hands_in_at_end = True
    return form


def first_passphrase_form() -> Form:
    """Return the form for a new first passphrase."""
    form = Form((FormSection(N_("A first passphrase for her"), passphrase_fields()),))
    form.hands_in_at_end = True
    return form


def leave_form() -> Form:
    """Return the form that asks whoever lets somebody leave for her own passphrase."""
    hint = N_("Your own: this cannot be taken back")
    form = Form((FormSection("", (SecretField("passphrase", N_("Your passphrase"), hint=hint),)),))
    form.hands_in_at_end = True
    return form
