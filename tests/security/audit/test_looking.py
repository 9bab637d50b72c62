from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.values import CaseId, ClientId, new_id
from ks_desktop.security.audit import About
from ks_desktop.security.audit.looking import (
    Wanted,
    client_of_case,
    clients_ending,
    count_lines,
    find,
    last_of,
    openings,
)
from ks_desktop.security.domain import AuditAction, AuditEntry, AuditEvent, Outcome
from tests.security.support import CLOCK, SmallHouse

HERS, OTHERS = (ClientId(UUID(int=1 << 90)), ClientId(UUID(int=2**127 - 1))), CaseId(UUID(int=3))
EVENTS = (AuditEvent.CLIENT_OPENED, AuditEvent.EMERGENCY_OPENED, AuditEvent.LETTER_PRINTED)


def fill(small: SmallHouse) -> list[AuditEntry]:
    """Return a log in which every kind of line stands, newest first."""
    for number in range(18):
        with small.work("tried") as work:
            small.audit.record(
                work,
                EVENTS[number % 3],
                action=AuditAction.READ,
                outcome=Outcome.REFUSED if number % 5 == 0 else Outcome.DONE,
                about=About(
                    client=HERS[number % 2], case=OTHERS if number % 4 == 0 else None, is_emergency=number == 7
                ),
            )
    return small.log()[::-1]


def fits(entry: AuditEntry, wanted: Wanted) -> bool:
    past = (AuditEvent.SHIELD_LIFTED, AuditEvent.EMERGENCY_OPENED)
    return (
        (wanted.clients is None or entry.client in {key.hex for key in wanted.clients})
        and (wanted.actor is None or entry.actor == wanted.actor)
        and (wanted.events is None or entry.event in wanted.events)
        and (not wanted.is_emergency or entry.is_emergency or entry.event in past)
        and (not wanted.is_refused or entry.outcome is Outcome.REFUSED)
        and (wanted.seqs is None or entry.seq in wanted.seqs)
        and (wanted.since is None or entry.at >= wanted.since)
        and (wanted.until is None or entry.at < wanted.until)
    )


def test_whatever_is_asked_together_gives_what_fits_all_of_it(small: SmallHouse) -> None:
    every = fill(small)

    @given(
        clients=st.sampled_from([None, frozenset(HERS[:1]), frozenset(HERS)]),
        by_me=st.booleans(),
        events=st.sampled_from([None, frozenset(EVENTS[:1]), frozenset(EVENTS[1:])]),
        flags=st.tuples(st.booleans(), st.booleans()),
        seqs=st.sampled_from([None, frozenset(range(3, 9))]),
        days=st.sampled_from([None, 0, 1]),
        limit=st.integers(1, 20),
        before=st.sampled_from([None, 9]),
    )
    def asked(  # noqa: PLR0913, PLR0917 - all that can be asked
        clients: frozenset[ClientId] | None,
        by_me: bool,
        events: frozenset[str] | None,
        flags: tuple[bool, bool],
        seqs: frozenset[int] | None,
        days: int | None,
        limit: int,
        before: int | None,
    ) -> None:
        wanted = Wanted(
            clients=clients,
            actor=small.user.id if by_me else None,
            events=events,
            is_emergency=flags[0],
            is_refused=flags[1],
            seqs=seqs,
            since=CLOCK.now() + timedelta(days=days) if days is not None else None,
            until=CLOCK.now() + timedelta(days=1) if days is not None else None,
        )
        with small.database.reading(small.user.id) as reading:
            found = find(reading.session, wanted, before=before, limit=limit)
        assert list(found) == among(every, wanted, before)[:limit]

    asked()


def among(every: Iterable[AuditEntry], wanted: Wanted, before: int | None) -> list[AuditEntry]:
    return [entry for entry in every if fits(entry, wanted) and (before is None or entry.seq < before)]


def test_what_the_log_knows_of_women_without_asking_their_records(small: SmallHouse) -> None:
    fill(small)
    with small.database.reading(small.user.id) as reading:
        session = reading.session
        assert client_of_case(session, OTHERS) == HERS[0]
        assert client_of_case(session, CaseId(new_id())) is None
        assert clients_ending(session, HERS[1].hex[-9:], limit=5) == (HERS[1],)
        assert clients_ending(session, "%", limit=5) == ()
        assert count_lines(session) == 19
        last = last_of(session, [AuditEvent.LETTER_PRINTED])
        assert last is not None
        assert last.seq == 19
        assert last_of(session, [AuditEvent.LOG_PURGED]) is None
        day = timedelta(days=1)
        seen = openings(session, since=CLOCK.now() - day, until=CLOCK.now() + day, most=3)
        assert [one.seq for one in seen] == sorted(one.seq for one in seen)
        assert len(seen) == 3
        assert openings(session, since=CLOCK.now() + day, until=CLOCK.now() + 2 * day, most=3) == ()


def test_a_log_without_the_asked_days_has_no_lines_of_them(small: SmallHouse) -> None:
    later = CLOCK.now() + timedelta(days=9)
    with small.database.reading(small.user.id) as reading:
        assert find(reading.session, Wanted(since=later), limit=9) == ()
