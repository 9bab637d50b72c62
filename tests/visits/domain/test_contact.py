from ks_desktop.visits.domain import ContactResult


def test_the_words_of_a_try_stay_as_they_are_stored() -> None:
    assert {result.value for result in ContactResult} == {"spoken", "not_reached", "later"}
