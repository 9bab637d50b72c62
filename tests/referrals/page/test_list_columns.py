from ks_desktop.core.texts import _
from ks_desktop.referrals.exchange import Problem, RowOutcome, RowResult
from ks_desktop.referrals.page.list_columns import OUTCOMES, PROBLEM_COLUMNS, RESULT_COLUMNS


def test_an_error_names_its_cell_as_the_sheet_does() -> None:
    problem = Problem(row=2, line=7, letter="D", field="due_date", code="x", sentence="Anders.")
    assert [column.text(problem) for column in PROBLEM_COLUMNS] == ["D7", "Uitgerekende datum", "Anders."]
    whole = Problem(row=2, line=7, letter="", field="", code="csv_cells", sentence="Te veel.")
    assert [column.text(whole) for column in PROBLEM_COLUMNS] == ["7", "", "Te veel."]


def test_what_became_of_a_row_is_said_in_words() -> None:
    result = RowResult(
        row=1,
        line=2,
        result=RowOutcome.PARKED,
        referral_id=None,
        reasons=("birth_date", "phone", "place: Er staat iets.", "Zonder veld."),
    )
    assert [column.text(result) for column in RESULT_COLUMNS] == [
        "2",
        "Onvolledig",
        "Nog nodig: geboortedatum, telefoon. Woonplaats: Er staat iets. Zonder veld.",
    ]
    assert all(_(OUTCOMES[outcome]) for outcome in RowOutcome)
