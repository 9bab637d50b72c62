from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.house import House
from ks_desktop.search.domain import MOST_SERVICES, HitKind
from tests.houses import case_in


def test_three_letters_find_her_with_what_tells_her_apart(house: House) -> None:
    first, *_rest = house.search.find("kay", actor=house.actor)
    assert (first.kind, first.title) == (HitKind.WOMAN, "Aylin Kaya")
    assert first.detail.startswith("23+4 · ")
    assert "Utrecht" in first.detail
    assert first.case_id is not None


def test_one_letter_only_offers_actions(house: House) -> None:
    assert {hit.kind for hit in house.search.find("n", actor=house.actor)} == {HitKind.ACTION}


def test_partners_and_actions_come_after_women(house: House) -> None:
    kinds = [hit.kind for hit in house.search.find("ve", actor=house.actor)]
    assert kinds == sorted(kinds, key=list(HitKind).index)
    partner = next(h for h in house.search.find("verloskundigen", actor=house.actor) if h.organisation is not None)
    assert partner.organisation is not None
    assert partner.title == partner.organisation.name


def test_what_is_offered_comes_last_by_any_word_for_it(house: House) -> None:
    for typed in ("schulden", "geldzorgen"):
        hits = house.search.find(typed, actor=house.actor)
        assert [hit.kind for hit in hits] == [HitKind.SERVICE] * MOST_SERVICES
        assert all(hit.service_id and hit.detail for hit in hits)
    assert [hit for hit in house.search.find("sch", actor=house.actor) if hit.kind is HitKind.SERVICE] == []


def test_signs_of_the_query_language_are_letters(house: House) -> None:
    assert house.search.find("%%", actor=house.actor) == ()
    assert house.search.find("__", actor=house.actor) == ()


def test_a_closed_case_says_so_and_no_weeks(house: House) -> None:
    case = case_in(house, CaseState.READY)
    name = next(line.name for line in house.casefiles.list(actor=house.actor).lines if line.case_id == case)
    house.clients.close_case(case, CloseReason.MOVED, actor=house.actor)
    hit = next(h for h in house.search.find(name, actor=house.actor) if h.kind is HitKind.WOMAN)
    assert "afgesloten" in hit.detail
    assert "+" not in hit.detail


def test_whom_a_search_showed_is_in_the_log(house: House) -> None:
    house.search.seen(house.search.find("kaya", actor=house.actor), actor=house.actor)
    with house.database.reading(house.actor) as reading:
        row = reading.session.connection().exec_driver_sql("SELECT event, about_client FROM audit ORDER BY seq DESC")
        event, client = row.first() or ("", "")
    assert event == "searched"
    assert client


def test_a_text_that_was_pasted_by_mistake_finds_nothing_and_breaks_nothing(house: House) -> None:
    for pasted in ("\ud800", "zzzq\udfff", "e\u0301" * 100_000, "y" * 60_000, "1" * 60_000):
        assert house.search.find(pasted, actor=house.actor) == ()
