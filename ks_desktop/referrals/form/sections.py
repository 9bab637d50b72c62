"""The fields of the form, in the order of the paper one."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from ks_desktop.clients.domain.languages import COMMON, EVERY
from ks_desktop.coalition.catalogue import municipalities
from ks_desktop.core.dates import Lean
from ks_desktop.core.gestation import AnyDue
from ks_desktop.core.texts import N_
from ks_desktop.referrals.form.consent import consent
from ks_desktop.referrals.wording import (
    CHANNELS,
    HOUSINGS,
    METHODS,
    NAME_USES,
    REASONS,
    ROLES,
    ROUTES,
    URGENCIES,
    age_text,
)
from ks_desktop.widgets.fields import (
    AboutDateField,
    AgeField,
    ChoiceField,
    DateField,
    LineField,
    NoteField,
    Option,
    PhoneField,
    ProposingField,
    TicksField,
    YesNoField,
)
from ks_desktop.widgets.form import FormSection
from ks_desktop.widgets.words import locale

Today = Callable[[], date]
Explain = Callable[[date], str]
Word = TypeVar("Word", bound=StrEnum)


def options(labels: Mapping[Word, str]) -> list[Option]:
    """Return the words of an enumeration as options."""
    return [Option(word.value, text) for word, text in labels.items()]


def language_options() -> list[Option]:
    """Return all languages by their name, those that are spoken most first."""
    return list(_languages(locale().name()))


@cache
def _languages(tongue: str) -> tuple[Option, ...]:
    from babel import Locale

    names = Locale.parse(tongue).languages
    rest = sorted((code for code in EVERY if code not in COMMON), key=lambda code: names.get(code, code))
    return tuple(Option(code, names.get(code, code)) for code in (*COMMON, *rest))


def completing(field: LineField, words: list[str]) -> LineField:
    """Let a field offer words that contain what is typed."""
    completer = QCompleter(words, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.editor.setCompleter(completer)
    return field


def sections(today: Today, explain_due: Callable[[AnyDue], str], explain_period: Explain) -> list[FormSection]:
    """Return the sections of the form."""
    return [
        received(today),
        referrer(),
        herself(today),
        address(),
        contact(),
        pregnancy(today, explain_due, explain_period),
        request(),
        consent(today),
    ]


def received(today: Today) -> FormSection:
    """Return when and how it came in."""
    return FormSection(
        N_("Received"),
        [
            [
                DateField("received_on", N_("Received on"), today, lean=Lean.PAST),
                ChoiceField("channel", N_("How"), options(CHANNELS), as_list=True),
            ],
            ChoiceField("route", N_("Who took the step"), options(ROUTES)),
        ],
    )


def referrer() -> FormSection:
    """Return who referred her."""
    return FormSection(
        N_("Referrer"),
        [
            [
                LineField("referrer_organisation", N_("Practice or organisation")),
                LineField("referrer_name", N_("Name")),
            ],
            [
                ChoiceField("referrer_role", N_("Role"), options(ROLES), as_list=True),
                PhoneField("referrer_phone", N_("Phone of the referrer")),
            ],
            [
                YesNoField("feedback_wanted", N_("Wants to hear how it went")),
                LineField("feedback_route", N_("By which way")),
            ],
            YesNoField("consult_first", N_("Talk with the referrer first, before she is called?")),
        ],
    )


def herself(today: Today) -> FormSection:
    """Return who she is."""
    return FormSection(
        N_("The pregnant woman"),
        [
            [LineField("given_name", N_("Given name")), LineField("initials", N_("Initials"), width=12)],
            [
                LineField("birth_surname_prefix", N_("Prefix"), hint=N_("For example van der")),
                LineField("birth_surname", N_("Surname at birth")),
            ],
            [
                LineField("partner_surname_prefix", N_("Partner's prefix")),
                LineField("partner_surname", N_("Partner's surname")),
            ],
            ChoiceField("name_use", N_("Which name she uses"), options(NAME_USES)),
            DateField(
                "birth_date",
                N_("Birth date"),
                today,
                lean=Lean.PAST,
                explain=lambda day: age_text(day, today()),
                hint=N_("For example 12-3-1998"),
            ),
            LineField("bsn", N_("BSN"), width=12),
            [
                LineField("bsn_checked_by", N_("Identity checked by")),
                DateField("bsn_checked_on", N_("Checked on"), today, lean=Lean.PAST),
            ],
            YesNoField("shielded", N_("A colleague, or a relative of one?")),
        ],
    )


def address() -> FormSection:
    """Return where she lives."""
    municipality = ProposingField("municipality", N_("Municipality"))
    return FormSection(
        N_("Address"),
        [
            ChoiceField("housing", N_("Where she lives"), options(HOUSINGS)),
            [
                LineField("street", N_("Street")),
                LineField("house_number", N_("House number"), width=8),
                LineField("house_number_addition", N_("Addition"), width=8),
            ],
            [LineField("postcode", N_("Postcode"), width=10), ProposingField("place", N_("Place"))],
            [
                completing(municipality, [each.name for each in municipalities()]),
                YesNoField("address_secret", N_("Is the address secret?")),
            ],
            LineField(
                "address_note", N_("Where she can be found"), hint=N_("For example the name of a reception centre")
            ),
        ],
    )


def contact() -> FormSection:
    """Return how she may be reached, and in which language."""
    return FormSection(
        N_("Contact"),
        [
            [
                PhoneField("phone", N_("Phone")),
                LineField("phone_note", N_("When or how to call"), hint=N_("For example after 15:00")),
            ],
            [PhoneField("phone_2", N_("Second phone")), LineField("email", N_("E-mail"))],
            [
                YesNoField("safe_to_call", N_("Safe to call?")),
                YesNoField("safe_voicemail", N_("Safe on voicemail?")),
            ],
            [
                YesNoField("safe_to_text", N_("Safe to text?")),
                YesNoField("safe_post", N_("Safe by post?")),
            ],
            YesNoField("partner_may_know", N_("May her partner know?")),
            [
                ChoiceField("language", N_("Language"), language_options(), as_list=True),
                YesNoField("interpreter", N_("Interpreter needed?")),
            ],
        ],
    )


def pregnancy(today: Today, explain_due: Callable[[AnyDue], str], explain_period: Explain) -> FormSection:
    """Return the due date in one of its three forms, and what is known of the pregnancy."""
    one_is_enough = N_("One of the three is enough")
    margin = LineField("due_date_margin", N_("Days it may be off"), width=4)
    return FormSection(
        N_("Pregnancy"),
        [
            [
                AboutDateField("due_date", N_("Due date"), today, margin, explain=explain_due, hint=one_is_enough),
                DateField(
                    "lmp_on",
                    N_("First day of last period"),
                    today,
                    lean=Lean.PAST,
                    explain=explain_period,
                    hint=one_is_enough,
                ),
            ],
            [
                AgeField("gestation_weeks", N_("Weeks"), hint=N_("For example 23+4, and the day it was so")),
                DateField("gestation_on", N_("Weeks on which day"), today, lean=Lean.PAST),
            ],
            [
                ChoiceField("due_date_method", N_("How the due date is known"), options(METHODS)),
                margin,
            ],
            [
                LineField("fetuses", N_("How many children she carries"), width=4),
                YesNoField("first_child", N_("Her first child?")),
            ],
            [
                LineField("gravida", N_("Times pregnant (G)"), width=4),
                LineField("para", N_("Times given birth (P)"), width=4),
            ],
            [
                LineField("midwife", N_("Midwife")),
                LineField("gp", N_("GP")),
                LineField("maternity_care", N_("Maternity care")),
            ],
        ],
    )


def request() -> FormSection:
    """Return why a visit is asked for."""
    return FormSection(
        N_("Reason"),
        [
            TicksField("reasons", N_("What it is about"), options(REASONS)),
            NoteField("reason_note", N_("Explanation")),
            NoteField("own_question", N_("What she herself wants, in her words")),
            ChoiceField("urgency", N_("How soon"), options(URGENCIES)),
        ],
    )
