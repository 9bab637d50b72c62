import pytest

from ks_desktop.cli.parser import parse


def test_a_request_is_listed_by_default_and_begun_with_what_was_asked() -> None:
    assert parse(["requests"]).act == "list"
    asked = parse(["requests", "begin", "--case", "X", "--kind", "access", "--received", "2026-11-20"])
    assert (asked.act, asked.kind, asked.received.isoformat(), asked.asked_by) == (
        "begin",
        "access",
        "2026-11-20",
        "herself",
    )
    assert parse(["data-list", "--pdf", "uit.pdf"]).pdf.name == "uit.pdf"


@pytest.mark.parametrize(
    "words",
    [
        ["requests", "burn"],
        ["requests", "begin", "--kind", "money"],
        ["leave-with-all", "--out", "map"],
        ["leave-with-all", "--reason", "weg"],
    ],
)
def test_what_cannot_be_meant_is_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        parse(words)
