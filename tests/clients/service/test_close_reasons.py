import pytest

from ks_desktop.clients.domain import CloseReason, ClosingReason
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.close_reasons import NEW, CloseReasons, closed, key_of, reopened, shipped_reasons
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client
from tests.undoing import watched_undo

OWN = ClosingReason(key=NEW, label="Naar het ziekenhuis", kind=CloseReason.HELP_STARTED, position=0, is_own=True)


@pytest.fixture
def database(watched_database: Database) -> Database:
    return watched_database


@pytest.fixture
def clients(database: Database, clock: Clock) -> Clients:
    return Clients(database, clock, watched_undo(database, clock))


@pytest.fixture
def reasons(clients: Clients) -> CloseReasons:
    return clients.close_reasons


def labels(reasons: CloseReasons, actor: UserId) -> list[str]:
    return [reason.label for reason in reasons.choices(actor=actor)]


def code_of(call: object) -> str:
    assert callable(call)
    with pytest.raises((UserError, StaleError)) as refused:
        call()
    return refused.value.code


def test_every_kind_is_shipped_with_a_dutch_label() -> None:
    assert {reason.kind for reason in shipped_reasons().values()} == set(CloseReason)
    assert all(key == reason.kind for key, reason in shipped_reasons().items())
    assert len({reason.label for reason in shipped_reasons().values()}) == len(CloseReason)


def test_one_is_added_renamed_moved_hidden_and_deleted(reasons: CloseReasons, actor: UserId) -> None:
    reasons.save(OWN, place=1, actor=actor)
    assert labels(reasons, actor)[0] == "Naar het ziekenhuis"
    own = next(reason for reason, _used in reasons.listed(actor=actor) if reason.is_own)
    changed = ClosingReason(**{name: getattr(own, name) for name in own.__slots__} | {"label": "Opgenomen"})
    reasons.save(changed, place=3, actor=actor)
    assert labels(reasons, actor)[2] == "Opgenomen"
    assert code_of(lambda: reasons.save(changed, actor=actor)) == "stale"
    own = next(reason for reason, _used in reasons.listed(actor=actor) if reason.is_own)
    hidden = ClosingReason(**{name: getattr(own, name) for name in own.__slots__} | {"is_offered": False})
    reasons.save(hidden, actor=actor)
    assert "Opgenomen" not in labels(reasons, actor)
    reasons.delete(own.key, actor=actor)
    assert len(reasons.listed(actor=actor)) == len(CloseReason)
    assert code_of(lambda: reasons.delete("moved", actor=actor)) == "in_use"


def test_what_cannot_be_is_said_at_its_field(reasons: CloseReasons, actor: UserId) -> None:
    def save(**changed: object) -> str:
        base = {name: getattr(OWN, name) for name in OWN.__slots__}
        return code_of(lambda: reasons.save(ClosingReason(**base | changed), actor=actor))

    ended = shipped_reasons()["pregnancy_ended"]
    assert save(label=" ") == "required"
    assert save(label="x" * 201) == "too_long"
    assert save(label="NIET bereikt") == "name_taken"
    assert save(key="niets") == "stale"
    assert save(key="moved", label="Verhuisd", kind=CloseReason.DIED) == "kind_used"
    assert save(key=ended.key, label=ended.label, kind=ended.kind, is_offered=False) == "needed"


def test_a_closed_case_keeps_its_reason_and_its_kind_stays(
    reasons: CloseReasons, clients: Clients, database: Database, actor: UserId
) -> None:
    reasons.save(OWN, actor=actor)
    own = next(reason for reason, _used in reasons.listed(actor=actor) if reason.is_own)
    client = make_client()
    case = make_case(client)
    with database.work(actor, "test") as work:
        clients.open_case(client, case, work=work)
    clients.close_case(case.id, own.key, note=" in het UMC ", actor=actor)
    with database.reading(actor) as reading:
        kept = clients.cases([case.id], reading=reading)[case.id]
        assert reasons.label_of(kept, reading=reading) == "Naar het ziekenhuis"
    assert (kept.close_reason, kept.closing, kept.closing_note) == (CloseReason.HELP_STARTED, own.key, "in het UMC")
    assert code_of(lambda: reasons.delete(own.key, actor=actor)) == "in_use"
    other = ClosingReason(**{name: getattr(own, name) for name in own.__slots__} | {"kind": CloseReason.MOVED})
    assert code_of(lambda: reasons.save(other, actor=actor)) == "kind_used"
    assert reopened(kept).closing == reopened(kept).closing_note == ""


def test_a_case_closed_before_there_were_keys_keeps_its_kind() -> None:
    case = make_case(make_client())
    assert key_of(case) == ""
    old = closed(case, shipped_reasons()["moved"], "", on=case.opened_on)
    assert key_of(old) == "moved"
    assert code_of(lambda: closed(case, shipped_reasons()["moved"], "x" * 20_001, on=case.opened_on)) == "too_long"
