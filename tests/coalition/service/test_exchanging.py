import io
import zipfile
from dataclasses import replace

import pytest
import sqlalchemy as sa

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import OrganisationKind, Person
from ks_desktop.coalition.exchange import DirectoryCopy, read
from ks_desktop.coalition.exchange.copy import Extra, KeptCell, KeptRow
from ks_desktop.coalition.merging import Taking, taking
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.service.exchanging import DirectoryExchange, ExportKind, keep_extras, our_copy
from ks_desktop.coalition.service.merging import DirectoryMerge
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, UserId
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from tests.coalition.exchange.makers import ANNA, BUDGET, HOUSE, SHELTER, TEAM, VALLEY, directory, key, zipped
from tests.coalition.exchange.test_foreign import HSDS_3

SECRETS = ("Wilgenpad", "3500 ZZ", "3500ZZ", "Verborgenstraat")


@pytest.fixture
def exchange(database: Database, clock: Clock) -> DirectoryExchange:
    return DirectoryExchange(database, clock, Audit(database, clock, process="test"))


@pytest.fixture
def filled(database: Database, coalition: Coalition, actor: UserId) -> Coalition:
    shelter = replace(
        SHELTER, street="Wilgenpad", house_number="7", postcode="3500 ZZ", place="Stad", is_guarded=False, note="n"
    )
    hidden = replace(HOUSE, id=LocationId(key("hidden")), name="Intake", street="Verborgenstraat", house_number="1")
    left = Person(id=PersonId(key("left")), organisation_id=TEAM.id, name="Wie Wegging", is_active=False)
    with database.work(actor, "test") as work:
        for partner in (TEAM, shelter):
            coalition.put_organisation(partner, work=work)
        coalition.locations.put(HOUSE, work=work)
        coalition.locations.put(replace(hidden, address_secret=True, organisation_id=SHELTER.id), work=work)
        for person in (ANNA, left):
            coalition.people.put(person, work=work)
        store.put_region(work, VALLEY)
        words = "Het huis staat aan Wilgenpad 7, 3500ZZ."
        coalition.services.put(replace(BUDGET, remark=words, checked_by="Zr. Loslippig"), work=work)
    return coalition


def whole(content: bytes) -> str:
    """Return everything that stands in a file, unpacked."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("kind", ExportKind)
def test_no_secret_address_no_user_and_nobody_who_left_is_in_any_file(
    kind: ExportKind, exchange: DirectoryExchange, filled: Coalition, actor: UserId
) -> None:
    text = whole(exchange.export(kind, actor=actor).content)
    assert "Grip op geld" in text
    assert not [word for word in (*SECRETS, "Loslippig", "Wegging") if word in text]
    assert filled.card(SHELTER.id, actor=actor).street == "Wilgenpad"


@pytest.mark.parametrize("kind", [ExportKind.HSDS, ExportKind.JSON])
def test_our_own_directory_is_read_back_as_it_is(
    kind: ExportKind, exchange: DirectoryExchange, filled: Coalition, database: Database, actor: UserId
) -> None:
    del filled
    written = exchange.export(kind, actor=actor)
    copy = exchange.read(written.content, "kaart", actor=actor)
    with database.reading(actor) as reading:
        ours = our_copy(reading)
    assert {each.name for each in copy.organisations} == {TEAM.name, SHELTER.name}
    assert (written.organisations, written.services, written.people) == (2, len(ours.services), 1)
    plain = [replace(each, version=0) for each in ours.services if each.id != BUDGET.id]
    assert [each for each in copy.services if each.id != BUDGET.id] == plain
    assert (copy.extras, copy.notices) == ((), ())


def test_the_export_is_logged_with_its_kind_and_no_name(database: Database, clock: Clock, actor: UserId) -> None:
    audit = Audit(database, clock, process="test")
    audit.install()
    DirectoryExchange(database, clock, audit).export(ExportKind.CSV, actor=actor)
    with database.reading(actor) as reading:
        lines = reading.session.execute(sa.text("SELECT event, columns FROM audit ORDER BY seq DESC")).all()
    assert lines[0][0] == AuditEvent.DIRECTORY_EXPORTED
    assert lines[0][1].startswith("csv ")


def test_what_another_file_said_goes_out_with_the_cards_that_were_taken(
    exchange: DirectoryExchange, coalition: Coalition, database: Database, clock: Clock, actor: UserId
) -> None:
    merge = DirectoryMerge(database, clock, coalition)
    foreign = exchange.read(zipped(dict(HSDS_3)), "kaart.zip", actor=actor)
    comparison = merge.compare(foreign, actor=actor)
    assert merge.take(comparison, taking(comparison, Taking.ALL), actor=actor).added == 3
    text = whole(exchange.export(ExportKind.HSDS, actor=actor).content)
    assert all(word in text for word in ("Keurmerk", "Soesterkwartier", "Zonnehof Advies", "Op dinsdag", "'=SUM(A1)"))
    copy = read(exchange.export(ExportKind.JSON, actor=actor).content, "kaart")
    assert [each for each in copy.extras if each.owner == foreign.services[0].id] == [
        each for each in foreign.extras if each.owner == foreign.services[0].id
    ]


def test_what_is_kept_of_a_file_goes_under_the_id_that_the_card_has_here(database: Database, actor: UserId) -> None:
    theirs, row = key("theirs"), KeptRow("funding", (("id", "f"), ("organization_id", str(key("theirs")))))
    copy = DirectoryCopy(extras=(Extra(owner=theirs, cells=(KeptCell("uri", "", "x"),), rows=(row,)),))
    with database.work(actor, "test") as work:
        keep_extras(work, copy, {})
        assert store.extras(work, is_of_card=True) == {}
        keep_extras(work, copy, {theirs: TEAM.id})
        (said,) = store.extras(work, is_of_card=True).items()
    assert said[0] == TEAM.id
    assert str(TEAM.id) in said[1]
    assert str(theirs) not in said[1]


def test_a_partner_under_another_name_goes_out_as_the_one_that_stays(
    filled: Coalition, database: Database, actor: UserId
) -> None:
    other = replace(TEAM, id=OrganisationId(key("other")), name="Wijkteam L.", kind=OrganisationKind.OTHER)
    filled.save_organisation(other, actor=actor)
    filled.people.save(replace(ANNA, id=PersonId(key("bea")), organisation_id=other.id, name="Bea"), actor=actor)
    filled.spellings.join(TEAM.id, other.id, actor=actor)
    with database.reading(actor) as reading:
        copy = our_copy(reading)
    assert other.id not in {each.id for each in copy.organisations}
    assert {each.organisation_id for each in copy.people} == {TEAM.id}
    assert directory().people[0].name in {each.name for each in copy.people}
