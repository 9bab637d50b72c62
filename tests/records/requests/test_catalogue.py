from ks_desktop.records.domain.requests import RequestKind
from ks_desktop.records.requests.catalogue import catalogue


def test_each_kind_has_steps_a_source_and_grounds_to_refuse() -> None:
    known = catalogue()
    assert [guide.kind for guide in known.guides] == list(RequestKind)
    assert (known.term.months, known.term.prolong_months) == (1, 2)
    for guide in known.guides:
        keys = [step.key for step in guide.steps]
        assert keys[0] == "identity"
        assert len(keys) == len(set(keys))
        assert guide.steps[0].must
        assert known.grounds_for(guide.kind)
        for source in (guide.source, *(ground.source for ground in known.grounds)):
            assert source.text
            assert source.mark in {"F", "U", "P"}
    assert len({ground.key for ground in known.grounds}) == len(known.grounds)
