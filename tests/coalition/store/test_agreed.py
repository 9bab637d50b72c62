from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import AgreedWords, EscalationStep, LocalAgreements, LocalContact
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId

AGREED = LocalAgreements(
    municipality="GM0344",
    valid_from=date(2026, 1, 1),
    contacts=(
        LocalContact(name="M. Proef", about="spoed", function="coördinator", phone="030 286 00 00", hours="ma, di"),
        LocalContact(name="Wijkteam", email="wijkteam@example.nl"),
    ),
    escalation=(EscalationStep(after_days=2, who="coördinator", words="bellen"), EscalationStep(after_days=5, who="m")),
    words=(AgreedWords(text="Bij spoed belt de verloskundige.", until=date(2026, 12, 31), source="Overleg"),),
    source="Overleg van 1 december",
)


def test_agreements_come_back_as_they_were_kept(database: Database, actor: UserId) -> None:
    later = LocalAgreements(municipality="GM0344", valid_from=date(2026, 6, 1))
    with database.work(actor, "test") as work:
        store.put_local(work, AGREED)
        store.put_local(work, later)
        store.put_local(work, replace(AGREED, municipality="GM0355"))
    with database.reading(actor) as reading:
        assert store.local_agreements(reading, ["GM0344"]) == (replace(later, version=1), replace(AGREED, version=1))
        assert store.municipalities_agreed(reading) == {"GM0344", "GM0355"}


def test_other_lines_for_the_same_day_take_their_place_and_the_second_of_two_savers_is_refused(
    database: Database, actor: UserId
) -> None:
    with database.work(actor, "test") as work:
        store.put_local(work, AGREED)
    fewer = replace(AGREED, contacts=AGREED.contacts[:1], version=1)
    with database.work(actor, "test") as work:
        store.put_local(work, fewer)
    with database.reading(actor) as reading:
        assert store.local_agreements(reading, ["GM0344"]) == (replace(fewer, version=2),)
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_local(work, fewer)
