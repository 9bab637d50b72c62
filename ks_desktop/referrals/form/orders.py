"""The two orders of the form: that of the paper, and that of a conversation on the phone."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import Field
from ks_desktop.widgets.form import FormSection

Row = tuple[str, ...]


class Order(StrEnum):
    """In which order the fields stand."""

    PAPER = "paper"
    PHONE = "phone"


ORDERS: Final[Mapping[Order, str]] = {Order.PAPER: N_("On paper"), Order.PHONE: N_("On the phone")}

# As one asks: who calls, about whom, may we call her, how far she is, where she lives, what she wants, her consent.
_CONVERSATION: Final[tuple[tuple[str, tuple[Row, ...]], ...]] = (
    (
        N_("Who is calling"),
        (
            ("referrer_organisation", "referrer_name"),
            ("referrer_phone", "referrer_role"),
            ("route",),
            ("consult_first",),
        ),
    ),
    (
        N_("About whom, and may we call her"),
        (
            ("given_name", "initials"),
            ("birth_surname_prefix", "birth_surname"),
            ("birth_date",),
            ("phone", "phone_note"),
            ("safe_to_call", "safe_voicemail"),
            ("safe_to_text", "safe_post"),
            ("partner_may_know",),
        ),
    ),
    (
        N_("How far she is"),
        (
            ("due_date", "lmp_on"),
            ("gestation_weeks", "gestation_on"),
            ("due_date_method", "due_date_margin"),
            ("fetuses", "first_child"),
        ),
    ),
    (
        N_("Where she lives"),
        (
            ("housing",),
            ("postcode", "place"),
            ("street", "house_number", "house_number_addition"),
            ("municipality", "address_secret"),
            ("address_note",),
        ),
    ),
    (
        N_("What she wants"),
        (("own_question",), ("reasons",), ("reason_note",), ("urgency",), ("language", "interpreter")),
    ),
)
_REST: Final[tuple[str, tuple[Row, ...]]] = (
    N_("The rest"),
    (
        ("received_on", "channel"),
        ("feedback_wanted", "feedback_route"),
        ("partner_surname_prefix", "partner_surname"),
        ("name_use",),
        ("bsn",),
        ("bsn_checked_by", "bsn_checked_on"),
        ("shielded",),
        ("phone_2", "email"),
        ("gravida", "para"),
        ("midwife", "gp", "maternity_care"),
    ),
)
_TODAY_BY_PHONE: Final = N_("Without a day it counts as received today, by phone.")


def conversation(paper: Iterable[FormSection]) -> list[FormSection]:
    """Return the fields of the paper form in the order of a conversation; the consent stands as on paper."""
    sections = list(paper)
    fields = {field.name: field for section in sections for field in section.fields()}
    consent = [section for section in sections if "consent_given" in {field.name for field in section.fields()}]
    asked = [_section(heading, rows, fields) for heading, rows in _CONVERSATION]
    heading, rows = _REST
    return [*asked, *consent, _section(heading, rows, fields, hint=_TODAY_BY_PHONE)]


def _section(heading: str, rows: tuple[Row, ...], fields: Mapping[str, Field], *, hint: str = "") -> FormSection:
    lines = [[fields[name] for name in row] if len(row) > 1 else fields[row[0]] for row in rows]
    return FormSection(heading, lines, hint=hint)
