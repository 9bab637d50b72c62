from ks_desktop.coalition.catalogue import municipality_or_none, offer
from ks_desktop.coalition.domain import Mark, Phase, takes_from_us
from ks_desktop.core.gestation import age_of


def test_every_proposal_says_where_it_comes_from_and_how_sure_it_is() -> None:
    keys = {need.key for need in offer.needs().all}
    assert len(offer.services()) >= 25
    for service in offer.services().values():
        assert service.is_proposal
        assert service.source
        assert service.valid_from
        assert service.mark is not Mark.OWN
        assert service.needs
        assert keys.issuperset(service.needs)
        assert all(municipality_or_none(code) for code in service.municipalities)


def test_an_id_comes_from_the_key_and_stays() -> None:
    voorzorg = offer.services()[offer.id_of("voorzorg")]
    assert str(voorzorg.id) == str(offer.id_of("voorzorg"))
    assert (voorzorg.until_age, voorzorg.until_years) == (age_of(28), 25)


def test_where_sources_differ_it_is_said() -> None:
    pop, home_start = (offer.services()[offer.id_of(key)] for key in ("pop_clinic", "home_start"))
    assert (pop.mark, home_start.mark) == (Mark.CONFLICT, Mark.CONFLICT)
    assert takes_from_us(pop.takes_from) is False  # a nurse asks the GP or midwife
    assert home_start.from_age is None
    assert home_start.phase is Phase.BOTH


def test_the_partners_a_nurse_meets_are_there_and_none_says_more_than_is_known() -> None:
    keys = (
        *("midwife", "obstetrics", "gp", "maternity_care", "pop_clinic", "mental_health_care", "addiction_care"),
        *("stop_smoking", "youth_doctor", "neighbourhood_team", "debt_help", "social_work", "mee", "municipality_desk"),
        *("unintended_pregnancy", "shelter", "veilig_thuis", "child_protection", "home_start", "mim", "buurtgezinnen"),
        *("mother_mentor", "baby_goods", "food_bank", "voorzorg", "stevig_ouderschap", "prenatal_home_visit"),
        *("nu_niet_zwanger", "centering_pregnancy", "centering_parenting", "moeders_van_rotterdam", "e_health"),
        "parent_course",
    )
    known = {key: offer.services()[offer.id_of(key)] for key in keys}
    assert len(offer.services()) == len(keys)
    assert "24 weken" in known["child_protection"].how_to_refer  # what older texts say, and that it counts no more
    assert known["child_protection"].from_age is None
    assert "vier weken" in known["debt_help"].what
    assert "drie dagen" in known["debt_help"].what
    for service in known.values():
        assert service.is_unsure is (service.mark is not Mark.FOUND)
        assert service.mark is Mark.FOUND or "niet nagekeken" in service.source or service.mark is Mark.CONFLICT


def test_no_word_stands_twice_and_each_is_a_single_one() -> None:
    words = [word for need in offer.needs().all for word in need.words]
    assert len(words) == len(set(words))
    assert not [word for word in words if " " in word]
    for typed in ("schulden", "geldzorgen", "budget"):
        assert offer.needs().meant_by(typed) == {"money"}
