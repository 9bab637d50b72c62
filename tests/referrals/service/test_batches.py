"""What a list stores is what its rows store one by one."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.service import Clients
from ks_desktop.clients.store.rows import CaseRow, ClientRow, ConsentRow, DueDateRow
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import ReferralId, UserId
from ks_desktop.referrals.exchange import RowOutcome
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.imports import Imports
from ks_desktop.referrals.store.rows import ReferralRow
from tests.conftest import KEY
from tests.referrals.makers import make_values

_BSN = {"bsn_checked_by": "S. de Wit", "bsn_checked_on": "2026-11-18"}
_WOMEN: Sequence[Mapping[str, str]] = (
    {},
    {"bsn": "", "bsn_checked_by": "", "bsn_checked_on": ""},
    {"bsn": "", "bsn_checked_by": "", "bsn_checked_on": "", "given_name": "Ayla"},
    {"bsn": "999910425", "birth_surname": "Slot", "given_name": "Roos", "birth_date": "1999-01-02", **_BSN},
    {"bsn": "999910425", "birth_surname": "Ander", "given_name": "Mies", "birth_date": "1991-01-02", **_BSN},
    {"bsn": "", "bsn_checked_by": "", "bsn_checked_on": "", "birth_date": "", "given_name": "Noor"},
)
_CHANGES: Sequence[Mapping[str, str]] = (
    *({}, {}, {"phone": ""}, {"phone": "06-11111111"}, {"email": "aylin@voorbeeld.nl"}, {"safe_post": "no"}),
    *({"referrer_name": "K. Ander"}, {"received_on": "2026-11-20"}, {"due_date": "2027-05-30"}, {"gp": ""}),
    *({"consent_given": ""}, {"consent_given": "no"}, {"due_date_method": "unknown"}, {"due_date": "2062-01-01"}),
    *({"referrer_name": "K. Ander", "street": "", "consent_given": ""}, {"house_number": "14", "phone": "06-22222222"}),
)
rows_of_a_list = st.lists(
    st.builds(
        lambda woman, change: {**make_values(**woman), **change}, st.sampled_from(_WOMEN), st.sampled_from(_CHANGES)
    ),
    min_size=1,
    max_size=9,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    database: Database
    referrals: Referrals
    imports: Imports


@contextmanager
def rooms(file: Path, folder: Path, name: str, clock: Clock) -> Iterator[Rooms]:
    copy = folder / f"{name}.db"
    shutil.copyfile(file, copy)
    database = Database(copy, KEY)
    clients = Clients(database, clock, Undo(database, clock))
    referrals = Referrals(database, clock, clients, Coalition(database, clock))
    yield Rooms(
        database=database,
        referrals=referrals,
        imports=Imports(database, clock, clients, referrals.referrers),
    )
    database.close()
    copy.unlink()


def as_csv(values: Sequence[Mapping[str, str]]) -> bytes:
    names = list(values[0])
    names += [name for each in values for name in each if name not in names]
    names = list(dict.fromkeys(names))
    return "\n".join([";".join(names), *(";".join(v.get(n, "") for n in names) for v in values)]).encode()


def one_by_one(room: Rooms, values: Sequence[Mapping[str, str]], actor: UserId) -> list[tuple[bool, ReferralId | None]]:
    found: list[tuple[bool, ReferralId | None]] = []
    for each in values:
        try:
            recorded = room.referrals.record(each, actor=actor)
        except UserError:
            found.append((False, None))
        else:
            found.append((recorded.result is not RowOutcome.DUPLICATE, recorded.referral_id))
    return found


def by_first_row(found: Sequence[tuple[bool, ReferralId | None]]) -> list[tuple[bool, int | None]]:
    ids = [key for _, key in found]
    return [(is_changed, None if key is None else ids.index(key)) for is_changed, key in found]


def stored(room: Rooms, actor: UserId) -> dict[str, list[str]]:
    """Return all that lies in the tables but ids, versions and moments, in an order of its own."""
    found: dict[str, list[str]] = {}
    with room.database.reading(actor) as reading:
        for kind in (ClientRow, CaseRow, ConsentRow, DueDateRow, ReferralRow):
            table = kind.__table__
            names = [
                c.name for c in table.columns if not c.foreign_keys and c.name not in {"id", "version", "stated_at"}
            ]
            rows = reading.session.execute(sa.select(*(table.c[name] for name in names)))
            found[kind.__tablename__] = sorted(str(tuple(row)) for row in rows)
    return found


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=rows_of_a_list)
def test_a_list_stores_what_its_rows_store_one_by_one(
    _new_database_file: Path,  # noqa: PT019 - the file is copied here, twice
    tmp_path: Path,
    clock: Clock,
    actor: UserId,
    values: list[dict[str, str]],
) -> None:
    with (
        rooms(_new_database_file, tmp_path, "single", clock) as single,
        rooms(_new_database_file, tmp_path, "many", clock) as many,
    ):
        found = many.imports.open(as_csv(values), actor=actor)
        seen = many.imports.look(found, actor=actor)
        assert stored(many, actor)["client"] == []
        results = [result for batch in many.imports.store(found, actor=actor) for result in batch]
        assert [(r.result, r.reasons) for r in seen.results] == [(r.result, r.reasons) for r in results]
        changed = [(r.result not in {RowOutcome.DUPLICATE, RowOutcome.REFUSED}, r.referral_id) for r in results]
        assert by_first_row(changed) == by_first_row(one_by_one(single, values, actor))
        assert stored(many, actor) == stored(single, actor)
