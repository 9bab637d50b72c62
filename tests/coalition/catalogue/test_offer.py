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


def test_no_word_stands_twice_and_each_is_a_single_one() -> None:
    words = [word for need in offer.needs().all for word in need.words]
    assert len(words) == len(set(words))
    assert not [word for word in words if " " in word]
    for typed in ("schulden", "geldzorgen", "budget"):
        assert offer.needs().meant_by(typed) == {"money"}
