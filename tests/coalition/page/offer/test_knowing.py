from ks_desktop.coalition.page.offer.knowing import look
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from tests.coalition.test_service import make_organisation


def test_what_there_is_to_choose_from_is_what_counts_here(coalition: Coalition, actor: UserId) -> None:
    coalition.serve(["Utrecht"], actor=actor)
    coalition.save_organisation(make_organisation(), actor=actor)
    known = look(coalition, actor)
    assert [each.name for each in known.municipalities] == ["Utrecht"]
    assert [each.name for each in known.partners] == ["Wijkteam Lunetten"]
    assert known.regions.has("ggd_utrecht")
    assert known.below == {}
