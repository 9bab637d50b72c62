"""The values of the data a letter may carry, as they are printed; "" where there is nothing to print."""

from typing import Final

from ks_desktop.clients.domain import Answer, hours_to_call
from ks_desktop.clients.domain.birth import weeks_words
from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.gestation import EXACT_DAYS, age_on, is_within
from ks_desktop.letters import naming
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import Wording

# Four of the eight reasons say something of health; a social partner gets none of them.
SOCIAL_REASONS: Final = frozenset(
    {"family_situation", "work_income", "communication_education", "attachment_parenting"}
)


def help_where(facts: LetterFacts, wording: Wording) -> str:
    """Return where help was asked, each with how it stands."""
    return "; ".join(f"{who} ({wording.text('help', status)})" for who, status in facts.help.where)


def name(facts: LetterFacts, wording: Wording) -> str:
    """Return initials, given name and surname."""
    del wording
    return naming.name_in_letter(facts.client.name)


def used_name(facts: LetterFacts, wording: Wording) -> str:
    """Return the name she is called by: given name, else initials, and the surname she uses."""
    del wording
    return naming.used_name(facts.client.name)


def name_of_referral(facts: LetterFacts, wording: Wording) -> str:
    """Return her name for whoever referred her and while she has not agreed: no given name is added to the initials."""
    del wording
    return naming.name_on_paper(facts.client.name)


def initials(facts: LetterFacts, wording: Wording) -> str:
    """Return her initials where her birth date says who she is, else initials and surname."""
    del wording
    if facts.client.birth_date is None:
        return naming.name_on_paper(facts.client.name)
    return naming.all_initials(facts.client.name)


def birth_date(facts: LetterFacts, wording: Wording) -> str:
    """Return `12 maart 1998`."""
    return wording.day(facts.client.birth_date) if facts.client.birth_date else ""


def address(facts: LetterFacts, wording: Wording) -> str:
    """Return street or where she can be found, postcode and place; nothing of a secret address."""
    del wording
    address = facts.client.address
    if address.is_secret:
        return ""
    parts = (address.street_line, address.address_note, f"{address.postcode} {address.place}".strip())
    return ", ".join(part for part in parts if part)


def place(facts: LetterFacts, wording: Wording) -> str:
    """Return the four digits of the postcode and the place; nothing of a secret address."""
    del wording
    address = facts.client.address
    return "" if address.is_secret else f"{address.postcode[:4]} {address.place}".strip()


def contact_rules(facts: LetterFacts, wording: Wording) -> str:
    """Return what is not safe, and what she asked about calling."""
    contact = facts.client.contact
    unsafe = (
        (contact.safe_to_call, "no_call"),
        (contact.voicemail, "no_voicemail"),
        (contact.text, "no_text"),
        (contact.post, "no_post"),
    )
    rules = [wording.text("values", "partner_unaware")] if contact.is_unknown_to_partner else []
    rules += [wording.text("values", word) for answer, word in unsafe if answer is Answer.NO]
    hours = hours_to_call(contact) if contact.call_hours.strip() else ""
    rules += [wording.text("values", "call_hours", hours=hours)] if hours else []
    return "; ".join([*rules, *([contact.phone_note] if contact.phone_note else [])])


def language(facts: LetterFacts, wording: Wording) -> str:
    """Return her language when it is not the letter's, and whether an interpreter is needed."""
    client = facts.client
    if client.language in {"", wording.language}:
        return wording.text("values", "interpreter_only") if client.interpreter else ""
    name = wording.language_name(client.language)
    return wording.text("values", "language_interpreter" if client.interpreter else "language", language=name)


def due_date(facts: LetterFacts, wording: Wording) -> str:
    """Return the due date in full; one that is not known to the day as about."""
    day = wording.day(facts.case.due_date)
    return wording.text("values", "due_about", date=day) if facts.case.due.margin > EXACT_DAYS else day


