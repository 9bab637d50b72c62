import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ks_desktop import cli
from ks_desktop import house as houses
from tests.keys import CHEAP, PASSPHRASE

_COMPLETE = {
    "received_on": "2026-11-19",
    "birth_surname": "Voorbeeld",
    "given_name": "Noor",
    "birth_date": "03-02-1996",
    "street": "Rozenproef",
    "house_number": "21",
    "postcode": "3512AB",
    "place": "Utrecht",
    "municipality": "Utrecht",
    "phone": "0600000021",
    "referrer_organisation": "De Ooievaar",
    "route": "direct",
    "due_date": "2027-03-27",
    "consent_given": "ja",
    "consent_on": "2026-11-19",
    "consent_by": "F. Voorbeeld",
}
_PARKED = {"received_on": "2026-11-20", "birth_surname": "Żak", "route": "direct", "due_date": "10-04-2027"}
_WRONG = {"received_on": "30-02-2026", "birth_surname": "O'Brien & zn", "due_date": "2027-04-10"}
SAMPLE = "\n".join(
    [";".join(_COMPLETE), *(";".join(row.get(name, "") for name in _COMPLETE) for row in (_COMPLETE, _PARKED, _WRONG))]
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a command ended with and said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Said]


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "zin.txt"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    file.chmod(0o600)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder of one nurse who works Monday to Friday, closed."""
    from ks_desktop.cli.commands import set_up

    folder = tmp_path / "gegevens"
    house, _code = houses.create(folder, "noor", PASSPHRASE, cost=CHEAP)
    set_up(house, ["Utrecht"], "3511 AB")
    house.close()
    return folder


@pytest.fixture
def command(folder: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in that folder, as typed."""

    def do(*words: str) -> Said:
        code = cli.run([*words, "--data", str(folder), "--passphrase-file", str(passphrase_file)])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return do


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    file = tmp_path / "aanmeldingen.csv"
    file.write_text(SAMPLE, encoding="utf-8")
    return file
