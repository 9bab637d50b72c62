from datetime import date, timedelta

from ks_desktop.clients.domain import CaseState, CloseReason, Consent, ConsentPurpose, ConsentState, DueDateMethod
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.values import CaseId, ConsentId, new_id
from ks_desktop.house import House
from ks_desktop.referrals.domain import NotTakenUp
from ks_desktop.today.domain import MOST_CALLS, MOST_NAMES, Asked, Morning, Next, NextKind, WaitingKind
from ks_desktop.visits.domain import ContactResult, MissedReason
from ks_desktop.visits.service.contacts import Tried
from tests.families import ODD_NAMES, logged, named, settle_many, sign_up, statements
from tests.houses import TODAY, case_in


def morning_of(house: House) -> Morning:
    return house.mornings.morning(actor=house.actor)


def called(house: House, most_now: int = MOST_CALLS) -> list[CaseId]:
    found = house.mornings.call_list(actor=house.actor, asked=Asked(most_now=most_now))
    return [entry.case_id for entry in found.now]


def close_all(house: House) -> None:
    """Close every open case, and let each referrer of one that was handed over have heard it."""
    for line in house.casefiles.list(actor=house.actor).lines:
        house.clients.close_case(line.case_id, CloseReason.MOVED, actor=house.actor)
    for waiting in morning_of(house).waiting:
        for case in waiting.cases:
            with house.database.work(house.actor, "client_changed") as work:
                for referral in house.referrals.of_cases([case.case_id], reading=work)[case.case_id]:
                    house.referrals.feedback_given(referral.id, TODAY, work=work)


def test_a_morning_names_whom_to_call_and_what_waits(house: House) -> None:
    morning = morning_of(house)
    assert morning.day == TODAY
    assert {entry.name for entry in morning.to_call} == {
        "Sofia Bakker-van der Vliet",
        "Marlous de Jong",
        "Hanna van Dam",
        "Lina Haddad",
        "Noortje Testers",
    }
    assert (morning.call_list.now_count, morning.call_list.another_day_count) == (5, 1)  # Aylin: not at the weekend
    assert not morning.is_empty
    waiting = {entry.kind: entry for entry in morning.waiting}
    assert set(waiting) == {
        WaitingKind.NEW_REFERRALS,
        WaitingKind.INCOMPLETE,
        WaitingKind.CONSENT_MISSING,
        WaitingKind.FEEDBACK_DUE,
        WaitingKind.LOOP_DUE,
        WaitingKind.ONWARD_DUE,
        WaitingKind.DRAFT_LETTERS,
        WaitingKind.TO_CLOSE,
        WaitingKind.STALE_CARDS,
    }
    assert waiting[WaitingKind.CONSENT_MISSING].text() == "1 mist toestemming"
    assert [case.name for case in waiting[WaitingKind.FEEDBACK_DUE].cases] == ["Mehret Tesfay"]


def test_the_urgent_come_first_then_who_closes_then_whose_term_ends(house: House) -> None:
    quiet = sign_up(house, given_name="Anna", due_date="2027-03-20")
    term = sign_up(house, "Termijn", birth_date="1992-01-01", due_date="2027-04-20", received_on="2026-11-10")
    soon = sign_up(house, "Eerder", birth_date="1990-01-01", due_date="2027-01-01")
    urgent = sign_up(house, "Spoed", birth_date="1991-01-01", due_date="2027-05-25", urgency="urgent")
    order = [case for case in called(house, most_now=20) if case in {quiet, term, soon, urgent}]
    assert order == [urgent, soon, term, quiet]


def test_whom_somebody_tried_today_goes_to_another_day_and_who_was_spoken_to_stands_last(house: House) -> None:
    first, second = called(house)[:2]
    house.visits.contacts.record(first, Tried(result=ContactResult.NOT_REACHED), actor=house.actor)
    house.visits.contacts.record(second, Tried(result=ContactResult.SPOKEN), actor=house.actor)
    assert first not in called(house)
    assert called(house)[-1] == second
    listed = house.mornings.call_list(actor=house.actor, asked=Asked(most_another_day=9))
    assert first in [entry.case_id for entry in listed.another_day]


def test_a_closed_case_is_never_called(house: House) -> None:
    for case in called(house):
        house.clients.close_case(case, CloseReason.MOVED, actor=house.actor)
        assert case not in called(house)
    assert called(house) == []


