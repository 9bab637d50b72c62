from ks_desktop.records.leaving.readme import readme


def test_it_says_whether_what_few_may_read_is_in_it() -> None:
    assert "staan er leesbaar in" in readme(with_restricted=True)
    assert "staan er niet in" in readme(with_restricted=False)
    assert "{" not in readme(with_restricted=True) + readme(with_restricted=False)
