from ks_desktop.coalition.service.checking import check_lines, check_short_phone, too_long


def test_lines_come_back_clean_with_everything_that_is_wrong() -> None:
    typed = {"name": " Wijk\u202eteam ", "phone": "14 030", "email": "x" * 201, "place": ""}
    lines, errors = check_lines(typed, {"phone": check_short_phone})
    assert (lines["name"], lines["phone"]) == ("Wijkteam", "14 030")
    assert [(error.field, error.code) for error in errors] == [("email", "too_long")]


def test_a_check_refuses_a_line_and_leaves_an_empty_one_alone() -> None:
    _lines, errors = check_lines({"phone": "Utrecht"}, {"phone": check_short_phone})
    assert [error.field for error in errors] == ["phone"]
    assert check_lines({"phone": ""}, {"phone": check_short_phone})[1] == []


def test_too_long_says_how_much_fits() -> None:
    assert "200" in too_long("name", 200).text()