def test_without_her_consent_she_is_never_called(house: House) -> None:
    assert case_in(house, CaseState.CONSENT_MISSING) not in called(house)
    ready = case_in(house, CaseState.READY)
    with house.database.reading(house.actor) as reading:
        consents = house.clients.consents([ready], reading=reading)[ready]
    given = next(consent for consent in consents if consent.purpose is ConsentPurpose.SIGN_UP)
    assert ready in called(house)
    house.clients.answers.withdraw(given.id, TODAY, actor=house.actor)
    assert ready not in called(house)


def test_her_last_answer_counts_also_when_an_earlier_yes_is_kept(house: House) -> None:
    case = sign_up(house, given_name="Anna")
    assert case in called(house)
    no = Consent(
        id=ConsentId(new_id()),
        case_id=case,
        purpose=ConsentPurpose.SIGN_UP,
        state=ConsentState.REFUSED,
        given_on=TODAY,
    )
    house.clients.answers.record(no, actor=house.actor)
    assert case not in called(house)


def test_she_is_not_called_while_something_a_visit_needs_is_missing(house: House) -> None:
    assert sign_up(house, given_name="Anna", phone="") not in called(house)
    assert sign_up(house, given_name="Bea", birth_date="1990-01-01", street="") not in called(house)


def test_a_woman_whose_weeks_are_over_is_not_called(house: House) -> None:
    over = sign_up(house, due_date="2026-11-20")
    last_day = sign_up(house, "Vandaag", birth_date="1990-01-01", due_date="2026-11-21")
    assert over not in called(house)
    assert called(house)[0] == last_day


def test_names_arrive_as_they_were_typed(house: House) -> None:
    for name in ODD_NAMES[:MOST_CALLS]:
        named(house, name)
    assert {entry.name for entry in morning_of(house).to_call} == {f"{name} Proef" for name in ODD_NAMES[:MOST_CALLS]}


def test_showing_the_list_is_one_line_in_the_log_and_looking_again_none(house: House) -> None:
    before = logged(house, "clients_listed")
    morning_of(house)
    house.mornings.morning(actor=house.actor, is_refresh=True)
    assert len(logged(house, "clients_listed")) == len(before) + 1


def test_an_empty_house_has_a_quiet_morning_that_is_not_logged(house: House) -> None:
    close_all(house)
    before = logged(house, "clients_listed")
    morning = morning_of(house)
    assert (morning.to_call, morning.on_the_road.stops, morning.named) == ((), (), 0)
    assert [entry.kind for entry in morning.waiting] == [WaitingKind.STALE_CARDS]
    assert morning.is_empty  # the directory can wait for a quiet moment
    assert logged(house, "clients_listed") == before


def test_two_hundred_cases_are_asked_with_as_many_questions_as_fifty(house: House) -> None:
    counts = []
    for more in (50, 150):
        settle_many(house, more)
        morning_of(house)  # what is asked once for good is asked by now
        with statements() as sent:
            morning_of(house)
        counts.append(len(sent))
    morning = morning_of(house)
    assert len(morning.to_call) == MOST_CALLS
    assert morning.call_list.now_count > 200
    assert all(len(entry.cases) <= MOST_NAMES for entry in morning.waiting)
    assert counts[0] == counts[1] > 0
    assert morning.to_call[0].closes_on == date(2026, 12, 21)


def test_a_referral_that_was_put_aside_does_not_make_another_complete(house: House) -> None:
    case = sign_up(house, given_name="Anna")
    with house.database.reading(house.actor) as reading:
        (whole,) = house.referrals.of_cases([case], reading=reading)[case]
    again = sign_up(house, given_name="Anna", received_on="2026-11-19", referrer_organisation="", referrer_role="")
    assert again == case
    assert case in called(house)
    house.referrals.not_taken_up(whole.id, NotTakenUp.RECORDED_TWICE, actor=house.actor)
    assert case not in called(house)
    assert case not in {entry.case_id for entry in house.visits.to_plan(actor=house.actor)}


