"""Taking in lists: each row stored, parked or refused; what is stored is the same one by one and together."""

from pathlib import Path

import pytest

from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import ReferralId, UserId, new_id
from ks_desktop.referrals.exchange import Encoding, RowOutcome, RowResult
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.imports import Imports
from tests.referrals.makers import BARE, make_values


def rows(*values: dict[str, str]) -> bytes:
    names = list(dict.fromkeys(name for each in values for name in each))
    lines = [";".join(names), *(";".join(each.get(name, "") for name in names) for each in values)]
    return "\n".join(lines).encode()


def imported(imports: Imports, content: bytes, actor: UserId) -> list[RowResult]:
    return list(imports.take(content, actor=actor)[1])


def test_each_row_of_a_file_is_answered(imports: Imports, referrals: Referrals, actor: UserId) -> None:
    content = rows(
        make_values(),
        BARE,
        make_values(received_on="18-11-2026", interpreter="ja"),
        make_values(bsn="999910425", birth_surname="Bad\x00er", birth_date="30-02-1998", due_date="2062-03-16"),
        make_values(bsn="999910437", birth_surname="Hele\x00\x01na", birth_date="1-2-1999"),
    )
    results = imported(imports, content, actor)
    assert [result.row for result in results] == [1, 2, 3, 4, 5]
    assert [result.result.value for result in results] == ["taken", "parked", "duplicate", "refused", "taken"]
    assert results[2].referral_id == results[0].referral_id
    assert results[1].reasons[-1] == "consent"
    assert results[3].referral_id is None
    assert [reason.split(":")[0] for reason in results[3].reasons] == ["birth_date", "due_date"]
    assert results[4].reasons == ("birth_surname: Er zijn 2 onleesbare tekens weggehaald.",)
    assert len(referrals.list(actor=actor)) == 3


def test_what_a_later_row_fills_in_is_not_said_to_be_missing(
    imports: Imports, referrals: Referrals, actor: UserId
) -> None:
    second = make_values(referrer_organisation="Kraamzorg Proef", referrer_role="maternity_care")
    results = imported(imports, rows(make_values(phone=""), second), actor)
    assert [(result.result.value, result.reasons) for result in results] == [("taken", ()), ("taken", ())]
    listed = {line.referral.id: line.missing for line in referrals.list(actor=actor)}
    assert listed == {result.referral_id: () for result in results}


def test_a_row_that_says_otherwise_is_told_in_words_and_never_overrules(
    imports: Imports, referrals: Referrals, actor: UserId
) -> None:
    gp = {"referrer_name": "K. Ander", "phone": "06-87654321", "safe_post": "nee"}
    content = rows(
        make_values(safe_post="ja"),
        make_values(**gp),
        make_values(phone="06-11111111"),
        make_values(email="aylin@voorbeeld.nl"),
        make_values(birth_surname="Slot", birth_date="1990-01-01"),
        make_values(bsn="", bsn_checked_by="", bsn_checked_on="", given_name="Ayla"),
    )
    results = imported(imports, content, actor)
    first, second, differs, fills, somebody_else, alike = results
    assert [r.result.value for r in results] == ["taken", "taken", "duplicate", "taken", "refused", "taken"]
    assert differs.referral_id == fills.referral_id == first.referral_id != second.referral_id
    assert second.reasons == (
        "phone: In het dossier staat iets anders; dat is niet gewijzigd.",
        "safe_post: Het veiligste antwoord geldt nu.",
    )
    assert differs.reasons == ("phone: In het dossier staat iets anders; dat is niet gewijzigd.",)
    assert fills.reasons == ("email: Aangevuld: dit was nog leeg.",)
    assert [reason.split(":")[0] for reason in somebody_else.reasons] == ["bsn"]
    assert alike.reasons[0].startswith("birth_surname: Er is al een zwangere bekend")
    opened = referrals.open(first.referral_id or ReferralId(new_id()), actor=actor)
    assert (opened.values["phone"], opened.values["email"], opened.values["safe_post"]) == (
        "06-12345678",
        "aylin@voorbeeld.nl",
        "no",
    )
    assert opened.said_otherwise == {"phone": "06-11111111"}


def test_what_cannot_be_seen_is_kept_and_told(imports: Imports, referrals: Referrals, actor: UserId) -> None:
    typed = make_values(place="Ut\u200brecht", phone_note="na\t15")
    (result,) = imported(imports, rows(typed), actor)
    assert result.reasons == (
        "phone_note: Er is 1 onleesbaar teken weggehaald.",
        "place: Er staat 1 teken in dat niet te zien is.",
    )
    assert referrals.list(actor=actor)[0].name == "Aylin Kaya"
    recorded = referrals.record(make_values(bsn="999910425", given_name="Zo\u00ad\u00ade", birth_date=""), actor=actor)
    assert recorded.told() == (("given_name", "Er staan 2 tekens in die niet te zien zijn."),)


