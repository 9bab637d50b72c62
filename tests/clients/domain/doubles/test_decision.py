from ks_desktop.clients.domain.doubles import Decision, Pregnancy


def test_without_a_woman_it_is_none_of_them() -> None:
    decision = Decision()
    assert decision.woman is None
    assert decision.pregnancy is Pregnancy.SAME
    assert decision.others == frozenset()
