from ks_desktop.administration.people.checking import unfit


def test_a_passphrase_typed_twice_must_do_and_be_the_same() -> None:
    good = "een zin van vier woorden"
    assert unfit(good, good) == []
    assert [error.code for error in unfit(good, f"{good}!")] == ["differs"]
    assert [error.code for error in unfit("kort", "kort")] == ["passphrase_short"]
