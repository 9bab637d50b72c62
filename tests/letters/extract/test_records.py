from ks_desktop.letters.extract.records import Kept


def test_where_nothing_is_kept_nothing_is_made_up() -> None:
    kept = Kept()
    assert not any((kept.due_dates, kept.people, kept.referrals, kept.visits, kept.letters, kept.log, kept.names))
