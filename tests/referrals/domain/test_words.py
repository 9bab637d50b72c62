from ks_desktop.referrals.domain import FIELDS


def test_the_fields_are_those_of_the_paper_form() -> None:
    assert len(FIELDS) == len(set(FIELDS)) == 67
    assert FIELDS[:3] == ("received_on", "channel", "route")
    assert {"consult_first", "housing", "address_note", "partner_may_know", "shielded"} <= set(FIELDS)
    assert {"due_date_margin", "first_child"} <= set(FIELDS)
