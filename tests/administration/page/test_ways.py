from ks_desktop.administration.page.ways import LINKS, Way, leads_to


def test_every_way_has_a_way_out_of_it_and_no_link_to_itself() -> None:
    for way in Way:
        for has_pin in (True, False):
            led = leads_to(way, has_pin=has_pin)
            assert led
            assert way not in led
            assert set(led) <= set(LINKS)


def test_a_pin_is_offered_only_where_there_is_one() -> None:
    assert Way.PIN in leads_to(Way.PASSPHRASE, has_pin=True)
    assert Way.PIN not in leads_to(Way.PASSPHRASE, has_pin=False)
    assert leads_to(Way.PIN, has_pin=True) == (Way.PASSPHRASE,)
