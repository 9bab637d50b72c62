from ks_desktop.visits.domain import Mode


def test_only_who_meets_in_a_place_is_on_the_road() -> None:
    assert [mode for mode in Mode if mode.is_on_the_road] == [Mode.HOME, Mode.ELSEWHERE]
