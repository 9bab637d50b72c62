from tools.srgb_profile import FILE, profile


def test_the_profile_that_is_kept_is_the_one_that_is_made() -> None:
    assert FILE.read_bytes() == profile()
