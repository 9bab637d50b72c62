from ks_desktop.coalition.domain import Need, Needs

NEEDS = Needs(
    [
        Need(key="money", name="Geld", words=("schulden", "geldzorgen", "budget")),
        Need(key="housing", name="Wonen", words=("schuur",)),
    ]
)


def test_another_word_or_its_beginning_stands_for_a_need() -> None:
    for typed in ("schulden", "SCHULD", "geldzorgen", "budget", "geld"):
        assert NEEDS.meant_by(typed) == {"money"}
    assert NEEDS.meant_by("schu") == {"money", "housing"}
    assert NEEDS.meant_by("sc") == NEEDS.meant_by("") == NEEDS.meant_by("voetbal") == frozenset()


def test_a_need_that_is_not_known_any_more_keeps_its_key() -> None:
    assert (NEEDS.name_of("money"), NEEDS.name_of("gone")) == ("Geld", "gone")
