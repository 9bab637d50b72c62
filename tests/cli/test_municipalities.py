import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ks_desktop.cli import commands
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import parse
from ks_desktop.coalition import catalogue
from ks_desktop.core.errors import UserError
from ks_desktop.house import House
from tests.houses import TODAY, practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()
    catalogue.use((), TODAY)


def test_a_newer_list_is_looked_at_then_kept_and_the_same_again_says_nothing(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"{each.code};{each.name}" for each in house.coalition.municipalities() if each.name != "Wijdemeren"]
    file = tmp_path / "cbs.csv"
    file.write_text("\n".join(["GemeentecodeGM;Gemeentenaam", *rows, "GM2000;Gooiland"]), encoding="utf-8")

    def run(*options: str) -> tuple[str, str]:
        words = ["import", "municipalities", str(file), "--counts-from", "2026-06-01", *options]
        assert commands.import_referrals(house, parse(words)) is Exit.DONE
        said = capsys.readouterr()
        return said.out, said.err

    out, err = run("--dry-run", "--json")
    told = json.loads(out)
    assert (told["same"], told["stored"]) == (341, False)
    assert [(row["what"], row["code"], row["until"]) for row in told["municipalities"]] == [
        ("new", "GM2000", None),
        ("ended", "GM1696", "2026-06-01"),
    ]
    assert "Wijdemeren" in err
    assert house.coalition.municipality("GM1696").until is None
    run()
    assert house.coalition.municipality("GM1696").until == date(2026, 6, 1)
    assert house.coalition.municipality("Gooiland").since == date(2026, 6, 1)
    assert run()[0].splitlines() == ["what\tcode\tname\tsince\tuntil\tsucceeded_by\tbefore"]


def test_what_is_no_list_is_refused(house: House, tmp_path: Path) -> None:
    file = tmp_path / "half.csv"
    file.write_text("code;naam\n344;Utrecht\n", encoding="utf-8")
    with pytest.raises(UserError, match="not_whole"):
        commands.import_referrals(house, parse(["import", "municipalities", str(file)]))


def test_all_are_listed_also_those_of_before(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.list_records(house, parse(["list", "municipalities", "--json"])) is Exit.DONE
    found = {row["code"]: row for row in json.loads(capsys.readouterr().out)}
    assert (found["GM0457"]["until"], found["GM0457"]["now"]) == ("2022-03-24", ["GM0363"])
    assert found["GM0344"]["is_ours"] is True
    assert len(found) >= 476
