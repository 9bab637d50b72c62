"""Invented women in an opened house: one as a nurse signs her up, or many at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.clients.domain import Address, Answer
from ks_desktop.clients.domain.doubles import Decision
from ks_desktop.core.values import CaseId, ReferralId, new_id
from ks_desktop.house import House
from ks_desktop.referrals import store as referral_store
from ks_desktop.referrals.domain import Referral, ReferrerRole
from tests.clients.makers import make_case, make_client, make_consent, make_name
from tests.houses import TODAY

# Names that a screen may spoil: letters without a Latin look, the other direction, a picture, markup, a key mark, and
# a place that is filled in.
ODD_NAMES: Final = (
    "Łucja Żółkiewska",
    "Çağla Yağmuroğlu",
    "فاطمة الزهراء",
    "Roos 🌷 Bloem",
    "<geen>",
    "<b>x",
    "Tom & Jerry",
    "&amp; Zoon",
    "{name}",
)
FIELDS: Final = {
    "received_on": "2026-11-20",
    "channel": "phone",
    "route": "direct",
    "referrer_organisation": "Verloskundigen Proef",
    "referrer_role": "midwife",
    "feedback_wanted": "yes",
    "birth_surname": "Voorbeeld",
    "initials": "V.",
    "birth_date": "1998-03-12",
    "street": "Lindestraat",
    "house_number": "7",
    "postcode": "3523 CD",
    "place": "Utrecht",
    "municipality": "Utrecht",
    "phone": "06 12345678",
    "due_date": "2027-03-16",
    "due_date_method": "ultrasound",
    "consent_given": "yes",
    "consent_by": "verloskundige",
    "consent_on": "2026-11-20",
    "consent_form": "spoken",
}


def sign_up(
    house: House, surname: str = "Voorbeeld", *, seen: bool = True, decision: Decision | None = None, **changed: str
) -> CaseId:
    """Sign up a woman whose referral lacks nothing, and return her case."""
    values = {**FIELDS, "birth_surname": surname, **changed}
    return house.referrals.record(values, actor=house.actor, seen=seen, decision=decision).case_id


def named(house: House, name: str) -> CaseId:
    """Sign up a woman with this given name whose weeks close before those of others; she is called `name Proef`."""
    return sign_up(house, "Proef", given_name=name, due_date="2026-12-01")


def settle_many(house: House, count: int) -> None:
    """Add so many women who are ready for a visit, each with a due date of her own."""
    with house.database.work(house.actor, "client_changed") as work:
        for number in range(count):
            name = make_name(birth_surname=f"Proef{number:05d}", given_name="Anna")
            client = make_client(
                name=name,
                bsn="",
                birth_date=date(1984, 1, 2) + timedelta(days=number * 7 % 8_000),
                address=Address(
                    street="Testweg",
                    house_number=str(number),
                    postcode="3511 AB",
                    place="Utrecht",
                    municipality="GM0344",
                ),
            )
            case = make_case(client, due_date=TODAY + timedelta(days=30 + number % 150))
            house.clients.open_case(client, case, [make_consent(case)], work=work)
            referral = Referral(
                id=ReferralId(new_id()),
                case_id=case.id,
                received_on=TODAY,
                referrer_name="F. Proef",
                referrer_role=ReferrerRole.MIDWIFE,
                feedback_wanted=Answer.YES,
                seen_on=TODAY,
            )
            referral_store.put(work, referral)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Give the SQL that is sent meanwhile, to any database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def logged(house: House, event: str) -> list[tuple[str, str]]:
    """Return of which woman and which case each line of the log with this event is."""
    with house.database.reading(house.actor) as reading:
        query = "SELECT about_client, about_case FROM audit WHERE event = ? ORDER BY seq"
        rows = reading.session.connection().exec_driver_sql(query, (event,))
        return [(str(client), str(case)) for client, case in rows]


def client_of(house: House, case_id: CaseId) -> UUID:
    """Return whose case it is."""
    with house.database.reading(house.actor) as reading:
        return house.clients.cases([case_id], reading=reading)[case_id].client_id
