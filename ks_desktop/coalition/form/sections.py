"""The parts of the form of a service, in the order of its card."""

from collections.abc import Callable
from datetime import date
from typing import Final

from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.form import takes_from_field
from ks_desktop.coalition.wording import DOMAINS
from ks_desktop.coalition.wording.services import COSTS, PARITIES, PHASES
from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import (
    AgeField,
    ChoiceField,
    DateField,
    LineField,
    NoteField,
    OfferedTicksField,
    Option,
    TicksField,
)
from ks_desktop.widgets.form import FormSection
from ks_desktop.widgets.words import language_name

# The languages that are offered as ticks; others that a card holds stay on it.
LANGUAGES: Final = ("nl", "en", "tr", "ar", "ti", "pl", "uk", "so", "fa", "fr", "es", "ru")
YES: Final = "yes"


def offered() -> FormSection:
    """Return the part that asks what it is."""
    domains = [Option(domain.value, text) for domain, text in DOMAINS.items()]
    return FormSection(
        N_("What is offered"),
        [
            LineField("name", N_("What it is called")),
            ChoiceField(
                "organisation_id",
                N_("Who offers it"),
                [],
                hint=N_("A partner of this directory; leave it open when you do not know yet"),
                as_list=True,
            ),
            ChoiceField("domain", N_("Domain"), domains),
            TicksField("needs", N_("What it helps with"), [Option(need.key, need.name) for need in needs().all]),
            NoteField("what", N_("What it is")),
        ],
    )


def for_whom() -> FormSection:
    """Return the part that asks for whom."""
    return FormSection(
        N_("For whom"),
        [
            NoteField("for_whom", N_("For whom")),
            NoteField("not_for_whom", N_("Not for whom")),
            ChoiceField("phase", N_("When"), [Option(phase.value, text) for phase, text in PHASES.items()]),
            [
                AgeField("from_age", N_("From which week"), hint=N_("For example 16+0")),
                AgeField("until_age", N_("Up to and including"), hint=N_("For example 28+0")),
            ],
            ChoiceField("parity", N_("For which child"), [Option(one.value, text) for one, text in PARITIES.items()]),
            [
                LineField("from_years", N_("From which age"), hint=N_("In years"), width=4),
                LineField("until_years", N_("Up to and including which age"), hint=N_("25: until she is 26"), width=4),
            ],
        ],
    )


def referring(today: Callable[[], date]) -> FormSection:
    """Return the part that asks how to refer."""
    languages = [Option(code, language_name(code)) for code in LANGUAGES]
    return FormSection(
        N_("How to refer"),
        [
            takes_from_field(),
            NoteField("how_to_refer", N_("How")),
            LineField("consent", N_("Which consent")),
            NoteField("documents", N_("What they need"), hint=N_("Papers and data that go along")),
            ChoiceField("cost", N_("What it costs her"), [Option(cost.value, text) for cost, text in COSTS.items()]),
            LineField("cost_note", N_("About the cost")),
            TicksField("languages", N_("Languages"), languages, columns=3),
            [
                LineField("waiting_weeks", N_("Waiting time"), hint=N_("In weeks; 0 is none"), width=4),
                DateField("waiting_asked_on", N_("Asked on"), today),
            ],
        ],
    )


def contact() -> FormSection:
    """Return the part that asks whom to ask."""
    return FormSection(
        N_("Contact"),
        [
            OfferedTicksField("people", N_("Whom to speak to there")),
            LineField("contact", N_("Whom to ask for")),
            [LineField("phone", N_("Phone")), LineField("email", N_("E-mail"))],
            LineField("website", N_("Website")),
        ],
    )


def where() -> FormSection:
    """Return the part that asks where."""
    return FormSection(
        N_("Where"),
        [
            OfferedTicksField("locations", N_("At which place"), hint=N_("The places on the card of who offers it")),
            LineField("municipalities", N_("Municipalities"), hint=N_("Names with a comma between them")),
            LineField("regions", N_("Regions"), hint=N_("Such as GGD regio Utrecht; a comma between two")),
            TicksField("is_nationwide", "", [Option(YES, N_("Everywhere in the Netherlands"))], columns=1),
        ],
    )


def standing(today: Callable[[], date]) -> FormSection:
    """Return the part that asks how sure it is."""
    return FormSection(
        N_("How sure it is"),
        [
            [DateField("checked_on", N_("Last checked on"), today), LineField("checked_by", N_("Checked by"))],
            NoteField("remark", N_("Remark"), hint=N_("Nothing about a woman: this card is for everybody")),
            NoteField("source", N_("Where this comes from")),
            [
                DateField("valid_from", N_("Offered since"), today),
                DateField("ends_on", N_("Offered until"), today, hint=N_("That day included; open: it goes on")),
            ],
            TicksField("is_hidden", "", [Option(YES, N_("It is not there any more"))], columns=1),
        ],
    )
