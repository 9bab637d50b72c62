from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ks_desktop.house import House
from ks_desktop.letters.domain import LetterLine, LetterState
from ks_desktop.letters.domain.codes import slip_qr
from ks_desktop.onward.domain import OnwardState, StepTaken
from ks_desktop.search.domain import Hit, HitKind
from ks_desktop.visits.domain import visit_qr
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window import MainWindow
from tests.houses import settle


def events(house: House) -> list[str]:
    with house.database.reading(house.actor) as reading:
        rows = reading.session.connection().exec_driver_sql("SELECT event FROM audit ORDER BY seq")
        return [event for (event,) in rows]


def numbered(house: House) -> LetterLine:
    """Return a letter that asked nobody for help, so that its code leads to itself."""
    lines = house.letters.register(actor=house.actor)
    return next(line for line in lines if line.letter.number and not line.letter.kind.is_referral)


def test_a_scanned_slip_opens_its_letter_and_a_plan_its_sheet(main: MainWindow, tasks: Tasks, house: House) -> None:
    line = numbered(house)
    main.search.begin()
    QTest.keyClicks(main.search.line, slip_qr(line.letter.number))
    QTest.keyClick(main.search.line, Qt.Key.Key_Return)  # before any answer came, as a scanner does
    settle(tasks)
    register = main.pages.letters().register
    chosen = register.current()
    assert chosen is not None
    assert chosen.letter.id == line.letter.id
    assert events(house)[-1] == "letter_opened"
    # On Brieven it need not be typed anywhere.
    with house.database.reading(house.actor) as reading:
        visit = next(v for v in house.visits.booked(reading=reading) if v.nurse == house.actor)
    QTest.keyClicks(register.table.view, visit_qr(visit.code))
    QTest.keyClick(register.table.view, Qt.Key.Key_Return)
    settle(tasks)
    assert main.place().case_id == visit.case_id
    plan = house.plans.day(house.clock.today(), actor=house.actor)
    house.plans.printed(plan, actor=house.actor)
    main.search.scanned(plan.draft.label)
    settle(tasks)
    front = main.stack.currentWidget()
    assert front is not None
    assert front.objectName() == "printed"


def test_an_old_or_quiet_letter_stands_in_the_register_for_this_once(
    main: MainWindow, tasks: Tasks, house: House
) -> None:
    line = numbered(house)
    main.show_page("letters")
    settle(tasks)
    register = main.pages.letters().register
    register._most = 0  # noqa: SLF001 - as if many newer ones were made
    register.refresh()
    settle(tasks)
    assert not register.table.records()
    main.by_code.open(Hit(kind=HitKind.LETTER, title="", letter_id=line.letter.id))
    settle(tasks)
    assert [there.letter.id for there in register.table.records()] == [line.letter.id]
    main.show_page("women")
    assert not register.table.records()
    register._most = 500  # noqa: SLF001
    main.show_page("letters")
    settle(tasks)
    assert line.letter.id in {there.letter.id for there in register.table.records()}


def test_a_scanned_slip_of_help_that_was_asked_opens_what_was_heard_on_her_page(
    main: MainWindow, tasks: Tasks, house: House
) -> None:
    lines = house.letters.register(actor=house.actor)
    sent = next(one.letter for one in lines if one.letter.kind.is_referral and one.letter.state is LetterState.SENT)
    onward_id = house.letters.followed(sent.id, actor=house.actor)
    main.search.scanned(slip_qr(sent.number))
    settle(tasks)
    step = main.pages.helping.step
    assert main.place().case_id == sent.case_id
    assert main.pages.women().case.sheet.panel() is step
    # Once it came to its end the slip leads to its letter.
    today = house.clock.today()
    for state in (OnwardState.STARTED, OnwardState.FINISHED):
        if house.onward.referral(onward_id, actor=house.actor).state is not state:
            house.letters.answered(sent.id, StepTaken(state=state, on=today), actor=house.actor)
    main.search.scanned(slip_qr(sent.number))
    settle(tasks)
    chosen = main.pages.letters().register.current()
    assert chosen is not None
    assert chosen.letter.id == sent.id
    assert main.pages.letters().register.bar.answer.isVisible()
