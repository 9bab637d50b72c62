from datetime import date

from ks_desktop.clients import store
from ks_desktop.clients.domain import CaseStatus, Client, CloseReason, SafeContact
from ks_desktop.clients.domain.searching import wanted
from ks_desktop.clients.store import words
from ks_desktop.clients.store.finding import find_clients
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client, make_name

TODAY = date(2026, 11, 21)


def keep(database: Database, actor: UserId, surname: str, *, is_open: bool = True, phone: str = "") -> Client:
    woman = make_client(
        name=make_name(given_name="", initials="A.", birth_surname=surname), contact=SafeContact(phone=phone)
    )
    closed = {} if is_open else {"status": CaseStatus.CLOSED, "closed_on": TODAY, "close_reason": CloseReason.MOVED}
    with database.work(actor, "test") as work:
        store.put_client(work, woman)
        store.put_case(work, make_case(woman, **closed))
        words.renew(work, [woman.id])
    return woman


def found(database: Database, actor: UserId, typed: str, limit: int = 9) -> list[str]:
    with database.reading(actor) as reading:
        return [woman.name.birth_surname for woman in find_clients(reading, wanted(typed, TODAY), limit)]


def test_open_cases_come_first_then_the_word_itself_then_by_surname(database: Database, actor: UserId) -> None:
    for surname in ("Jongbloed", "Jong", "Jongen"):
        keep(database, actor, surname)
    keep(database, actor, "Jong-Aal", is_open=False)
    assert found(database, actor, "jong") == ["Jong", "Jongbloed", "Jongen", "Jong-Aal"]
    assert found(database, actor, "jong", limit=2) == ["Jong", "Jongbloed"]


def test_half_a_surname_finds_her_and_starts_come_before_middles(database: Database, actor: UserId) -> None:
    for surname in ("Oudenaarden", "Naarding", "Vis"):
        keep(database, actor, surname)
    assert found(database, actor, "naard") == ["Naarding", "Oudenaarden"]
    assert found(database, actor, "na") == ["Naarding"]
    assert found(database, actor, "aard a") == ["Naarding", "Oudenaarden"]
    assert found(database, actor, "aard b") == []


def test_a_phone_is_found_by_its_first_and_by_its_last_figures(database: Database, actor: UserId) -> None:
    keep(database, actor, "Vis", phone="06-12345678")
    for typed in ("0612345678", "+31 6 1234 5678", "06 1234", "45678", "vis 45678"):
        assert found(database, actor, typed) == ["Vis"], typed
    assert found(database, actor, "99999") == []


def test_wildcards_in_what_is_typed_are_only_letters(database: Database, actor: UserId) -> None:
    keep(database, actor, "Kaya")
    assert found(database, actor, "kay") == ["Kaya"]
    assert found(database, actor, "k%ya") == []
