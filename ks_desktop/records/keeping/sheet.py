"""The certificate as a plain document: counts, people of the organisation, days. No woman, no id of a record."""

from collections.abc import Mapping
from dataclasses import dataclass

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.values import UserId
from ks_desktop.letters.wording import Wording
from ks_desktop.paper import documents as paper
from ks_desktop.records.keeping.domain import Certificate, Count
from ks_desktop.records.keeping.kinds import LOG, KeptKind
from ks_desktop.security.domain import User

_SHARES = (2.6, 0.8, 2.2, 2.0, 2.0)
_LABEL_MM = 58.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands on the certificate.

    Attributes:
        office: the organisation.
        backup_days: how long backups of before may stay.
    """

    certificate: Certificate
    people: Mapping[UserId, User]
    kinds: Mapping[str, KeptKind]
    office: str
    backup_days: int


def certificate_sheet(facts: Facts, words: Wording) -> paper.Sheet:
    """Return the certificate."""
    certificate = facts.certificate
    made_on = local_day(certificate.made_at)
    rows = (
        paper.Fact(
            label=words.get("destroyed", "organisation"), value=facts.office or words.get("destroyed", "unnamed")
        ),
        paper.Fact(
            label=words.get("destroyed", "done_on"),
            value=words.text(
                "destroyed", "moment", day=words.day(made_on), time=f"{local_time(certificate.made_at):%H:%M}"
            ),
        ),
        paper.Fact(label=words.get("destroyed", "total"), value=str(certificate.total)),
        paper.Fact(label=words.get("destroyed", "last_copy"), value=words.day(certificate.last_copy_on)),
        paper.Fact(label=words.get("destroyed", "anchor"), value=certificate.anchor),
    )
    blocks = (
        paper.Paragraph(text=words.get("destroyed", "intro")),
        paper.Facts(rows=rows, label_mm=_LABEL_MM),
        paper.Heading(text=words.get("destroyed", "counts_heading")),
        _table(facts, words),
        paper.Heading(text=words.get("destroyed", "method_heading")),
        paper.Bullets(items=tuple(_method(facts, words))),
        paper.Blanks(labels=tuple(words.get("destroyed", "blanks")), columns=2),
    )
    return paper.Sheet(
        title=words.get("destroyed", "title"),
        language=words.language,
        heading=words.get("destroyed", "heading"),
        aside=words.text("destroyed", "aside", number=certificate.number),
        blocks=blocks,
        footer=words.text("destroyed", "footer", number=certificate.number, anchor=certificate.anchor),
        page_label=words.get("page"),
    )


def _table(facts: Facts, words: Wording) -> paper.Table:
    heads = words.get("destroyed", "columns")
    columns = tuple(paper.Column(head=head, share=share) for head, share in zip(heads, _SHARES, strict=True))
    return paper.Table(columns=columns, rows=tuple(_row(count, facts, words) for count in facts.certificate.counts))


def _row(count: Count, facts: Facts, words: Wording) -> tuple[str, ...]:
    kind = facts.kinds.get(count.kind)
    name = kind.name if kind else count.kind
    if count.kind == LOG:
        period = words.text("destroyed", "log_period", day=words.day(count.last))
    else:
        period = words.text("destroyed", "period", first=words.day(count.first), last=words.day(count.last))
    what = words.text("destroyed", count.why.value, name=name)
    return what, str(count.count), period, _person(count.decided_by, facts), _person(count.confirmed_by, facts)


def _person(user_id: UserId, facts: Facts) -> str:
    user = facts.people.get(user_id)
    if user is None:
        return str(user_id)
    return f"{user.full_name}, {user.job_title}" if user.job_title else user.full_name


def _method(facts: Facts, words: Wording) -> list[str]:
    kinds = {count.kind for count in facts.certificate.counts}
    said = list(words.get("destroyed", "method")) if kinds - {LOG} else []
    if LOG in kinds:
        said.append(words.get("destroyed", "method_log"))
    said.append(
        words.text("destroyed", "method_copies", days=facts.backup_days, day=words.day(facts.certificate.last_copy_on))
    )
    return [*said, words.get("destroyed", "method_limit")]
