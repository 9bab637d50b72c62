from datetime import date

from ks_desktop.coalition import store
from ks_desktop.coalition.domain.cards import Key, Origin, RecordKind
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId, new_id
from ks_desktop.security.domain import AuditEvent

TODAY = date(2026, 11, 22)


def test_who_is_who_is_kept_once_and_can_be_said_anew(database: Database, actor: UserId) -> None:
    ours, others = new_id(), new_id()
    theirs = Key(RecordKind.PARTNER, new_id())
    with database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
        store.put_pairs(work, [(theirs, ours), (theirs, others)], is_same=False, on=TODAY)
    with database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
        store.put_pairs(work, [(theirs, ours)], is_same=True, on=TODAY)
    with database.reading(actor) as reading:
        assert store.pairs(reading, is_same=True) == {(theirs, ours)}
        assert store.pairs(reading, is_same=False) == {(theirs, others)}


def test_a_card_says_from_whom_it_came_last(database: Database, actor: UserId) -> None:
    card = Key(RecordKind.SERVICE, new_id())
    for name in ("JGZ Team Noord", "JGZ Team Zuid"):
        with database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            store.put_origins(work, [card, card], Origin(from_whom=name, taken_on=TODAY))
    with database.reading(actor) as reading:
        assert store.origin_of(reading, card.id) == Origin(from_whom="JGZ Team Zuid", taken_on=TODAY)
        assert store.origin_of(reading, new_id()) is None
