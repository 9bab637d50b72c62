from datetime import date

from ks_desktop.visits.domain.reporting import Following, NextContact


def test_what_follows_leaves_all_as_it_is_when_nobody_says_anything() -> None:
    assert (Following().next_contact, Following().goals) == (None, None)
    assert NextContact(contact_type="call").not_before is None
    assert Following(goals=()) != Following()  # no goals any more is something else than not asked
    assert NextContact(contact_type="call", not_before=date(2026, 12, 1)) != NextContact(contact_type="call")