def gestation(facts: LetterFacts, wording: Wording) -> str:
    """Return the weeks on the day of the letter; nothing once the pregnancy is over."""
    if not is_within(facts.case.due_date, facts.today):
        return ""
    age = age_on(facts.case.due, facts.today)
    if age.is_about:
        return wording.text("values", "gestation_about", weeks=age.weeks, date=wording.day(facts.today))
    return wording.text("values", "gestation", age=age, date=wording.day(facts.today))


def fetuses(facts: LetterFacts, wording: Wording) -> str:
    """Return how many children, when more than one."""
    count = facts.case.fetuses
    return wording.text("values", "fetuses", count=count) if count > 1 else ""


def parity(facts: LetterFacts, wording: Wording) -> str:
    """Return gravida and para, when both are known."""
    case = facts.case
    if case.gravida is None or case.para is None:
        return ""
    return wording.text("values", "parity", gravida=case.gravida, para=case.para)


def pregnancy(facts: LetterFacts, wording: Wording) -> str:
    """Return that she is pregnant, and the month."""
    return wording.text("values", "pregnancy", month=wording.month(facts.case.due_date))


def reasons(facts: LetterFacts, wording: Wording) -> str:
    """Return all reasons of the sign-up."""
    return ", ".join(wording.text("reasons", reason) for reason in facts.wishes.reasons)


def social_reasons(facts: LetterFacts, wording: Wording) -> str:
    """Return the reasons that say nothing of health."""
    return ", ".join(wording.text("reasons", word) for word in facts.wishes.reasons if word in SOCIAL_REASONS)


def interpreter(facts: LetterFacts, wording: Wording) -> str:
    """Return the language when an interpreter comes along."""
    return language(facts, wording) if facts.client.interpreter else ""


def born_on(facts: LetterFacts, wording: Wording) -> str:
    """Return the day of the birth."""
    return wording.day(facts.birth.born_on) if facts.birth else ""


def born_weeks(facts: LetterFacts, wording: Wording) -> str:
    """Return how far the pregnancy was at the birth."""
    if facts.birth is None or facts.case.due.margin > EXACT_DAYS:
        return ""
    weeks = weeks_words(facts.case.due_date, facts.birth.born_on)
    return wording.text("values", "born_weeks", weeks=weeks) if weeks else ""


def children(facts: LetterFacts, wording: Wording) -> str:
    """Return how many children were born, when more than one."""
    count = facts.birth.children if facts.birth else 1
    return wording.text("values", "fetuses", count=count) if count > 1 else ""


def visited(facts: LetterFacts, wording: Wording) -> str:
    """Return on which days she was visited."""
    return ", ".join(map(wording.day, facts.handed_on.visited_on))


def goals(facts: LetterFacts, wording: Wording) -> str:
    """Return what she wants to reach still, in her words."""
    del wording
    return "; ".join(facts.handed_on.goals)


def agreed_with_her(facts: LetterFacts, wording: Wording) -> str:
    """Return what is agreed with her still."""
    del wording
    return "; ".join(facts.handed_on.agreed)


def fallen(facts: LetterFacts, wording: Wording) -> str:
    """Return the appointments that fell away."""
    return ", ".join(
        wording.text("values", "at", day=wording.day(local_day(at)), time=f"{local_time(at):%H.%M}")
        for at in facts.handed_on.fallen
    )


def bsn(facts: LetterFacts, wording: Wording) -> str:
    """Return her citizen service number."""
    del wording
    return facts.client.bsn


def phone(facts: LetterFacts, wording: Wording) -> str:
    """Return her phone number."""
    del wording
    return facts.client.contact.phone


def midwife(facts: LetterFacts, wording: Wording) -> str:
    """Return her midwife."""
    del wording
    return facts.case.midwife


def gp(facts: LetterFacts, wording: Wording) -> str:
    """Return her GP."""
    del wording
    return facts.case.gp


def maternity_care(facts: LetterFacts, wording: Wording) -> str:
    """Return her maternity care."""
    del wording
    return facts.case.maternity_care


def reason_note(facts: LetterFacts, wording: Wording) -> str:
    """Return what the referrer wrote."""
    del wording
    return facts.wishes.reason_note


def own_question(facts: LetterFacts, wording: Wording) -> str:
    """Return her own question."""
    del wording
    return facts.wishes.own_question
