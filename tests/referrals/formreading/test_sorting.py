from ks_desktop.referrals.domain.papers import LooseField, PaperRemark
from ks_desktop.referrals.formreading.fields import Filled
from ks_desktop.referrals.formreading.sorting import sorted_out, version_of


def typed(name: str, text: str, label: str = "") -> Filled:
    return Filled(name=name, label=label, texts=(text,))


def ticked(name: str, *words: str, label: str = "") -> Filled:
    return Filled(name=name, label=label, ticked=words)


def test_our_own_fields_go_by_name_whatever_a_program_made_of_their_words() -> None:
    fields = [
        typed("given_name", " Aylin "),
        ticked("consent_given", "Yes"),
        ticked("consult_first", "On"),
        ticked("interpreter", "1"),
        ticked("safe_to_call", "no"),
        ticked("referrer_role", "midwife"),
        ticked("reasons.lifestyle", "lifestyle"),
        ticked("reasons.work_income", "Yes"),
        ticked("reasons.family_situation"),
        typed("gp", ""),
    ]
    found = sorted_out(fields, is_ours=True)
    assert found.values == {
        "given_name": "Aylin",
        "consent_given": "yes",
        "consult_first": "yes",
        "interpreter": "yes",
        "safe_to_call": "no",
        "referrer_role": "midwife",
        "reasons": "work_income|lifestyle",
    }
    assert not found.loose
    assert not found.remarks


def test_a_foreign_form_goes_by_what_it_calls_its_fields() -> None:
    fields = [
        typed("Text1", "Aylin", label="Voornaam"),
        typed("form1[0].#subform[0].Geboortedatum[0]", "12-3-1998"),
        typed("tolk", "ja"),
        typed("Text4", "verloskundige", label="Functie"),
        ticked("Vakje 7", "Ja", label="Leefstijl"),
        typed("huisdier", "hond"),
    ]
    found = sorted_out(fields, is_ours=False)
    assert found.values["given_name"] == "Aylin"
    assert found.values["birth_date"] == "12-3-1998"
    assert found.values["referrer_role"] == "midwife"
    assert found.values["reasons"] == "lifestyle"
    assert LooseField(name="huisdier", text="hond") in found.loose
    assert found.remarks == [PaperRemark.LOOSE_FIELDS]


def test_nothing_that_was_filled_in_is_dropped() -> None:
    found = sorted_out([typed("huisdier", "hond"), typed("leeg", " "), ticked("vakje", "Ja")], is_ours=True)
    assert found.loose == [LooseField(name="huisdier", text="hond"), LooseField(name="vakje", text="Ja")]


def test_two_boxes_where_one_is_meant_are_left_to_her() -> None:
    found = sorted_out([ticked("consent_given", "yes", "no")], is_ours=True)
    assert "consent_given" not in found.values
    assert found.loose == [LooseField(name="consent_given", text="yes\nno")]
    assert PaperRemark.MARKED_TWICE in found.remarks
    twice = sorted_out([typed("a", "Aylin", "Voornaam"), typed("b", "Roos", "Voornaam")], is_ours=False)
    assert twice.values == {"given_name": "Aylin"}
    assert twice.loose == [LooseField(name="Voornaam", text="Roos")]


def test_a_bsn_on_a_form_is_shown_and_not_taken_over() -> None:
    found = sorted_out([typed("bsn", "999990019")], is_ours=False)
    assert not found.values
    assert found.loose == [LooseField(name="bsn", text="999990019")]
    assert PaperRemark.BSN_LEFT_OUT in found.remarks


def test_the_version_is_read_when_it_is_one() -> None:
    assert version_of([typed("form_version", "3")]) == 3
    assert version_of([typed("form_version", "drie")]) is None
    assert version_of([typed("version", "3")]) is None
