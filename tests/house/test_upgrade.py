"""A file in use since the first version opens with this program, and nothing in it is lost."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ks_desktop import house as houses
from ks_desktop.clients.domain import Answer, CaseState, ConsentPurpose, DueDateMethod
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.database import Database
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterState
from ks_desktop.migrations import SCHEMA, is_current
from ks_desktop.migrations.runner import version_of
from ks_desktop.security import vault
from ks_desktop.security.audit.triggers import broken_triggers
from tests.families import logged, sign_up
from tests.keys import PASSPHRASE
from tests.migrations import first_version

CLOCK = fixed_clock(date(2026, 11, 21))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("used") / "gegevens"
    first_version.lay(folder)
    return folder


@pytest.fixture(scope="module")
def house(folder: Path) -> Iterator[House]:
    house = houses.open_house(folder, first_version.USER, PASSPHRASE, clock=CLOCK)
    yield house
    house.close()


def of(house: House, name: str) -> CaseId:
    lines = house.casefiles.list(actor=house.actor).lines
    return next(line.case_id for line in lines if line.name == name)


def test_the_file_is_brought_to_today_and_every_row_is_still_there(house: House) -> None:
    assert is_current(house.database)
    written = Counter(re.findall(r"^INSERT INTO (\w+)", "\n".join(first_version.statements()), re.MULTILINE))
    with house.database.reading(house.actor) as reading:
        connection = reading.session.connection()
        for table, count in written.items():
            found = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608 - our own
            assert found >= count, table  # the log went on meanwhile
        assert broken_triggers(connection) == ()
    assert house.verify() == []


def test_a_checked_copy_of_before_opens_with_its_key(folder: Path, house: House) -> None:
    assert SCHEMA > 1
    assert house.folder == folder
    (copy,) = folder.glob("huisbezoek-versie-1-*.db")
    key = vault.unlock(folder, first_version.USER, PASSPHRASE, clock=CLOCK)
    before = Database(copy, key.material)
    with before.writer.begin() as connection:
        assert version_of(connection) == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM client").scalar_one() == 2
    before.close()
    assert copy.with_suffix(".sleutel").is_file()


def test_her_page_opens_with_all_that_was_known(house: House) -> None:
    page = house.casefiles.page(of(house, "Aylin Kaya"), actor=house.actor)
    assert (page.client.bsn, page.client.contact.phone) == ("999910413", "06 00000001")
    assert page.client.contact.safe_voicemail is Answer.NO
    assert (page.case.due_date, page.case.due_date_method) == (date(2027, 3, 18), DueDateMethod.ULTRASOUND)
    with house.database.reading(house.actor) as reading:
        stated = house.clients.due_dates(page.case.id, reading=reading)
        purposes = {
            consent.purpose for consent in house.clients.consents([page.case.id], reading=reading)[page.case.id]
        }
    assert sorted(each.due_date for each in stated) == [date(2027, 3, 16), date(2027, 3, 18)]
    assert purposes == {ConsentPurpose.SIGN_UP, ConsentPurpose.REFER}


def test_her_letter_is_the_paper_of_then(house: House) -> None:
    (line,) = house.letters.register(actor=house.actor)
    assert (line.letter.state, line.letter.number) == (LetterState.SENT, "2026-0001")
    assert house.letters.pdf(line.letter.id, actor=house.actor) == b"%PDF-1.4 een brief van toen"


def test_the_visit_ahead_stands_and_work_goes_on(house: House) -> None:
    lines = {line.name: line.state for line in house.casefiles.list(actor=house.actor).lines}
    assert lines["Marloes de Jong"] is CaseState.PLANNED
    case_id = sign_up(house, "Nieuw")
    assert house.casefiles.page(case_id, actor=house.actor).client.name.birth_surname == "Nieuw"
    assert logged(house, "client_opened")[-1][1] == case_id.hex
    assert house.verify() == []
