import json
import os
import sys

import pytest

from ks_desktop.cli import output
from ks_desktop.cli.output import Exit
from ks_desktop.core.errors import (
    KsError,
    StaleError,
    StorageError,
    StorageProblem,
    UserError,
    UserErrors,
    WrongPassphraseError,
)


def test_a_row_keeps_to_one_line_whatever_stands_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    output.say_cells(["a\tb", "c\nd", None, ["x", "y\tz"], 0, True])
    assert capsys.readouterr().out == "a b\tc d\t\tx, y z\t0\tTrue\n"


def test_a_table_has_its_columns_in_order_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    output.say_table([{"b": 2, "a": 1, "hidden": 3}, {"a": 4}], ("a", "b"))
    assert capsys.readouterr().out.splitlines() == ["a\tb", "1\t2", "4\t"]


def test_json_keeps_letters_readable_and_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.say_json({"name": "Żak", "note": "a\nb"})
    said = capsys.readouterr().out
    assert "Żak" in said
    assert said.count("\n") == 1
    assert json.loads(said) == {"name": "Żak", "note": "a\nb"}


def test_what_is_told_about_the_work_stays_out_of_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    output.tell("over het werk")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "over het werk\n")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UserError("x", code="x"), Exit.REFUSED),
        (StaleError(), Exit.REFUSED),
        (WrongPassphraseError("x", code="x"), Exit.PASSPHRASE),
        (StorageError(StorageProblem.IN_USE, "x"), Exit.STORAGE),
    ],
)
def test_each_kind_of_trouble_has_its_exit_code(error: KsError, code: Exit) -> None:
    assert output.exit_of(error) == code


def test_all_errors_are_said_each_with_field_and_code(capsys: pytest.CaptureFixture[str]) -> None:
    errors = UserErrors([UserError("One", code="a", field="first"), UserError("Two {n}", code="b", values={"n": 2})])
    assert output.say_error(errors, as_json=True) == Exit.REFUSED
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == [
        {"field": "first", "code": "a", "text": "One"},
        {"field": "", "code": "b", "text": "Two 2"},
    ]
    assert said.err == "One\n"


def test_without_json_an_error_says_nothing_where_results_go(capsys: pytest.CaptureFixture[str]) -> None:
    output.say_error(StorageError(StorageProblem.DAMAGED, "Broken"), as_json=False)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Broken\n")


def test_after_hanging_up_nothing_more_is_heard(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    output.hang_up()
    output.say("niemand luistert")
    assert sys.stdout.name == os.devnull
    sys.stdout.close()
    assert capsys.readouterr().out == ""
