from ks_desktop.referrals.exchange.files import read_grid
from ks_desktop.referrals.exchange.layout import propose
from ks_desktop.referrals.exchange.looking import Preview, ReferralList
from ks_desktop.referrals.exchange.outcomes import RowOutcome, RowResult


def listed(text: str) -> ReferralList:
    grid = read_grid(text.encode())
    return ReferralList(grid=grid, layout=propose(grid), fixed={})


def test_columns_show_their_first_texts_and_what_is_not_taken_over_is_named() -> None:
    found = listed("Naam;Kleur;;Leeg\nSlot;rood;x;\nWit;;;\n")
    assert [(c.letter, c.heading, c.samples, c.field) for c in found.columns()] == [
        ("A", "Naam", ("Slot", "Wit"), "birth_surname"),
        ("B", "Kleur", ("rood",), ""),
        ("C", "", ("x",), ""),
        ("D", "Leeg", (), ""),
    ]
    assert found.unused() == ("B", "C", "D")
    assert (found.letter("birth_surname"), found.letter("gp"), found.letter("")) == ("A", "", "")
    assert [error.field for error in found.faults] == ["received_on", "due_date"]


def test_a_preview_counts_how_rows_would_end() -> None:
    results = [RowResult(row=n, result=RowOutcome.TAKEN, referral_id=None) for n in range(3)]
    seen = Preview(results=(*results, RowResult(row=4, result=RowOutcome.REFUSED, referral_id=None)), problems=())
    assert (seen.count(RowOutcome.TAKEN), seen.count(RowOutcome.REFUSED), seen.count(RowOutcome.PARKED)) == (3, 1, 0)
