from uuid import UUID

from ks_desktop.coalition.exchange.copy import DirectoryCopy, Extra, KeptGroup, KeptRow

THEIRS = UUID("019aa000-0000-7000-8000-000000000001")
OURS = UUID("019aa000-0000-7000-8000-000000000002")
OTHER = UUID("019aa000-0000-7000-8000-000000000003")


def _row(owner: UUID) -> KeptRow:
    return KeptRow("funding", (("id", "f1"), ("service_id", str(owner)), ("source", "Gemeente")))


def test_what_a_file_knows_goes_with_the_record_that_it_is_here() -> None:
    group = KeptGroup("phone", "", (_row(THEIRS),))
    copy = DirectoryCopy(extras=(Extra(owner=THEIRS, groups=(group,), rows=(_row(THEIRS),)),))
    (extra,) = copy.extras_of({THEIRS: OURS})
    assert extra == Extra(owner=OURS, groups=(KeptGroup("phone", "", (_row(OURS),)),), rows=(_row(OURS),))


def test_what_belongs_to_none_always_goes_along_and_what_was_not_taken_never() -> None:
    nobodys, hers = Extra(owner=None, rows=(_row(OTHER),)), Extra(owner=OTHER, rows=(_row(OTHER),))
    assert DirectoryCopy(extras=(nobodys, hers)).extras_of({THEIRS: THEIRS}) == (nobodys,)
