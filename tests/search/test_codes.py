from datetime import timedelta

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.clock import local_day
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterLine
from ks_desktop.letters.domain.codes import slip_code, slip_qr
from ks_desktop.practice import MovableClock
from ks_desktop.search.domain import Hit, HitKind
from ks_desktop.visits.domain import Appointment, visit_qr


def final_letter(house: House) -> LetterLine:
    return next(line for line in house.letters.register(actor=house.actor) if line.letter.number and not line.is_quiet)


def booked(house: House) -> Appointment:
    with house.database.reading(house.actor) as reading:
        return next(v for v in house.visits.booked(reading=reading) if v.nurse == house.actor)


def found(house: House, text: str) -> tuple[Hit, ...]:
    return house.search.find(text, actor=house.actor)


def test_the_code_of_a_slip_finds_its_letter_however_it_comes(house: House) -> None:
    line = final_letter(house)
    number = line.letter.number
    for typed in (slip_qr(number), slip_code(number), number, number.replace("-", ""), slip_code(number).lower()):
        (hit, *rest) = found(house, typed)
        assert (hit.kind, hit.letter_id) == (HitKind.LETTER, line.letter.id), typed
        assert line.woman in hit.detail
        assert not rest


def test_whose_letter_stood_in_the_answer_is_in_the_log(house: House) -> None:
    line = final_letter(house)
    house.search.seen(found(house, line.letter.number), actor=house.actor)
    with house.database.reading(house.actor) as reading:
        row = reading.session.connection().exec_driver_sql("SELECT event, about_case FROM audit ORDER BY seq DESC")
        event, case = row.first() or ("", b"")
    assert event == "searched"
    assert line.letter.case_id.hex in str(case)


def test_a_code_that_leads_nowhere_says_so_in_a_sentence(house: House) -> None:
    said = {
        "KSH:2026-9999": "Er is in dit bestand geen brief met nummer 2026-9999.",
        "2019-0001": "Er is in dit bestand geen brief met nummer 2019-0001.",
        "KSV:ZZZZ": "Er is in dit bestand geen bezoek met code ZZZZ.",
        "9/2020-01-01": "Hier is geen plan 9/2020-01-01 geprint.",
        "KSH:wat": "Deze code is niet heel. Scan hem nog eens, of typ wat eronder staat.",
    }
    for typed, sentence in said.items():
        assert [(hit.kind, hit.title) for hit in found(house, typed)] == [(HitKind.NOTICE, sentence)]
    right = slip_code("2026-0001")
    wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
    assert "laatste letter" in found(house, wrong)[0].title
    assert not [hit for hit in found(house, "19960408") if hit.kind is HitKind.NOTICE]  # a birth date is typed so too


def test_the_code_of_a_visit_leads_to_her_and_to_the_report_once_it_was(house: House) -> None:
    visit = booked(house)
    hit = found(house, visit_qr(visit.code))[0]
    assert (hit.kind, hit.case_id, hit.panel) == (HitKind.VISIT, visit.case_id, "")
    assert visit.case_id in {hit.case_id for hit in found(house, visit.code.lower()) if hit.kind is HitKind.VISIT}
    assert isinstance(house.clock, MovableClock)
    house.clock.go_to(local_day(visit.ends_at) + timedelta(days=1))
    assert found(house, visit_qr(visit.code))[0].panel == "report"


def test_the_number_of_a_plan_leads_to_the_sheet(house: House) -> None:
    today = house.clock.today()
    plan = house.plans.week(*today.isocalendar()[:2], actor=house.actor)
    house.plans.printed(plan, actor=house.actor)
    sheet = next(sheet for sheet in house.printed_plans.out(actor=house.actor) if sheet.label == plan.draft.label)
    hit = found(house, plan.draft.label)[0]
    assert (hit.kind, hit.plan_id, hit.detail) == (HitKind.PLAN, sheet.id, "nog buiten de deur")
    house.printed_plans.shredded(sheet.id, actor=house.actor)
    assert found(house, plan.draft.label)[0].detail == "versnipperd"


def test_of_a_pregnancy_that_ended_the_paper_is_found_without_her_name(house: House) -> None:
    line, visit = final_letter(house), booked(house)
    surname = line.woman.split()[-1]
    house.endings.end(line.letter.case_id, CloseReason.PREGNANCY_ENDED, actor=house.actor)
    hit = found(house, line.letter.number)[0]
    assert hit.letter_id == line.letter.id
    assert surname not in repr(hit)
    assert "afgesloten" in hit.detail
    if visit.case_id != line.letter.case_id:
        house.endings.end(visit.case_id, CloseReason.PREGNANCY_ENDED, actor=house.actor)
    hit = found(house, visit_qr(visit.code))[0]
    assert (hit.client_id, hit.panel) == (None, "")
    assert "afgesloten" in hit.detail