def test_a_planned_visit_waits_when_she_took_her_consent_back(house: House) -> None:
    planned = case_in(house, CaseState.PLANNED)
    assert WaitingKind.DOUBTFUL_VISITS not in {entry.kind for entry in morning_of(house).waiting}
    with house.database.reading(house.actor) as reading:
        consents = house.clients.consents([planned], reading=reading)[planned]
    given = next(consent for consent in consents if consent.purpose is ConsentPurpose.SIGN_UP)
    house.consents.when_withdrawn.clear()  # as in a file from before a consent taken back cancelled the visits
    house.clients.answers.withdraw(given.id, TODAY, actor=house.actor)
    first = morning_of(house).waiting[0]
    assert first.text() == "1 gepland bezoek dat niet meer past"
    assert [case.case_id for case in first.cases] == [planned]


def test_a_planned_visit_waits_when_the_due_date_moved_its_day_out_of_her_weeks(house: House) -> None:
    planned = case_in(house, CaseState.PLANNED)
    due = house.casefiles.page(planned, actor=house.actor).case.due_date
    house.clients.state_due_date(planned, due + timedelta(days=1), DueDateMethod.ULTRASOUND, actor=house.actor)
    assert WaitingKind.DOUBTFUL_VISITS not in {entry.kind for entry in morning_of(house).waiting}
    house.clients.state_due_date(planned, TODAY + timedelta(days=270), DueDateMethod.ULTRASOUND, actor=house.actor)
    assert morning_of(house).waiting[0].kind is WaitingKind.DOUBTFUL_VISITS


def test_weeks_that_close_within_a_week_are_named(house: House) -> None:
    soon = sign_up(house, "Bijna", birth_date="1990-01-01", due_date="2026-11-25")
    waiting = {entry.kind: entry for entry in morning_of(house).waiting}
    assert [case.case_id for case in waiting[WaitingKind.CLOSING_WEEKS].cases] == [soon]
    assert waiting[WaitingKind.CLOSING_WEEKS].text() == "1 venster sluit binnen een week"


def test_weeks_that_passed_ask_why_until_somebody_says_so(house: House) -> None:
    passed = sign_up(house, "Voorbij", birth_date="1990-01-01", due_date="2026-11-18")
    morning = morning_of(house)
    assert [entry.case_id for entry in morning.missed] == [passed]
    assert morning.missed[0].closed_on < TODAY
    assert passed not in called(house)
    house.missed.say_why(passed, FIRST_VISIT, MissedReason.NOT_REACHED, actor=house.actor)
    assert morning_of(house).missed == ()
    house.undo.undo(actor=house.actor)
    assert [entry.case_id for entry in morning_of(house).missed] == [passed]


def test_no_more_than_five_are_asked_at_once(house: House) -> None:
    for number in range(MOST_NAMES + 2):
        sign_up(house, f"Voorbij {'abcdefg'[number]}", birth_date=f"199{number}-01-01", due_date="2026-11-17")
    morning = morning_of(house)
    assert (len(morning.missed), morning.more_missed) == (MOST_NAMES, 2)


def test_the_calls_and_the_interpreters_of_booked_visits_are_there(house: House) -> None:
    case = next(entry.case_id for entry in house.visits.to_plan(actor=house.actor) if "Kaya" in entry.name)
    monday = TODAY + timedelta(days=2)
    time = house.visits.proposals(case, actor=house.actor, first=monday, last=monday)[0]
    house.visits.accept(time, actor=house.actor)
    morning = morning_of(house)
    assert morning.calls is not None
    assert morning.calls.day == monday
    assert case in [entry.case_id for entry in morning.calls.reminders]
    assert case in [task.case_id for task in morning.interpreters]
    assert morning.interpreters[0].nurse == house.actor


def test_a_quiet_day_says_what_comes_next(house: House) -> None:
    close_all(house)
    morning = morning_of(house)
    assert morning.is_empty
    assert morning.ahead is None
    sign_up(house, "Later", phone_note="alleen op dinsdag na 13 uur")
    morning = morning_of(house)
    assert morning.is_empty
    assert morning.ahead == Next(kind=NextKind.TRY, day=date(2026, 11, 24))


def test_the_first_answer_is_that_of_the_whole_page(house: House) -> None:
    assert house.mornings.call_list(actor=house.actor) == morning_of(house).call_list


def test_all_whose_weeks_passed_are_shown_when_asked(house: House) -> None:
    for number in range(MOST_NAMES + 2):
        sign_up(house, f"Voorbij {'abcdefg'[number]}", birth_date=f"199{number}-01-01", due_date="2026-11-17")
    morning = house.mornings.morning(actor=house.actor, asked=Asked(most_missed=50))
    assert (len(morning.missed), morning.more_missed) == (MOST_NAMES + 2, 0)
