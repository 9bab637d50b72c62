import pytest

from ks_desktop.cli.parser import parse


def test_a_file_alone_is_a_list_of_referrals_and_a_directory_says_so() -> None:
    alone, named = parse(["import", "lijst.csv"]), parse(["import", "directory", "kaart.zip", "--take", "all"])
    assert (alone.what, alone.file.name, alone.take) == ("referrals", "lijst.csv", "new")
    assert (named.what, named.file.name, named.take) == ("directory", "kaart.zip", "all")
    assert parse(["import", "referrals", "lijst.csv"]).what == "referrals"


def test_the_file_to_write_is_named_behind_the_word_or_with_out() -> None:
    assert parse(["export", "directory", "--as", "hsds", "kaart.zip"]).out.name == "kaart.zip"
    assert parse(["export", "referrals", "--out", "lijst.csv", "--format", "xlsx"]).out.name == "lijst.csv"


@pytest.mark.parametrize(
    "words",
    [
        ["import"],
        ["import", "kaart", "kaart.zip"],
        ["import", "directory", "a", "b"],
        ["import", "directory", "a", "--take", "some"],
        ["export", "referrals"],
        ["export", "directory", "a.zip", "--out", "b.zip"],
        ["export", "directory", "a.zip", "--as", "pdf"],
        ["export", "directory", "a.csv", "--tray", "done"],
        ["export", "referrals", "a.csv", "--as", "csv"],
    ],
)
def test_what_cannot_be_meant_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(words)
    assert caught.value.code == 2
    assert capsys.readouterr().err
