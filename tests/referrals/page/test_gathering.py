from ks_desktop.core.clock import Clock
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain import Tray
from ks_desktop.referrals.page import Services
from ks_desktop.referrals.page.gathering import gather
from tests.referrals.makers import WHOLE, make_values
from tests.referrals.page.papers import filled_form


def test_papers_stand_in_the_new_tray_before_the_referrals(services: Services, clock: Clock, actor: UserId) -> None:
    services.referrals.record(WHOLE, actor=actor)
    services.papers.receive(filled_form(), actor=actor)
    gathered = gather(services, Tray.NEW, clock, actor=actor)
    assert [entry.paper is not None for entry in gathered.entries] == [True, False]
    assert (gathered.counts[Tray.NEW], gathered.left) == (2, 0)


def test_what_has_no_consent_says_when_it_goes(services: Services, clock: Clock, actor: UserId) -> None:
    services.referrals.record(make_values(consent_given=""), actor=actor)
    gathered = gather(services, Tray.CONSENT_MISSING, clock, actor=actor)
    assert [entry.remark for entry in gathered.entries] == ["Snel · wordt over 14 dagen vernietigd"]


def test_a_long_tray_is_cut_and_counted(services: Services, clock: Clock, actor: UserId) -> None:
    for number in range(3):
        services.referrals.record(make_values(bsn="", birth_surname=f"Proef{'abc'[number]}"), actor=actor)
    gathered = gather(services, Tray.NEW, clock, actor=actor, limit=2)
    assert (len(gathered.entries), gathered.left, gathered.counts[Tray.NEW]) == (2, 1, 3)
