"""Step 5: paper."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:
    """Bring the schema from step 4 to 5."""
    op.create_table(
        "translation_check",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("mark", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(kind) <= 200", name=op.f("ck_translation_check_kind_length")),
        sa.CheckConstraint("length(language) <= 200", name=op.f("ck_translation_check_language_length")),
        sa.CheckConstraint("length(mark) <= 200", name=op.f("ck_translation_check_mark_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_translation_check_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation_check")),
        sa.UniqueConstraint("kind", "language", name=op.f("uq_translation_check_kind_language")),
    )
    op.create_table(
        "own_text",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("content", sa.String(length=20000), nullable=False),
        sa.Column("base", sa.String(length=20000), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(base) <= 20000", name=op.f("ck_own_text_base_length")),
        sa.CheckConstraint("length(content) <= 20000", name=op.f("ck_own_text_content_length")),
        sa.CheckConstraint("length(kind) <= 200", name=op.f("ck_own_text_kind_length")),
        sa.CheckConstraint("length(language) <= 200", name=op.f("ck_own_text_language_length")),
        sa.CheckConstraint("length(path) <= 200", name=op.f("ck_own_text_path_length")),
        sa.ForeignKeyConstraint(["changed_by"], ["app_user.id"], name=op.f("fk_own_text_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_text")),
        sa.UniqueConstraint("kind", "language", "path", name=op.f("uq_own_text_kind_language_path")),
    )
    op.create_table(
        "service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "domain",
            sa.Enum(
                "medical", "social", "informal", name="domain", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("needs", sa.String(length=20000), nullable=False),
        sa.Column("what", sa.String(length=20000), nullable=False),
        sa.Column("for_whom", sa.String(length=20000), nullable=False),
        sa.Column("not_for_whom", sa.String(length=20000), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "pregnant", "after_birth", "both", name="phase", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("from_days", sa.Integer(), nullable=True),
        sa.Column("until_days", sa.Integer(), nullable=True),
        sa.Column(
            "parity",
            sa.Enum("any", "first", "later", name="parity", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("from_years", sa.Integer(), nullable=True),
        sa.Column("until_years", sa.Integer(), nullable=True),
        sa.Column("languages", sa.String(length=20000), nullable=False),
        sa.Column("municipalities", sa.String(length=20000), nullable=False),
        sa.Column("is_nationwide", sa.Boolean(), nullable=False),
        sa.Column("takes_from", sa.String(length=200), nullable=False),
        sa.Column("how_to_refer", sa.String(length=20000), nullable=False),
        sa.Column("consent", sa.String(length=200), nullable=False),
        sa.Column("documents", sa.String(length=20000), nullable=False),
        sa.Column(
            "cost",
            sa.Enum(
                "unknown", "free", "insured", "paid", name="cost", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("cost_note", sa.String(length=200), nullable=False),
        sa.Column("waiting_weeks", sa.Integer(), nullable=True),
        sa.Column("waiting_asked_on", sa.Date(), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("remark", sa.String(length=20000), nullable=False),
        sa.Column("source", sa.String(length=20000), nullable=False),
        sa.Column(
            "mark",
            sa.Enum(
                "own",
                "found",
                "unverified",
                "conflict",
                name="mark",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.String(length=200), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("search_name", sa.String(length=20000), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(checked_by) <= 200", name=op.f("ck_service_checked_by_length")),
        sa.CheckConstraint("length(consent) <= 200", name=op.f("ck_service_consent_length")),
        sa.CheckConstraint("length(contact) <= 200", name=op.f("ck_service_contact_length")),
        sa.CheckConstraint("length(cost_note) <= 200", name=op.f("ck_service_cost_note_length")),
        sa.CheckConstraint("length(documents) <= 20000", name=op.f("ck_service_documents_length")),
        sa.CheckConstraint("length(email) <= 200", name=op.f("ck_service_email_length")),
        sa.CheckConstraint("length(for_whom) <= 20000", name=op.f("ck_service_for_whom_length")),
        sa.CheckConstraint("length(how_to_refer) <= 20000", name=op.f("ck_service_how_to_refer_length")),
        sa.CheckConstraint("length(languages) <= 20000", name=op.f("ck_service_languages_length")),
        sa.CheckConstraint("length(municipalities) <= 20000", name=op.f("ck_service_municipalities_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_service_name_length")),
        sa.CheckConstraint("length(needs) <= 20000", name=op.f("ck_service_needs_length")),
        sa.CheckConstraint("length(not_for_whom) <= 20000", name=op.f("ck_service_not_for_whom_length")),
        sa.CheckConstraint("length(phone) <= 200", name=op.f("ck_service_phone_length")),
        sa.CheckConstraint("length(remark) <= 20000", name=op.f("ck_service_remark_length")),
        sa.CheckConstraint("length(search_name) <= 20000", name=op.f("ck_service_search_name_length")),
        sa.CheckConstraint("length(source) <= 20000", name=op.f("ck_service_source_length")),
        sa.CheckConstraint("length(takes_from) <= 200", name=op.f("ck_service_takes_from_length")),
        sa.CheckConstraint("length(website) <= 200", name=op.f("ck_service_website_length")),
        sa.CheckConstraint("length(what) <= 20000", name=op.f("ck_service_what_length")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_service_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
    )
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_service_search_name"), ["search_name"], unique=False)
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "variant",
                sa.Enum(
                    "normal",
                    "large_print",
                    "low_ink",
                    name="variant",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                server_default=sa.text("'normal'"),
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("reasons", sa.JSON(), server_default=sa.text("'{}'"), nullable=False))
        batch_op.add_column(
            sa.Column(
                "ground",
                sa.Enum(
                    "vital_interest",
                    "legal_duty",
                    "conflict_of_duties",
                    name="ground",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column("ground_reason", sa.String(length=20000), server_default=sa.text("('')"), nullable=False)
        )
        batch_op.add_column(sa.Column("corrects", sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f("ix_letter_corrects"), ["corrects"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_letter_corrects"), "letter", ["corrects"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("address_secret", sa.Boolean(), server_default=sa.text("0"), nullable=False))
        batch_op.add_column(
            sa.Column("takes_from", sa.String(length=200), server_default=sa.text("('')"), nullable=False)
        )
    with op.batch_alter_table("organisation", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_organisation_takes_from_length"), "length(takes_from) <= 200")
    with op.batch_alter_table("letter", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_letter_kind"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_letter_ground"), "ground IN ('vital_interest', 'legal_duty', 'conflict_of_duties')"
        )
        batch_op.create_check_constraint(op.f("ck_letter_ground_reason_length"), "length(ground_reason) <= 20000")
        batch_op.create_check_constraint(
            op.f("ck_letter_kind"),
            "kind IN ('referral_medical', 'referral_social', 'appointment', 'feedback', 'receipt', 'question', 'handover_birth', 'handover_maternity', 'handover_jgz', 'not_reached', 'request_to_refer', 'referral_informal', 'cancellation', 'record_extract')",
        )
        batch_op.create_check_constraint(op.f("ck_letter_variant"), "variant IN ('normal', 'large_print', 'low_ink')")
