from datetime import time

import pytest

from ks_desktop.administration.domain import terms_texts
from ks_desktop.core.errors import UserError, UserErrors, WrongPassphraseError
from ks_desktop.house import House
from ks_desktop.security import vault
from ks_desktop.visits.domain import Transport
from tests.houses import SENTENCE

OTHER = "zeven fietsen in de regen"


def events(house: House) -> list[str]:
    with house.database.reading(house.actor) as reading:
        return list(reading.session.connection().exec_driver_sql("SELECT event FROM audit ORDER BY seq").scalars())


def test_a_new_house_has_a_proposal_for_everything(house: House) -> None:
    standing = house.administration.standing(actor=house.actor)
    assert standing.user.name == "proef"
    assert standing.served == ()
    assert standing.default_terms.contact_days == 5
    assert len(standing.municipalities) > 300
    assert standing.hours == ()


def test_the_profile_needs_a_name_and_a_job_title(house: House) -> None:
    with pytest.raises(UserErrors) as caught:
        house.administration.save_profile({"full_name": " ", "job_title": ""}, actor=house.actor)
    assert [error.field for error in caught.value.errors] == ["full_name", "job_title"]


def test_the_profile_is_kept_clean(house: House) -> None:
    typed = {"full_name": " Mw. Proef ", "job_title": "jeugd\u202everpleegkundige"}
    house.administration.save_profile(typed, actor=house.actor)
    user = house.administration.standing(actor=house.actor).user
    assert (user.full_name, user.job_title) == ("Mw. Proef", "jeugdverpleegkundige")


def test_what_no_letter_can_show_is_named_at_its_field(house: House) -> None:
    before = house.administration.standing(actor=house.actor).user
    with pytest.raises(UserErrors) as caught:
        house.administration.save_profile(
            {"full_name": "Anna 🌹 Nachtegaal", "job_title": "王", "phone": "030 000 00 00"}, actor=house.actor
        )
    assert [(error.field, error.code) for error in caught.value.errors] == [
        ("full_name", "glyph"),
        ("job_title", "glyph"),
    ]
    assert "🌹" in caught.value.errors[0].text()
    assert house.administration.standing(actor=house.actor).user == before


def test_municipalities_bring_their_terms_and_own_terms_win(house: House) -> None:
    administration, actor = house.administration, house.actor
    administration.save_municipalities(["GM0344", "GM0355"], actor=actor)
    texts = terms_texts(administration.standing(actor=actor).terms["GM0344"])
    administration.save_terms("GM0344", texts | {"contact_days": "3", "source": "afspraak"}, actor=actor)
    terms = administration.standing(actor=actor).terms
    assert (terms["GM0344"].contact_days, terms["GM0344"].source) == (3, "afspraak")
    assert terms["GM0355"].contact_days == 5


def test_no_municipality_is_refused_at_the_search_line(house: House) -> None:
    with pytest.raises(UserError) as caught:
        house.administration.save_municipalities([], actor=house.actor)
    assert caught.value.field == "municipality_search"


def test_hours_and_place_are_kept_together(house: House) -> None:
    typed = {"hours_0": "9-17", "hours_2": "8:30-12", "postcode": "3511ab", "transport": "bicycle"}
    house.administration.save_hours(typed, actor=house.actor)
    standing = house.administration.standing(actor=house.actor)
    assert [(h.weekday, h.start, h.end) for h in standing.hours] == [(0, time(9), time(17)), (2, time(8, 30), time(12))]
    assert (standing.place.postcode, standing.place.transport) == ("3511 AB", Transport.BICYCLE)


def test_hours_and_postcode_say_their_mistakes_at_once(house: House) -> None:
    with pytest.raises(UserErrors) as caught:
        house.administration.save_hours({"hours_0": "x", "postcode": "0000"}, actor=house.actor)
    assert [error.field for error in caught.value.errors] == ["hours_0", "postcode"]
    assert house.administration.standing(actor=house.actor).hours == ()


def test_a_setting_out_of_range_is_refused(house: House) -> None:
    with pytest.raises(UserErrors):
        house.administration.save_settings({"lock_after_minutes": "99"}, actor=house.actor)


def test_the_new_passphrase_opens_and_the_old_does_not(house: House) -> None:
    house.administration.change_passphrase(SENTENCE, OTHER, actor=house.actor)
    vault.unlock(house.folder, "proef", OTHER).wipe()
    with pytest.raises(WrongPassphraseError):
        vault.unlock(house.folder, "proef", SENTENCE)
    assert "passphrase_changed" in events(house)


def test_a_wrong_passphrase_is_named_at_its_own_field(house: House) -> None:
    with pytest.raises(WrongPassphraseError) as caught:
        house.administration.change_passphrase("niet deze zin hier", OTHER, actor=house.actor)
    assert caught.value.field == "old_passphrase"


def test_a_new_recovery_code_opens_and_its_sheet_is_a_pdf(house: House) -> None:
    code = house.administration.renew_recovery(SENTENCE, actor=house.actor)
    vault.unlock_with_recovery(house.folder, code).wipe()
    assert house.administration.recovery_sheet(code, actor=house.actor).startswith(b"%PDF")
    assert "recovery_renewed" in events(house)


def test_a_sheet_counts_as_had_once_it_was_shown_and_a_new_one_not_yet(house: House) -> None:
    assert not house.administration.standing(actor=house.actor).has_sheet
    assert house.administration.confirm_recovery(actor=house.actor).users
    assert house.administration.standing(actor=house.actor).has_sheet
    with pytest.raises(WrongPassphraseError):
        house.administration.renew_recovery("niet deze zin hier", actor=house.actor)
    assert house.administration.standing(actor=house.actor).has_sheet  # the old one still counts
    house.administration.renew_recovery(SENTENCE, actor=house.actor)
    assert not house.administration.standing(actor=house.actor).has_sheet
