import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.settings import RANGES, Settings
from ks_desktop.records.keeping.kinds import CARE_RECORD, LOG, NEVER_STARTED, PROPOSED, Done, Mark, Since, shipped_kinds


def test_every_kind_says_where_it_comes_from_and_none_calls_itself_verified() -> None:
    kinds = shipped_kinds()
    for kind in kinds.values():
        assert kind.name
        assert kind.what
        assert kind.source
        assert not kind.is_verified  # we looked nothing up at the organisation that uses it
        assert all(word.label() for word in (kind.since, kind.done, kind.mark))
        if kind.term is not None:
            assert kind.least <= kind.term.span <= kind.most
    assert {key for key, kind in kinds.items() if kind.done is Done.PROPOSAL} == set(PROPOSED)


def test_what_the_law_says_stands_in_the_data() -> None:
    kinds = shipped_kinds()
    care, log = kinds[CARE_RECORD], kinds[LOG]
    assert care.term is not None
    assert (care.term.span, care.least, care.since, care.mark) == (20, 20, Since.LAST_CHANGE, Mark.FOUND)
    assert log.term is not None
    assert (log.term.span, log.least, log.since, log.mark) == (5, 5, Since.WRITTEN_AND_GONE, Mark.FOUND)
    assert kinds[NEVER_STARTED].mark is Mark.PROPOSED


def test_a_term_that_is_a_setting_has_its_default_and_range() -> None:
    for kind in shipped_kinds().values():
        if kind.setting:
            allowed = RANGES[kind.setting]
            assert kind.term is not None
            assert kind.term.span == getattr(Settings(), kind.setting)
            assert (kind.least, kind.most, kind.term.unit) == (allowed.least, allowed.most, allowed.unit)


def test_another_term_lies_within_what_may_be_chosen() -> None:
    care = shipped_kinds()[CARE_RECORD]
    assert care.with_span(30).term != care.term
    for span in (19, 116):
        with pytest.raises(UserError, match="range"):
            care.with_span(span)
    with pytest.raises(UserError, match="no_term"):
        shipped_kinds()["account"].with_span(1)
