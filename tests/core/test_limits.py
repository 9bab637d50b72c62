from ks_desktop.core.limits import NO_LIMITS, Limits

_READ, _SELECT = 20, 21


def test_what_is_denied_is_refused_and_what_is_blank_is_passed_over() -> None:
    decide = Limits(denied=frozenset({"woman"}), blank=frozenset({"visit.note", "topic.*"})).authorizer()
    assert decide(_READ, "woman", "name", "main", None) == 1
    assert decide(_READ, "visit", "note", "main", None) == 2
    assert decide(_READ, "visit", "day", "main", None) == 0
    assert decide(_READ, "topic", "anything", "main", None) == 2
    assert decide(_SELECT, None, None, None, None) == 0


def test_without_limits_nothing_is_closed() -> None:
    assert NO_LIMITS.authorizer()(_READ, "woman", "name", "main", None) == 0
