from collections import Counter
from collections.abc import Collection
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import ReferralId, UserId
from ks_desktop.referrals.domain import NotTakenUp, Tray
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.trays import Trays
from tests.referrals.makers import make_values

MISSING: Final[tuple[dict[str, str], ...]] = (
    {},
    {"phone": ""},
    {"consent_given": ""},
    {"street": "", "postcode": ""},
    {"birth_date": ""},
    {"referrer_organisation": "", "referrer_name": ""},
    {"given_name": "", "initials": ""},
    {"municipality": "", "place": "Nergens", "postcode": ""},
)


def record_all(referrals: Referrals, actor: UserId) -> list[ReferralId]:
    """Record a referral of each kind, each of another woman; the even ones were seen."""
    return [
        referrals.record(
            {
                **make_values(
                    birth_surname=f"Proef{'abcdefgh'[number]}", bsn="", received_on=f"2026-11-{number + 2:02}"
                ),
                **lacks,
            },
            actor=actor,
            seen=number % 2 == 0,
        ).referral_id
        for number, lacks in enumerate(MISSING)
    ]


def test_the_trays_of_few_columns_are_those_of_the_records(
    database: Database, clock: Clock, referrals: Referrals, actor: UserId
) -> None:
    ids = record_all(referrals, actor)
    referrals.not_taken_up(ids[1], NotTakenUp.OTHER, actor=actor)
    trays = Trays(database, clock, referrals)
    truth = referrals.list(actor=actor)
    counts = trays.counts(actor=actor)
    assert {tray: count for tray, count in counts.items() if count} == Counter(line.tray for line in truth)
    assert len(counts) > 3
    for tray in Tray:
        look = trays.look(tray, actor=actor)
        assert {line.referral.id for line in look.lines} == {each.referral.id for each in truth if each.tray is tray}
        assert all(line.tray is tray for line in look.lines)
        assert look.is_whole


def test_a_long_tray_shows_its_longest_waiting_first_and_says_there_are_more(
    database: Database, clock: Clock, referrals: Referrals, actor: UserId
) -> None:
    record_all(referrals, actor)
    trays = Trays(database, clock, referrals)
    look = trays.look(Tray.INCOMPLETE, actor=actor, limit=2)
    assert (len(look.lines), look.is_whole) == (2, False)
    assert look.total > 2
    received = [line.referral.received_on for line in look.lines]
    assert received == sorted(received)


def test_a_doubted_referral_lies_apart(database: Database, clock: Clock, referrals: Referrals, actor: UserId) -> None:
    ids = record_all(referrals, actor)

    def doubted(referral_ids: Collection[ReferralId], *, reading: Reading) -> Collection[ReferralId]:
        del reading
        return set(referral_ids) & {ids[0], ids[2]}

    referrals.doubted = doubted
    look = Trays(database, clock, referrals).look(Tray.DOUBT, actor=actor)
    assert [line.referral.id for line in look.lines] == [ids[0], ids[2]]
    assert {line.tray for line in look.lines} == {Tray.DOUBT}
    assert not any(line.can_be_planned for line in look.lines)
