from pathlib import Path

from tests.cli.conftest import Command

ROWS = """received_on;given_name;birth_surname;birth_date;postcode;house_number;phone;due_date
2026-11-18;Aylin;Kaya;1998-03-12;3511 AB;12;06 12345678;2027-03-16
2026-11-19;Ailin;Kayya;1998-03-12;3511 AB;12;06 12345678;2027-03-16
2026-11-19;Zeynep;Demir;1985-07-30;3523 CD;7;06 87654321;2027-05-01
"""


def test_women_who_are_likely_one_are_listed_with_the_reasons(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "drie.csv"
    file.write_text(ROWS, encoding="utf-8")
    command("import", str(file))
    (pair,) = command("doubles", "--json").json
    assert (pair["older"]["name"], pair["newer"]["name"]) == ("Aylin Kaya", "Ailin Kayya")
    assert pair["verdict"] == "certain"
    assert 0.9 < pair["score"] <= 1
    assert {"born", "phone", "house", "due"} <= set(pair["reasons"])
    assert len(pair["newer"]["referrals"]) == len(pair["older"]["referrals"]) == 1
    said = command("doubles").out
    assert said.startswith("1.000\tcertain\tAylin Kaya\tAilin Kayya\t")
    assert "zelfde geboortedatum" in said
