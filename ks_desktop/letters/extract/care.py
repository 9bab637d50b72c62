"""What happened: who signed her up, what she agreed to, when she was reached, and the visits."""

from collections.abc import Iterator

from ks_desktop.clients.domain import Consent, ConsentState
from ks_desktop.core.clock import local_day
from ks_desktop.letters.extract.parts import Telling
from ks_desktop.paper import documents as paper
from ks_desktop.referrals.domain import Referral
from ks_desktop.visits.catalogue import topic_name
from ks_desktop.visits.domain import Appointment, ContactAttempt
from ks_desktop.visits.domain.report import Agreement, Report


def referrals(telling: Telling) -> tuple[paper.Block, ...]:
    """Return who signed her up, when and why; what they wrote besides is a part of its own."""
    rows = tuple(
        (telling.day(one.received_on), _by(one, telling), _why(one, telling)) for one in telling.kept.referrals
    )
    return telling.table("referrals", (2.0, 3.0, 3.0), rows)


def _by(referral: Referral, telling: Telling) -> str:
    if referral.is_by_herself:
        return str(telling.words.get("referrals", "herself"))
    return referral.referrer or str(telling.words.get("unknown"))


def _why(referral: Referral, telling: Telling) -> str:
    reasons = [telling.words.text("reasons", reason.value) for reason in referral.reasons]
    own = [referral.own_question] if referral.own_question else []
    left = [telling.words.get("referrals", "not_taken_up")] if referral.not_taken_up else []
    return "\n".join([*([", ".join(reasons)] if reasons else []), *own, *left])


def said(telling: Telling) -> tuple[paper.Block, ...]:
    """Return what referrers wrote about her, as their words."""
    quotes = [
        paper.Quote(
            text=one.reason_note,
            source=telling.words.text("said", "source", who=_by(one, telling), date=telling.day(one.received_on)),
        )
        for one in telling.kept.referrals
        if one.reason_note
    ]
    return (paper.Paragraph(text=telling.words.get("said", "intro")), *quotes) if quotes else ()


def consents(telling: Telling) -> tuple[paper.Block, ...]:
    """Return each answer of hers, those that count no more too."""
    given = sorted(telling.facts.consents, key=lambda one: (one.given_on, one.id))
    rows = tuple(
        (telling.day(one.given_on), _about(one, telling), _answer(one, telling), one.asked_by) for one in given
    )
    return telling.table("consents", (1.6, 5.0, 1.8, 1.8), rows)


def _about(consent: Consent, telling: Telling) -> str:
    words = telling.words
    about = str(words.get("purposes", consent.purpose.value))
    if consent.receiver is not None:
        receiver = telling.kept.receivers.get(consent.receiver, words.get("unknown"))
        about = words.text("consents", "to", purpose=about, receiver=receiver)
    if not (named := [word.strip() for word in consent.data.split(",") if word.strip()]):
        return about
    data = ", ".join(dict.fromkeys(words.get("data_names").get(word, word) for word in named))
    return "\n".join([about, words.text("consents", "data", data=data)])


def _answer(consent: Consent, telling: Telling) -> str:
    form = telling.words.get("forms", consent.form.value)
    if consent.state is ConsentState.WITHDRAWN:
        return telling.words.text("consents", "withdrawn", date=telling.day(consent.withdrawn_on))
    return telling.words.text("consents", consent.state.value, form=form)


def contacts(telling: Telling) -> tuple[paper.Block, ...]:
    """Return when she was tried, how, what came of it and what was noted: colleagues read that, so it is hers too."""
    words = telling.words
    rows = tuple(
        (telling.day(local_day(one.at)), words.get("contacts", one.way.value), _came(one, telling), one.note)
        for one in sorted(telling.kept.attempts, key=lambda one: one.at)
    )
    return telling.table("contacts", (1.8, 1.8, 2.2, 3.4), rows)


def _came(tried: ContactAttempt, telling: Telling) -> str:
    result = str(telling.words.get("contacts", tried.result.value))
    return "\n".join([result, telling.words.get("contacts", "left_message")]) if tried.left_message else result


def visits(telling: Telling) -> tuple[paper.Block, ...]:
    """Return her visits with what was written down of them, and what she wants to reach."""
    found = [block for visit in sorted(telling.kept.visits, key=_when) for block in _visit(visit, telling)]
    goals = tuple(
        telling.words.text("visits", f"goal_{goal.state.value}", words=goal.words) for goal in telling.kept.goals
    )
    if goals:
        found += [paper.Heading(text=telling.words.get("visits", "goals"), level=2), paper.Bullets(items=goals)]
    return tuple(found)


def _when(visit: Appointment) -> float:
    return visit.starts_at.timestamp()


def _visit(visit: Appointment, telling: Telling) -> Iterator[paper.Block]:
    words, report = telling.words, visit.report
    day = report.held_on if report is not None else local_day(visit.starts_at)
    mode = (report.mode if report is not None else None) or visit.mode
    state = words.get("visits", visit.state.value)
    head = words.text("visits", "line", day=words.long_day(day), mode=words.get("visits", mode.value), state=state)
    yield paper.Heading(text=head, level=2)
    said = [("with", telling.person(visit.nurse)), ("cancel_reason", visit.cancel_reason)]
    said += _report(report, telling) if report is not None else ()
    yield from telling.facts_of("visits", said)


def _report(report: Report, telling: Telling) -> Iterator[tuple[str, str]]:
    yield "present", ", ".join(telling.words.get("present", one.value) for one in report.present)
    yield "note", report.note
    yield "topics", ", ".join(map(topic_name, report.topics))
    yield "help_wanted", ", ".join(map(topic_name, report.help_wanted))
    yield "need", str(telling.words.get("need", report.need.value)) if report.need is not None else ""
    yield "agreed", "\n".join(report.agreed)
    yield "agreements", "\n".join(_agreement(one, telling) for one in report.agreements)
    helps = [(telling.words.get("help", one.kind.value), one.what) for one in report.help]
    yield "help", "\n".join(f"{kind}: {what}" if what else str(kind) for kind, what in helps)
    yield "next_step", report.next_step
    yield "feed_back", report.feed_back


def _agreement(agreement: Agreement, telling: Telling) -> str:
    return telling.words.text(
        "visits",
        "agreement",
        who=agreement.who,
        what=agreement.what,
        by_when=telling.day(agreement.by_when),
        done_on=telling.day(agreement.done_on),
    )
