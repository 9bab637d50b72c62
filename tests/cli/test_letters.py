import argparse
import json
from collections.abc import Iterator
from uuid import UUID

import pytest

from ks_desktop.cli.letters import case_of, letter_of, make_letter
from ks_desktop.cli.parser import parse
from ks_desktop.clients.domain import CaseState
from ks_desktop.core.errors import UserError, UserErrors, each
from ks_desktop.core.values import LetterId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import Letter, LetterKind, Variant
from ks_desktop.letters.domain.codes import slip_code, slip_qr
from ks_desktop.visits.domain import visit_qr
from tests.houses import case_in, practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def asked(*words: str) -> argparse.Namespace:
    return parse(["letter", *words, "--json"])


def made(house: House, capsys: pytest.CaptureFixture[str], *words: str) -> Letter:
    make_letter(house, asked(*words))
    said = json.loads(capsys.readouterr().out)
    return house.letters.letter(LetterId(UUID(said["id"])), actor=house.actor)


def refusals(house: House, words: argparse.Namespace) -> tuple[UserError, ...]:
    try:
        make_letter(house, words)
    except (UserError, UserErrors) as refused:
        return tuple(each(refused))
    return ()


def case_with_visit(house: House) -> str:
    return str(case_in(house, CaseState.PLANNED))


def test_a_datum_for_a_letter_that_has_none_to_choose_is_refused_in_a_whole_sentence(house: House) -> None:
    (said,) = refusals(house, asked("appointment", "--case", case_with_visit(house), "--with", "bsn"))
    assert said.text() == "“bsn” is hier niet bekend: bij deze brief valt niets te kiezen."


def test_every_kind_makes_a_draft_or_says_in_sentences_why_not(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    case = case_with_visit(house)
    for kind in LetterKind:
        assert made(house, capsys, kind, "--case", case).kind is kind
    for kind in (LetterKind.REFERRAL_INFORMAL, LetterKind.RECORD_EXTRACT, LetterKind.CANCELLATION):
        said = refusals(house, asked(kind, "--case", case, "--final"))
        assert said, kind
        assert all(error.text() and error.code for error in said), kind
        capsys.readouterr()


def test_what_is_asked_for_stands_in_the_draft(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    case = case_with_visit(house)
    letter = made(
        house,
        capsys,
        *("referral_social", "--case", case, "--question", "Wilt u kennismaken?", "--word", "agreements=a=b <c>"),
        *("--without", "phone", "--why", "reasons=zij vroeg het zelf", "--with", "reasons", "--variant", "large_print"),
        *("--route", "portal"),
    )
    assert letter.words["question"] == "Wilt u kennismaken?"
    assert letter.words["agreements"] == "a=b <c>"
    assert "phone" not in letter.ticked
    assert letter.variant is Variant.LARGE_PRINT
    assert letter.route == "portal"
    assert letter.reasons.get("reasons") == "zij vroeg het zelf"
    hers = made(house, capsys, "appointment", "--case", case, "--language", "tr")
    assert hers.language == "tr"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--word", "verzonnen=x"), "name"),
        (("--with", "verzonnen"), "name"),
        (("--without", "bloedgroep"), "name"),
        (("--language", "xx"), "language"),
        (("--language", "tr"), "language"),  # a partner's letter is in Dutch alone
    ],
)
def test_what_is_not_known_is_named_with_what_is(house: House, words: tuple[str, ...], code: str) -> None:
    with pytest.raises(UserError) as refused:
        make_letter(house, asked("referral_social", "--case", case_with_visit(house), *words))
    assert refused.value.code == code


def test_a_case_is_named_by_its_id_or_by_a_code_on_paper(house: House) -> None:
    line = next(line for line in house.letters.register(actor=house.actor) if line.letter.number)
    number, case = line.letter.number, line.letter.case_id
    assert {case_of(house, typed) for typed in (str(case), number, slip_code(number), slip_qr(number))} == {case}
    assert letter_of(house, number) == letter_of(house, str(line.letter.id)) == line.letter.id
    with house.database.reading(house.actor) as reading:
        visit = house.visits.booked(reading=reading)[0]
    assert case_of(house, visit.code) == case_of(house, visit_qr(visit.code)) == visit.case_id
    unknown = str(new_id())
    assert str(case_of(house, unknown)) == unknown  # that it is not there is said by who looks for it
    for typed in ("2026-9999", "KSV:ZZZZ", "geen-id", ""):
        with pytest.raises(UserError):
            case_of(house, typed)
