from dataclasses import replace
from datetime import date

from ks_desktop.letters.extract.onward import onward
from ks_desktop.onward.domain import NotStarted, OnwardReferral, OnwardState, OnwardWay, WarmHandOver, handed_over
from ks_desktop.paper import documents as paper
from tests.letters.extract.made import HELP, KEPT, hers, telling
from tests.letters.extract.test_herself import said
from tests.onward.made import TODAY, make_onward, step, take, walked

S = OnwardState


def told(*referrals: OnwardReferral) -> str:
    return said(onward(telling(hers(kept=replace(KEPT, onward=referrals)))))


def test_she_reads_where_help_was_asked_and_all_that_was_written_of_it() -> None:
    (table,) = onward(telling())
    assert isinstance(table, paper.Table)
    ((made, where, wish, became),) = table.rows
    assert (made, where, wish) == ("2 maart 2026", "Buurtteam Oost\nmet een telefoontje", "Hulp met de post")
    assert became == (
        "2 maart 2026: gevraagd\n11 maart 2026: u staat op een wachtlijst, 6 weken. bellen over een maand"
    )


def test_each_end_is_told_to_her() -> None:
    assert "de hulp is niet begonnen: er was geen plek" in told(walked(S.SENT, S.NOT_STARTED))
    reasons = {
        told(take(walked(S.SENT), step(S.NOT_STARTED, 9, reason=reason, words="x"))).split(":")[-1]
        for reason in NotStarted
    }
    assert len(reasons) == len(NotStarted)
    begun = told(walked(S.SENT, S.STARTED, S.FINISHED))
    assert "Sinds 9 maart 2026 zijn zij uw aanspreekpunt." in begun
    assert "de hulp is klaar" in begun
    assert "vanaf 1 april 2026" in told(take(walked(S.SENT), step(S.WAITING, 2, starts_on=date(2026, 4, 1))))
    assert "nog niet gevraagd" in told(make_onward())
    warm = WarmHandOver(on=date(2026, 3, 5), way=OnwardWay.TOGETHER, with_whom="Mevrouw Bakker", words="goed gesprek")
    assert "5 maart 2026: wij spraken met Mevrouw Bakker. goed gesprek" in told(handed_over(HELP, warm, today=TODAY))


def test_where_no_help_was_asked_nothing_stands() -> None:
    assert onward(telling(hers(kept=replace(KEPT, onward=())))) == ()
