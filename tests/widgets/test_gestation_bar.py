from ks_desktop.widgets import gestation_bar


def test_what_a_page_needs_of_the_bar_is_at_its_door() -> None:
    assert all(hasattr(gestation_bar, name) for name in gestation_bar.__all__)
