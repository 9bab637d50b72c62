"""Who she is, her pregnancy, and the people around her."""

from collections.abc import Iterator

from ks_desktop.core.clock import local_day
from ks_desktop.letters import naming, values
from ks_desktop.letters.extract.parts import Telling
from ks_desktop.paper import documents as paper


def who(telling: Telling) -> tuple[paper.Block, ...]:
    """Return who she is and how she is reached; never the number of her BSN, nor a secret address."""
    return telling.facts_of("who", _who(telling))


def _who(telling: Telling) -> Iterator[tuple[str, str]]:
    facts, words = telling.facts, telling.words
    client, case = facts.client, facts.case
    yield "name", naming.name_in_letter(client.name)
    yield "birth_date", telling.day(client.birth_date)
    yield "bsn", words.get("who", "bsn_known") if client.bsn else ""
    yield "address", words.get("who", "secret") if client.address.is_secret else values.address(facts, words)
    yield "phone", client.contact.phone
    yield "phone_2", client.contact.phone_2
    yield "email", client.contact.email
    yield "language", values.language(facts, words)
    yield "contact", values.contact_rules(facts, words)
    yield "midwife", case.midwife
    yield "gp", case.gp
    yield "maternity_care", case.maternity_care


def pregnancy(telling: Telling) -> tuple[paper.Block, ...]:
    """Return the dates of her pregnancy, those that were stated before too."""
    return telling.facts_of("pregnancy", _pregnancy(telling))


def _pregnancy(telling: Telling) -> Iterator[tuple[str, str]]:
    case, words = telling.facts.case, telling.words
    yield "due_date", values.due_date(telling.facts, words)
    for stated in telling.kept.due_dates[1:]:
        on = words.day(local_day(stated.stated_at))
        yield "before", words.text("pregnancy", "stated", date=words.day(stated.due_date), on=on)
    yield "gravida", str(case.gravida) if case.gravida is not None else ""
    yield "para", str(case.para) if case.para is not None else ""
    yield "fetuses", str(case.fetuses) if case.fetuses > 1 else ""
    birth = telling.kept.birth
    yield "born_on", telling.day(birth.born_on if birth else None)
    yield "birth_note", birth.note if birth else ""
    yield "opened_on", telling.day(case.opened_on)
    yield "closed_on", telling.day(case.closed_on)
    yield "closed_because", words.get("closed", case.close_reason.value) if case.close_reason is not None else ""
    yield "closing_note", case.closing_note


def people(telling: Telling) -> tuple[paper.Block, ...]:
    """Return who is around her, and whether we may talk with them."""
    rows = tuple(
        (one.role, ", ".join(part for part in (one.name, one.organisation) if part), telling.answer(one.may_talk))
        for one in telling.kept.people
    )
    return telling.table("people", (2.0, 3.0, 2.5), rows)


def statements(telling: Telling) -> tuple[paper.Block, ...]:
    """Return what she herself says of her record, as her words."""
    return tuple(
        paper.Quote(
            text=one.words,
            source=telling.words.text(
                "statements", "about" if one.about else "all", about=one.about, date=telling.day(one.added_on)
            ),
        )
        for one in telling.kept.statements
    )
