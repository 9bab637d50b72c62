"""What the tests of the pane of users share."""

from ks_desktop.administration.page.people import PeoplePane


def open_person(pane: PeoplePane, name: str) -> None:
    """Open a user by her login name."""
    pane.open(next(one for one in pane.team.people if one.user.name == name))