def test_the_import_says_what_it_saw_and_reading_again_stores_nothing_twice(
    imports: Imports, referrals: Referrals, actor: UserId
) -> None:
    content = rows(make_values(given_name="Zoë"), BARE).decode().encode("cp1252")
    found, _results = imports.take(content, actor=actor)
    assert (found.grid.encoding, found.grid.delimiter) == (Encoding.WINDOWS_1252, ";")
    assert referrals.list(actor=actor) == ()
    first = imported(imports, content, actor)
    again = imported(imports, content, actor)
    assert [result.result for result in again] == [RowOutcome.DUPLICATE] * 2
    assert [r.referral_id for r in again] == [r.referral_id for r in first]


def test_a_result_is_given_only_when_its_batch_is_stored_for_good(
    imports: Imports, referrals: Referrals, actor: UserId, database: Database
) -> None:
    content = rows(*({**BARE, "given_name": f"Roos{n}"} for n in range(150)))
    _found, results = imports.take(content, actor=actor)
    next(results)
    assert len(referrals.list(actor=actor)) == 100
    copy = database.path.with_name("copy.db")
    database.copy_to(copy)
    assert copy.stat().st_size > 0
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(referrals.list(actor=actor)) == 100


def test_a_broken_file_stores_nothing(imports: Imports, referrals: Referrals, actor: UserId, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(rows(make_values()) + b'\n"')
    with pytest.raises(UserError):
        imported(imports, broken.read_bytes(), actor)
    assert referrals.list(actor=actor) == ()


def test_what_was_chosen_for_a_sender_counts_for_the_next_list(
    imports: Imports, referrals: Referrals, actor: UserId
) -> None:
    content = b"dag;naam;uitgerekend;iets\n18-11-2026;Slot;16-3-2027;na 15:00\n"
    found = imports.open(content, actor=actor)
    assert found.layout.fields == ("", "birth_surname", "due_date", "")
    assert [error.code for error in found.strangers] == ["csv_column", "csv_column"]
    with pytest.raises(UserError):
        imports.store(found, actor=actor)
    fields = ("received_on", "birth_surname", "due_date", "phone_note")
    chosen = imports.rearrange(found, fields, sender=" Praktijk De Bron ")
    (batch,) = imports.store(chosen, actor=actor)
    assert [result.result for result in batch] == [RowOutcome.PARKED]
    (line,) = referrals.list(actor=actor)
    assert line.referral.referrer_organisation == "Praktijk De Bron"
    again = imports.open(content, actor=actor)
    assert (again.layout.fields, again.sender, again.is_remembered) == (fields, "Praktijk De Bron", True)
    assert again.strangers == ()
    assert imports.senders(actor=actor) == ("Praktijk De Bron",)
    other = imports.open(content, actor=actor, sender="Praktijk Anders")
    assert (other.layout.fields, other.is_remembered) == (found.layout.fields, False)
    assert imports.sent_by(other, "praktijk de bron", actor=actor).layout.fields == fields
    assert [r.result for r in imports.take(content, actor=actor)[1]] == [RowOutcome.DUPLICATE]


def test_the_sender_stands_only_where_no_column_names_who_referred(imports: Imports, actor: UserId) -> None:
    named = imports.open(rows(make_values()), actor=actor, sender="Praktijk Anders")
    assert named.fixed == {}
    bare = imports.open(rows(BARE), actor=actor, sender="Praktijk Anders", fixed={"channel": "letter"})
    assert bare.fixed == {"channel": "letter", "referrer_organisation": "Praktijk Anders"}
    assert imports.rearrange(bare, bare.layout.fields, sender="").fixed == {"channel": "letter"}


def test_what_would_become_of_a_list_is_told_and_nothing_is_stored(
    imports: Imports, referrals: Referrals, actor: UserId
) -> None:
    bad = make_values(bsn="999910425", birth_date="30-02-1998", due_date="2062-03-16")
    found = imports.open(rows(make_values(), make_values(), bad, BARE), actor=actor)
    said: list[int] = []
    seen = imports.look(found, actor=actor, report=said.append)
    assert [result.result.value for result in seen.results] == ["taken", "duplicate", "refused", "parked"]
    assert {(p.line, p.letter, p.field) for p in seen.problems} == {
        (4, found.letter("birth_date"), "birth_date"),
        (4, found.letter("due_date"), "due_date"),
    }
    assert said == [0]
    assert referrals.list(actor=actor) == ()
    assert imports.senders(actor=actor) == ()


class StoppedError(Exception):
    """Somebody stopped it."""


def test_who_stops_between_batches_has_what_was_stored(imports: Imports, referrals: Referrals, actor: UserId) -> None:
    found = imports.open(rows(*({**BARE, "given_name": f"Roos{n}"} for n in range(150))), actor=actor)

    def stop(_percent: int) -> None:
        raise StoppedError

    stored = imports.store_all(found, actor=actor, report=stop, stopped=StoppedError)
    assert (len(stored.results), stored.is_stopped, len(referrals.list(actor=actor))) == (100, True, 100)
    said: list[int] = []
    rest = imports.store_all(found, actor=actor, report=said.append, stopped=StoppedError)
    assert (rest.count(RowOutcome.DUPLICATE), rest.count(RowOutcome.PARKED), rest.is_stopped) == (100, 50, False)
    assert said == [66, 100]
