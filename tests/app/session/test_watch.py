from ks_desktop.app.session.watch import SessionWatch


def test_a_system_that_tells_nothing_is_no_error() -> None:
    watch = SessionWatch()
    assert watch.start() == ()
    watch.stop()
