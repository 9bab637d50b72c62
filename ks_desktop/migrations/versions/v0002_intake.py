"""Step 2: intake."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step 1 to 2."""
    op.create_table(
        "import_mapping",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.String(length=200), nullable=False),
        sa.Column("sender_key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(fingerprint) <= 64", name=op.f("ck_import_mapping_fingerprint_length")),
        sa.CheckConstraint("length(sender) <= 200", name=op.f("ck_import_mapping_sender_length")),
        sa.CheckConstraint("length(sender_key) <= 200", name=op.f("ck_import_mapping_sender_key_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_mapping")),
        sa.UniqueConstraint("sender_key", "fingerprint", name=op.f("uq_import_mapping_sender_key_fingerprint")),
    )
    with op.batch_alter_table("import_mapping", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_mapping_fingerprint"), ["fingerprint"], unique=False)
    op.create_table(
        "incoming_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "dropped", "watched", "chosen", name="origin", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("source", sa.String(length=20000), nullable=False),
        sa.Column(
            "state",
            sa.Enum("new", "set_aside", name="state", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=20000), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(media_type) <= 200", name=op.f("ck_incoming_paper_media_type_length")),
        sa.CheckConstraint("length(reason) <= 20000", name=op.f("ck_incoming_paper_reason_length")),
        sa.CheckConstraint("length(sha256) <= 64", name=op.f("ck_incoming_paper_sha256_length")),
        sa.CheckConstraint("length(source) <= 20000", name=op.f("ck_incoming_paper_source_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_paper")),
        sa.UniqueConstraint("sha256", name=op.f("uq_incoming_paper_sha256")),
    )
    op.create_table(
        "likeness_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "number", name=op.f("pk_likeness_key")),
    )
    op.create_table(
        "referral_count",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=200), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column(
            "referrer_role",
            sa.Enum(
                "midwife",
                "obstetrics",
                "maternity_care",
                "gp",
                "mental_health",
                "neighbourhood_team",
                "municipality",
                "refugee_support",
                "jgz",
                "self",
                "other",
                name="referrer_role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "route",
            sa.Enum(
                "self", "self_with_help", "direct", name="route", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "refused",
                "withdrawn",
                "no_consent_in_time",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(month) <= 200", name=op.f("ck_referral_count_month_length")),
        sa.CheckConstraint("length(municipality) <= 200", name=op.f("ck_referral_count_municipality_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_count")),
    )
    with op.batch_alter_table("referral_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referral_count_month"), ["month"], unique=False)
    op.create_table(
        "retention_day",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_doubted", sa.Boolean(), nullable=False),
        sa.Column("destroyed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_retention_day")),
    )
    op.create_table(
        "setting_picture",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_setting_picture_name_length")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting_picture")),
    )
    op.create_table(
        "contact_person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("agb", sa.String(length=8), nullable=False),
        sa.Column(
            "feedback_route",
            sa.Enum(
                "secure_mail",
                "post",
                "portal",
                "phone",
                "none",
                name="feedback_route",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("feedback_address", sa.String(length=200), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("search_name", sa.String(length=20000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(agb) <= 8", name=op.f("ck_contact_person_agb_length")),
        sa.CheckConstraint("length(email) <= 200", name=op.f("ck_contact_person_email_length")),
        sa.CheckConstraint("length(feedback_address) <= 200", name=op.f("ck_contact_person_feedback_address_length")),
        sa.CheckConstraint("length(function) <= 200", name=op.f("ck_contact_person_function_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_contact_person_name_length")),
        sa.CheckConstraint("length(phone) <= 200", name=op.f("ck_contact_person_phone_length")),
        sa.CheckConstraint("length(search_name) <= 20000", name=op.f("ck_contact_person_search_name_length")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_contact_person_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_person")),
    )
    with op.batch_alter_table("contact_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_person_organisation_id"), ["organisation_id"], unique=False)
    op.create_table(
        "joined_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.Column("joined_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_joined_record_client_id")),
        sa.ForeignKeyConstraint(["joined_by"], ["app_user.id"], name=op.f("fk_joined_record_joined_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joined_record")),
    )
    with op.batch_alter_table("joined_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_joined_record_client_id"), ["client_id"], unique=False)
    op.create_table(
        "likeness_entry",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_likeness_entry_client_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_likeness_entry")),
        sa.UniqueConstraint("client_id", name=op.f("uq_likeness_entry_client_id")),
    )
    op.create_table(
        "likeness_pair",
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "certain", "likely", "possible", name="verdict", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["client.id"], name=op.f("fk_likeness_pair_one_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["other_id"], ["client.id"], name=op.f("fk_likeness_pair_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_likeness_pair")),
    )
    with op.batch_alter_table("likeness_pair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_likeness_pair_other_id"), ["other_id"], unique=False)
    op.create_table(
        "not_same",
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["client.id"], name=op.f("fk_not_same_one_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["client.id"], name=op.f("fk_not_same_other_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["said_by"], ["app_user.id"], name=op.f("fk_not_same_said_by")),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_not_same")),
    )
    with op.batch_alter_table("not_same", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_not_same_other_id"), ["other_id"], unique=False)
    op.create_table(
        "unfinished_referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("kept_by", sa.Uuid(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_unfinished_referral_name_length")),
        sa.ForeignKeyConstraint(["kept_by"], ["app_user.id"], name=op.f("fk_unfinished_referral_kept_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unfinished_referral")),
    )
    with op.batch_alter_table("unfinished_referral", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unfinished_referral_kept_at"), ["kept_at"], unique=False)
    op.create_table(
        "to_be_told",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("consent_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "referrer",
                "letter_sent",
                "letter_ready",
                "interpreter",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("length(about) <= 200", name=op.f("ck_to_be_told_about_length")),
        sa.CheckConstraint("length(who) <= 200", name=op.f("ck_to_be_told_who_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_to_be_told_case_id")),
        sa.ForeignKeyConstraint(["consent_id"], ["consent.id"], name=op.f("fk_to_be_told_consent_id")),
        sa.ForeignKeyConstraint(["told_by"], ["app_user.id"], name=op.f("fk_to_be_told_told_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_to_be_told")),
    )
    with op.batch_alter_table("to_be_told", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_to_be_told_case_id"), ["case_id"], unique=False)
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_sha256"), ["sha256"], unique=False)
    with op.batch_alter_table("client", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "housing",
                sa.Enum(
                    "own_address",
                    "with_others",
                    "reception_centre",
                    "no_fixed_address",
                    name="housing",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column("address_note", sa.String(length=200), server_default=sa.text("('')"), nullable=False)
        )
        batch_op.add_column(
            sa.Column(
                "partner_may_know",
                sa.Enum(
                    "yes",
                    "no",
                    "unknown",
                    name="partner_may_know",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                server_default="unknown",
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("is_shielded", sa.Boolean(), server_default=sa.text("0"), nullable=False))
    with op.batch_alter_table("client_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_date_margin", sa.Integer(), server_default=sa.text("0"), nullable=False))
        batch_op.add_column(
            sa.Column(
                "first_child",
                sa.Enum(
                    "yes", "no", "unknown", name="first_child", native_enum=False, create_constraint=True, length=40
                ),
                server_default="unknown",
                nullable=False,
            )
        )
    with op.batch_alter_table("due_date", schema=None) as batch_op:
        batch_op.add_column(sa.Column("margin", sa.Integer(), server_default=sa.text("0"), nullable=False))
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "feedback_route",
                sa.Enum(
                    "secure_mail",
                    "post",
                    "portal",
                    "phone",
                    "none",
                    name="feedback_route",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column("feedback_address", sa.String(length=200), server_default=sa.text("('')"), nullable=False)
        )
        batch_op.add_column(sa.Column("joined_into", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_organisation_joined_into"), "organisation", ["joined_into"], ["id"])
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "consult_first",
                sa.Enum(
                    "yes", "no", "unknown", name="consult_first", native_enum=False, create_constraint=True, length=40
                ),
                server_default="unknown",
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("original_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("referrer_organisation_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("referrer_person_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("receipt_given_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("asked_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("recorded_on", sa.Date(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_referral_referrer_organisation_id"), ["referrer_organisation_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_referral_original_id"), "attachment", ["original_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_referral_referrer_organisation_id"), "organisation", ["referrer_organisation_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_referral_referrer_person_id"), "contact_person", ["referrer_person_id"], ["id"]
        )
    with op.batch_alter_table("client", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_client_address_note_length"), "length(address_note) <= 200")
        batch_op.create_check_constraint(
            op.f("ck_client_housing"),
            "housing IN ('own_address', 'with_others', 'reception_centre', 'no_fixed_address')",
        )
        batch_op.create_check_constraint(
            op.f("ck_client_partner_may_know"), "partner_may_know IN ('yes', 'no', 'unknown')"
        )
    with op.batch_alter_table("organisation", recreate="always") as batch_op:
        batch_op.create_check_constraint(
            op.f("ck_organisation_feedback_address_length"), "length(feedback_address) <= 200"
        )
        batch_op.create_check_constraint(
            op.f("ck_organisation_feedback_route"),
            "feedback_route IN ('secure_mail', 'post', 'portal', 'phone', 'none')",
        )
    with op.batch_alter_table("client_case", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_client_case_due_date_method"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_client_case_due_date_method"),
            "due_date_method IN ('ultrasound', 'lmp', 'abroad', 'conception', 'unknown')",
        )
        batch_op.create_check_constraint(op.f("ck_client_case_first_child"), "first_child IN ('yes', 'no', 'unknown')")
    with op.batch_alter_table("consent", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_consent_form"), type_="check")
        batch_op.drop_constraint(op.f("ck_consent_purpose"), type_="check")
        batch_op.create_check_constraint(op.f("ck_consent_form"), "form IN ('spoken', 'written', 'signed')")
        batch_op.create_check_constraint(
            op.f("ck_consent_purpose"),
            "purpose IN ('sign_up', 'contact', 'feedback', 'refer', 'consult', 'handover', 'inform_gp')",
        )
    with op.batch_alter_table("due_date", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_due_date_method"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_due_date_method"), "method IN ('ultrasound', 'lmp', 'abroad', 'conception', 'unknown')"
        )
    with op.batch_alter_table("referral", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_referral_channel"), type_="check")
        batch_op.drop_constraint(op.f("ck_referral_consent_form"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_referral_channel"),
            "channel IN ('phone', 'secure_mail', 'letter', 'desk', 'portal', 'form_pdf', 'self', 'csv')",
        )
        batch_op.create_check_constraint(
            op.f("ck_referral_consent_form"), "consent_form IN ('spoken', 'written', 'signed')"
        )
        batch_op.create_check_constraint(op.f("ck_referral_consult_first"), "consult_first IN ('yes', 'no', 'unknown')")
    with op.batch_alter_table("letter", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_letter_kind"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_letter_kind"),
            "kind IN ('referral_medical', 'referral_social', 'appointment', 'feedback', 'receipt', 'question')",
        )
