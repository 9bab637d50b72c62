from ks_desktop.coalition.domain import DOMAIN_OF_KIND, CareDomain, OrganisationKind
from ks_desktop.letters.domain import IN_CARE, Audience, LetterKind, audience_of


def test_a_midwife_reads_as_a_midwife_and_volunteers_as_volunteers() -> None:
    read = {kind: audience_of(LetterKind.REFERRAL_MEDICAL, kind) for kind in OrganisationKind}
    assert read[OrganisationKind.MIDWIFE] is Audience.MIDWIFE
    assert read[OrganisationKind.GP] is read[OrganisationKind.OBSTETRICS] is Audience.MEDICAL
    assert read[OrganisationKind.VOLUNTEERS] is Audience.INFORMAL
    assert all((DOMAIN_OF_KIND[kind] is CareDomain.MEDICAL) == (who in IN_CARE) for kind, who in read.items())


def test_of_a_kind_and_a_receiver_that_do_not_fit_who_gets_least_counts() -> None:
    assert audience_of(LetterKind.REFERRAL_INFORMAL, OrganisationKind.GP) is Audience.INFORMAL
    assert audience_of(LetterKind.REFERRAL_SOCIAL, OrganisationKind.VOLUNTEERS) is Audience.INFORMAL
    assert audience_of(LetterKind.REFERRAL_SOCIAL, OrganisationKind.GP) is Audience.SOCIAL
    assert audience_of(LetterKind.HANDOVER_JGZ, OrganisationKind.VOLUNTEERS) is Audience.INFORMAL
    assert audience_of(LetterKind.REQUEST_TO_REFER, OrganisationKind.MUNICIPALITY) is Audience.SOCIAL


def test_who_referred_her_reads_as_what_they_are_and_as_a_stranger_while_nobody_knows() -> None:
    assert audience_of(LetterKind.FEEDBACK, OrganisationKind.MIDWIFE) is Audience.MIDWIFE
    assert audience_of(LetterKind.FEEDBACK, None) is Audience.SOCIAL


def test_letters_to_her_and_in_the_house_are_read_there_whatever_partner_is_named() -> None:
    for partner in (None, *OrganisationKind):
        assert audience_of(LetterKind.RECORD_EXTRACT, partner) is Audience.HER
        assert audience_of(LetterKind.HANDOVER_BIRTH, partner) is Audience.OWN_HOUSE
