"""Referrals out, and in again: the same values from both kinds of file."""

import dataclasses
import io
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain import FIELDS, Tray
from ks_desktop.referrals.exchange import RowOutcome, RowResult
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.exports import Exports, ListFormat, results_file
from ks_desktop.referrals.service.imports import Imports
from ks_desktop.security.audit import Audit
from ks_desktop.security.store import AuditRow
from tests.conftest import KEY
from tests.referrals.makers import BARE, make_values


@pytest.fixture
def audit(database: Database, clock: Clock) -> Audit:
    made = Audit(database, clock, process="test")
    made.install()
    return made


@pytest.fixture
def exports(database: Database, referrals: Referrals, audit: Audit) -> Exports:
    return Exports(database, referrals, audit)


def fields_of(referrals: Referrals, database: Database, actor: UserId) -> list[dict[str, str]]:
    ids = [line.referral.id for line in referrals.list(actor=actor)]
    with database.reading(actor) as reading:
        found = referrals.fields_of(ids, reading=reading)
    return sorted((found[key] for key in ids), key=lambda values: (values["birth_surname"], values["given_name"]))


def test_an_export_holds_every_field_and_is_logged(
    exports: Exports, referrals: Referrals, database: Database, actor: UserId
) -> None:
    referrals.record(make_values(phone="+31 6 12345678"), actor=actor)
    referrals.record(BARE, actor=actor)
    written = exports.write(ListFormat.XLSX, actor=actor, reason="test")
    rows = list(load_workbook(io.BytesIO(written.file)).worksheets[0].values)
    assert (rows[0], written.rows, len(rows)) == (FIELDS, 2, 3)
    csv = exports.write(ListFormat.CSV, actor=actor, tray=Tray.NEW, reason="test")
    assert csv.rows == 1
    assert "Slot" not in csv.file.decode()
    with database.reading(actor) as reading:
        lines = reading.session.execute(sa.select(AuditRow.event, AuditRow.columns).order_by(AuditRow.seq)).all()
    assert [tuple(line) for line in lines if line.event == "referrals_exported"] == [
        ("referrals_exported", "xlsx 2"),
        ("referrals_exported", "csv 1"),
    ]


def test_without_a_reason_nobody_is_named(
    exports: Exports, referrals: Referrals, database: Database, actor: UserId
) -> None:
    values = make_values(phone="+31 6 12345678")
    referrals.record(values, actor=actor)
    written = exports.write(ListFormat.CSV, actor=actor).file.decode()
    assert values["received_on"] in written
    assert not any(values[name] in written for name in ("birth_surname", "phone", "birth_date", "street"))
    with database.reading(actor) as reading:
        found = reading.session.scalars(sa.select(AuditRow.event).order_by(AuditRow.seq.desc())).first()
    assert found == "pseudonyms_exported"
    with pytest.raises(UserError) as long:
        exports.write(ListFormat.CSV, actor=actor, reason="x" * 201)
    assert long.value.field == "reason"


risky = st.sampled_from(["=1+1", "-x", "@SUM(A1)", "'=a", "''+b", "'s-Gravenland", "_x0041_", "a;b", 'c"d', "0612"])
words = st.text(st.characters(codec="utf-8"), max_size=20) | risky
phones = st.sampled_from(["+31 6 12345678", "06-12345678", "(030) 123 45 67"])


typed = st.fixed_dictionaries(
    {"given_name": words, "place": words, "reason_note": words | st.just("een\ntwee"), "phone": phones}
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=typed, kind=st.sampled_from(list(ListFormat)))
def test_what_was_typed_comes_back_from_a_file_into_another_database(
    _new_database_file: Path,  # noqa: PT019 - the file is copied here, twice
    tmp_path: Path,
    clock: Clock,
    actor: UserId,
    changes: dict[str, str],
    kind: ListFormat,
) -> None:
    values = make_values(**changes)
    found = []
    content = b""
    for name in ("one", "other"):
        file = tmp_path / f"{name}.db"
        shutil.copyfile(_new_database_file, file)
        database = Database(file, KEY)
        try:
            clients = Clients(database, clock, Undo(database, clock))
            referrals = Referrals(database, clock, clients, Coalition(database, clock))
            if not content:
                try:
                    referrals.record(values, actor=actor)
                except UserError:
                    return  # what cannot be kept is not asked back
                exports = Exports(database, referrals, Audit(database, clock, process="t"))
                content = exports.write(kind, actor=actor, reason="t").file
            else:
                imports = Imports(database, clock, clients, referrals.referrers)
                _list, results = imports.take(content, actor=actor)
                assert [r.result for r in results] != [RowOutcome.REFUSED]
            found.append(fields_of(referrals, database, actor))
        finally:
            database.close()
    assert found[0] == found[1]


def test_what_became_of_rows_is_saved_without_anybodys_name() -> None:
    result = RowResult(row=1, line=2, result=RowOutcome.REFUSED, referral_id=None, reasons=("phone: x", "=y"))
    content = results_file([result, dataclasses.replace(result, reasons=("=y",))]).decode("utf-8-sig")
    assert content.splitlines() == [
        "row;line;result;referral;reasons",
        "1;2;refused;;phone: x; =y".replace("phone: x; =y", '"phone: x; =y"'),
        "1;2;refused;;'=y",
    ]
