from ks_desktop.letters.domain import LegalGround
from tests.letters.page.desk import Sight, push
from tests.letters.people import TEAM


def test_reasons_and_ground_are_stored_with_the_letter_and_what_cannot_be_stays_typed(sight: Sight) -> None:
    case_id, _referral = sight.rooms.woman()
    sight.page.make(case_id, "referral_social")
    sight.settle()
    maker = sight.page.maker
    assert maker.form is not None
    maker.form.field("receiver").set_value(str(TEAM.id))
    sight.settle()
    maker.ticks.tick("birth_date").click()
    sight.settle()
    assert "Zeg waarom dit meegaat: geboortedatum." in maker.needed.text()
    maker.ticks.reason("birth_date").editor.setText("Zij vragen erom.")
    push(maker, "open_ground")
    maker.ground.form.field("ground").set_value(LegalGround.LEGAL_DUTY)
    maker.ground.form.field("ground_reason").set_value("De wet schrijft dit zo voor.")
    sight.settle()
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert (line.letter.reasons, line.letter.ground) == ({"birth_date": "Zij vragen erom."}, LegalGround.LEGAL_DUTY)
    assert "geboortedatum" not in maker.needed.text()
    assert "BIG-nummer" in maker.needed.text()  # who has none does not weigh this
    maker.ticks.reason("birth_date").editor.setText("x" * 201)
    sight.settle()
    maker.leave()
    sight.settle()
    sight.page.make(case_id, "referral_social")
    sight.settle()
    assert maker.ticks.reasons() == {"birth_date": "x" * 201}
    assert maker.ground.reason() == "De wet schrijft dit zo voor."
    (line,) = sight.rooms.letters.register(actor=sight.rooms.actor)
    assert line.letter.reasons == {"birth_date": "Zij vragen erom."}


def test_a_missing_reason_is_where_she_comes_when_she_makes_it_final(sight: Sight) -> None:
    case_id, _referral = sight.rooms.woman()
    sight.page.make(case_id, "referral_social")
    sight.settle()
    maker = sight.page.maker
    maker.ticks.tick("birth_date").click()
    maker.form.field("receiver").set_value(str(TEAM.id))  # type: ignore[union-attr]
    maker.form.field("question").set_value("Wilt u helpen?")  # type: ignore[union-attr]
    sight.settle()
    push(maker, "finish")
    sight.settle()
    field = maker.ticks.reason("birth_date")
    assert field.error() == "Zeg waarom dit meegaat: geboortedatum."
    assert field.is_at_work()
