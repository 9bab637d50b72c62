"""Step 1: first schema."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step 0 to 1."""
    op.create_table(
        "app_user",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("job_title", sa.String(length=200), nullable=False),
        sa.Column("big_number", sa.String(length=11), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(big_number) <= 11", name=op.f("ck_app_user_big_number_length")),
        sa.CheckConstraint("length(email) <= 200", name=op.f("ck_app_user_email_length")),
        sa.CheckConstraint("length(full_name) <= 200", name=op.f("ck_app_user_full_name_length")),
        sa.CheckConstraint("length(job_title) <= 200", name=op.f("ck_app_user_job_title_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_app_user_name_length")),
        sa.CheckConstraint("length(name_key) <= 200", name=op.f("ck_app_user_name_key_length")),
        sa.CheckConstraint("length(phone) <= 200", name=op.f("ck_app_user_phone_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_user")),
        sa.UniqueConstraint("name_key", name=op.f("uq_app_user_name_key")),
    )
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column(
            "action",
            sa.Enum("C", "R", "U", "D", "E", name="action", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum("done", "refused", name="outcome", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.Uuid(), nullable=False),
        sa.Column("actor_role", sa.String(length=200), nullable=False),
        sa.Column("access_point", sa.String(length=200), nullable=False),
        sa.Column("about_client", sa.String(length=200), nullable=False),
        sa.Column("about_case", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("subject_id", sa.String(length=20000), nullable=False),
        sa.Column("columns", sa.String(length=20000), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(about_case) <= 200", name=op.f("ck_audit_about_case_length")),
        sa.CheckConstraint("length(about_client) <= 200", name=op.f("ck_audit_about_client_length")),
        sa.CheckConstraint("length(access_point) <= 200", name=op.f("ck_audit_access_point_length")),
        sa.CheckConstraint("length(actor_role) <= 200", name=op.f("ck_audit_actor_role_length")),
        sa.CheckConstraint("length(columns) <= 20000", name=op.f("ck_audit_columns_length")),
        sa.CheckConstraint("length(event) <= 40", name=op.f("ck_audit_event_length")),
        sa.CheckConstraint("length(hash) <= 64", name=op.f("ck_audit_hash_length")),
        sa.CheckConstraint("length(prev_hash) <= 64", name=op.f("ck_audit_prev_hash_length")),
        sa.CheckConstraint("length(subject) <= 200", name=op.f("ck_audit_subject_length")),
        sa.CheckConstraint("length(subject_id) <= 20000", name=op.f("ck_audit_subject_id_length")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_about_case"), ["about_case"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_about_client"), ["about_client"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_actor"), ["actor"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_event"), ["event"], unique=False)
    op.create_table(
        "change_journal",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum("C", "R", "U", "D", "E", name="action", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("subject_id", sa.String(length=20000), nullable=False),
        sa.Column("about_client", sa.String(length=200), nullable=True),
        sa.Column("about_case", sa.String(length=200), nullable=True),
        sa.Column("columns", sa.String(length=20000), nullable=False),
        sa.CheckConstraint("length(about_case) <= 200", name=op.f("ck_change_journal_about_case_length")),
        sa.CheckConstraint("length(about_client) <= 200", name=op.f("ck_change_journal_about_client_length")),
        sa.CheckConstraint("length(columns) <= 20000", name=op.f("ck_change_journal_columns_length")),
        sa.CheckConstraint("length(subject) <= 200", name=op.f("ck_change_journal_subject_length")),
        sa.CheckConstraint("length(subject_id) <= 20000", name=op.f("ck_change_journal_subject_id_length")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change_journal")),
    )
    op.create_table(
        "client",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("birth_surname", sa.String(length=200), nullable=False),
        sa.Column("birth_surname_prefix", sa.String(length=200), nullable=False),
        sa.Column("given_name", sa.String(length=200), nullable=False),
        sa.Column("initials", sa.String(length=200), nullable=False),
        sa.Column("partner_surname", sa.String(length=200), nullable=False),
        sa.Column("partner_surname_prefix", sa.String(length=200), nullable=False),
        sa.Column(
            "name_use",
            sa.Enum(
                "own",
                "partner",
                "partner_own",
                "own_partner",
                name="name_use",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("search_name", sa.String(length=20000), nullable=False),
        sa.Column("search_surname", sa.String(length=20000), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("bsn", sa.String(length=200), nullable=False),
        sa.Column("bsn_checked_by", sa.String(length=200), nullable=False),
        sa.Column("bsn_checked_on", sa.Date(), nullable=True),
        sa.Column("street", sa.String(length=200), nullable=False),
        sa.Column("house_number", sa.String(length=200), nullable=False),
        sa.Column("house_number_addition", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("is_secret", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("phone_note", sa.String(length=200), nullable=False),
        sa.Column("phone_2", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column(
            "safe_to_call",
            sa.Enum("yes", "no", "unknown", name="safe_to_call", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "safe_voicemail",
            sa.Enum(
                "yes", "no", "unknown", name="safe_voicemail", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "safe_to_text",
            sa.Enum("yes", "no", "unknown", name="safe_to_text", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "safe_post",
            sa.Enum("yes", "no", "unknown", name="safe_post", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(birth_surname) <= 200", name=op.f("ck_client_birth_surname_length")),
        sa.CheckConstraint("length(birth_surname_prefix) <= 200", name=op.f("ck_client_birth_surname_prefix_length")),
        sa.CheckConstraint("length(bsn) <= 200", name=op.f("ck_client_bsn_length")),
        sa.CheckConstraint("length(bsn_checked_by) <= 200", name=op.f("ck_client_bsn_checked_by_length")),
        sa.CheckConstraint("length(email) <= 200", name=op.f("ck_client_email_length")),
        sa.CheckConstraint("length(given_name) <= 200", name=op.f("ck_client_given_name_length")),
        sa.CheckConstraint("length(house_number) <= 200", name=op.f("ck_client_house_number_length")),
        sa.CheckConstraint("length(house_number_addition) <= 200", name=op.f("ck_client_house_number_addition_length")),
        sa.CheckConstraint("length(initials) <= 200", name=op.f("ck_client_initials_length")),
        sa.CheckConstraint("length(language) <= 200", name=op.f("ck_client_language_length")),
        sa.CheckConstraint("length(municipality) <= 200", name=op.f("ck_client_municipality_length")),
        sa.CheckConstraint("length(partner_surname) <= 200", name=op.f("ck_client_partner_surname_length")),
        sa.CheckConstraint(
            "length(partner_surname_prefix) <= 200", name=op.f("ck_client_partner_surname_prefix_length")
        ),
        sa.CheckConstraint("length(phone) <= 200", name=op.f("ck_client_phone_length")),
        sa.CheckConstraint("length(phone_2) <= 200", name=op.f("ck_client_phone_2_length")),
        sa.CheckConstraint("length(phone_note) <= 200", name=op.f("ck_client_phone_note_length")),
        sa.CheckConstraint("length(place) <= 200", name=op.f("ck_client_place_length")),
        sa.CheckConstraint("length(postcode) <= 200", name=op.f("ck_client_postcode_length")),
        sa.CheckConstraint("length(search_name) <= 20000", name=op.f("ck_client_search_name_length")),
        sa.CheckConstraint("length(search_surname) <= 20000", name=op.f("ck_client_search_surname_length")),
        sa.CheckConstraint("length(street) <= 200", name=op.f("ck_client_street_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
    )
    with op.batch_alter_table("client", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_client_birth_date"), ["birth_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_client_bsn"), ["bsn"], unique=False)
        batch_op.create_index(batch_op.f("ix_client_municipality"), ["municipality"], unique=False)
        batch_op.create_index(batch_op.f("ix_client_postcode"), ["postcode"], unique=False)
        batch_op.create_index(batch_op.f("ix_client_search_surname"), ["search_surname"], unique=False)
    op.create_table(
        "letter_number",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_letter_number")),
    )
    op.create_table(
        "municipality_terms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("contact_days", sa.Integer(), nullable=False),
        sa.Column("urgent_days", sa.Integer(), nullable=False),
        sa.Column("visit_days", sa.Integer(), nullable=False),
        sa.Column("feedback_days", sa.Integer(), nullable=False),
        sa.Column("earliest_days", sa.Integer(), nullable=False),
        sa.Column("best_from_days", sa.Integer(), nullable=False),
        sa.Column("best_until_days", sa.Integer(), nullable=False),
        sa.Column("latest_days", sa.Integer(), nullable=False),
        sa.Column("attention_from_days", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(municipality) <= 200", name=op.f("ck_municipality_terms_municipality_length")),
        sa.CheckConstraint("length(source) <= 200", name=op.f("ck_municipality_terms_source_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality_terms")),
        sa.UniqueConstraint("municipality", "valid_from", name=op.f("uq_municipality_terms_municipality_valid_from")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "midwife",
                "obstetrics",
                "maternity_care",
                "gp",
                "mental_health",
                "neighbourhood_team",
                "municipality",
                "refugee_support",
                "addiction_care",
                "debt_help",
                "welfare",
                "volunteers",
                "jgz",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("contact_name", sa.String(length=200), nullable=False),
        sa.Column("street", sa.String(length=200), nullable=False),
        sa.Column("house_number", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("search_name", sa.String(length=20000), nullable=False),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(contact_name) <= 200", name=op.f("ck_organisation_contact_name_length")),
        sa.CheckConstraint("length(email) <= 200", name=op.f("ck_organisation_email_length")),
        sa.CheckConstraint("length(house_number) <= 200", name=op.f("ck_organisation_house_number_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_organisation_name_length")),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_organisation_note_length")),
        sa.CheckConstraint("length(phone) <= 200", name=op.f("ck_organisation_phone_length")),
        sa.CheckConstraint("length(place) <= 200", name=op.f("ck_organisation_place_length")),
        sa.CheckConstraint("length(postcode) <= 200", name=op.f("ck_organisation_postcode_length")),
        sa.CheckConstraint("length(search_name) <= 20000", name=op.f("ck_organisation_search_name_length")),
        sa.CheckConstraint("length(street) <= 200", name=op.f("ck_organisation_street_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_kind"), ["kind"], unique=False)
    op.create_table(
        "served_municipality",
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(code) <= 200", name=op.f("ck_served_municipality_code_length")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_served_municipality")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("value", sa.String(length=20000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_setting_name_length")),
        sa.CheckConstraint("length(value) <= 20000", name=op.f("ck_setting_value_length")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "client_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column(
            "due_date_method",
            sa.Enum(
                "ultrasound",
                "lmp",
                "unknown",
                name="due_date_method",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("open", "paused", "closed", name="status", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "close_reason",
            sa.Enum(
                "completed",
                "help_started",
                "no_need",
                "enough_help",
                "declined",
                "not_reached",
                "moved",
                "born_before_visit",
                "pregnancy_ended",
                "no_consent",
                "other",
                "unknown",
                name="close_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("nurse", sa.Uuid(), nullable=True),
        sa.Column("fetuses", sa.Integer(), nullable=False),
        sa.Column("gravida", sa.Integer(), nullable=True),
        sa.Column("para", sa.Integer(), nullable=True),
        sa.Column("midwife", sa.String(length=200), nullable=False),
        sa.Column("gp", sa.String(length=200), nullable=False),
        sa.Column("maternity_care", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(gp) <= 200", name=op.f("ck_client_case_gp_length")),
        sa.CheckConstraint("length(maternity_care) <= 200", name=op.f("ck_client_case_maternity_care_length")),
        sa.CheckConstraint("length(midwife) <= 200", name=op.f("ck_client_case_midwife_length")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_case_client_id")),
        sa.ForeignKeyConstraint(["nurse"], ["app_user.id"], name=op.f("fk_client_case_nurse")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_case")),
    )
    with op.batch_alter_table("client_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_client_case_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_client_case_due_date"), ["due_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_client_case_status"), ["status"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(form) <= 200", name=op.f("ck_draft_form_length")),
        sa.CheckConstraint("length(subject) <= 200", name=op.f("ck_draft_subject_length")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_draft_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("user_id", "form", "subject", name=op.f("uq_draft_user_id_form_subject")),
    )
    op.create_table(
        "nurse_place",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("postcode", sa.String(length=200), nullable=False),
        sa.Column(
            "transport",
            sa.Enum("car", "bicycle", name="transport", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(postcode) <= 200", name=op.f("ck_nurse_place_postcode_length")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_nurse_place_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_nurse_place")),
    )
    op.create_table(
        "working_hours",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_working_hours_weekday_range")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_working_hours_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_hours")),
        sa.UniqueConstraint(
            "user_id", "valid_from", "weekday", name=op.f("uq_working_hours_user_id_valid_from_weekday")
        ),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("nurse_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "booked",
                "done",
                "no_show",
                "cancelled",
                "missed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "mode",
            sa.Enum(
                "home", "elsewhere", "phone", "video", name="mode", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "visited",
                "not_at_home",
                "declined",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("agreed", sa.String(length=20000), nullable=False),
        sa.Column("next_step", sa.String(length=200), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(agreed) <= 20000", name=op.f("ck_appointment_agreed_length")),
        sa.CheckConstraint("length(cancel_reason) <= 200", name=op.f("ck_appointment_cancel_reason_length")),
        sa.CheckConstraint("length(next_step) <= 200", name=op.f("ck_appointment_next_step_length")),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_appointment_note_length")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_appointment_minutes_positive")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_appointment_case_id")),
        sa.ForeignKeyConstraint(["nurse_id"], ["app_user.id"], name=op.f("fk_appointment_nurse_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_appointment_nurse_id_starts_at", ["nurse_id", "starts_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_starts_at"), ["starts_at"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(media_type) <= 200", name=op.f("ck_attachment_media_type_length")),
        sa.CheckConstraint("length(sha256) <= 64", name=op.f("ck_attachment_sha256_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_attachment_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_case_id"), ["case_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "sign_up",
                "contact",
                "feedback",
                "refer",
                "consult",
                "handover",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "given", "refused", "withdrawn", name="state", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("receiver", sa.Uuid(), nullable=True),
        sa.Column("explained", sa.String(length=20000), nullable=False),
        sa.Column("why", sa.String(length=20000), nullable=False),
        sa.Column("data", sa.String(length=20000), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column(
            "form",
            sa.Enum("spoken", "written", name="form", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(asked_by) <= 200", name=op.f("ck_consent_asked_by_length")),
        sa.CheckConstraint("length(data) <= 20000", name=op.f("ck_consent_data_length")),
        sa.CheckConstraint("length(explained) <= 20000", name=op.f("ck_consent_explained_length")),
        sa.CheckConstraint("length(why) <= 20000", name=op.f("ck_consent_why_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_consent_case_id")),
        sa.ForeignKeyConstraint(["receiver"], ["organisation.id"], name=op.f("fk_consent_receiver")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_case_id"), ["case_id"], unique=False)
    op.create_table(
        "contact_attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column(
            "result",
            sa.Enum(
                "spoken", "not_reached", "later", name="result", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_contact_attempt_note_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_contact_attempt_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_contact_attempt_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_attempt")),
    )
    with op.batch_alter_table("contact_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_attempt_case_id"), ["case_id"], unique=False)
    op.create_table(
        "due_date",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "ultrasound", "lmp", "unknown", name="method", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("stated_at", sa.DateTime(), nullable=False),
        sa.Column("stated_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_due_date_case_id")),
        sa.ForeignKeyConstraint(["stated_by"], ["app_user.id"], name=op.f("fk_due_date_stated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_date")),
    )
    with op.batch_alter_table("due_date", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_due_date_case_id"), ["case_id"], unique=False)
    op.create_table(
        "undo_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("work_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(kind) <= 200", name=op.f("ck_undo_step_kind_length")),
        sa.CheckConstraint("length(label) <= 200", name=op.f("ck_undo_step_label_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_undo_step_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_undo_step_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_step")),
    )
    with op.batch_alter_table("undo_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_undo_step_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_undo_step_user_id"), ["user_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_undo_step_work_id"), ["work_id"], unique=False)
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "phone",
                "secure_mail",
                "letter",
                "desk",
                "portal",
                "form_pdf",
                "self",
                name="channel",
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
        sa.Column("referrer_organisation", sa.String(length=200), nullable=False),
        sa.Column("referrer_name", sa.String(length=200), nullable=False),
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
        sa.Column("referrer_phone", sa.String(length=200), nullable=False),
        sa.Column(
            "feedback_wanted",
            sa.Enum(
                "yes", "no", "unknown", name="feedback_wanted", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("feedback_route", sa.String(length=200), nullable=False),
        sa.Column("lmp_on", sa.Date(), nullable=True),
        sa.Column("gestation_weeks", sa.Integer(), nullable=True),
        sa.Column("gestation_days", sa.Integer(), nullable=True),
        sa.Column("gestation_on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.String(length=200), nullable=False),
        sa.Column("reason_note", sa.String(length=20000), nullable=False),
        sa.Column("own_question", sa.String(length=20000), nullable=False),
        sa.Column(
            "urgency",
            sa.Enum("routine", "soon", "urgent", name="urgency", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "consent_given",
            sa.Enum("yes", "no", "unknown", name="consent_given", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("consent_explained", sa.String(length=20000), nullable=False),
        sa.Column("consent_why", sa.String(length=20000), nullable=False),
        sa.Column("consent_data", sa.String(length=20000), nullable=False),
        sa.Column("consent_by", sa.String(length=200), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column(
            "consent_form",
            sa.Enum("spoken", "written", name="consent_form", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("consent_id", sa.Uuid(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("is_taken_up", sa.Boolean(), nullable=False),
        sa.Column(
            "not_taken_up",
            sa.Enum(
                "no_consent",
                "outside_area",
                "other_programme",
                "pregnancy_ended",
                "recorded_twice",
                "other",
                name="not_taken_up",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("feedback_given_on", sa.Date(), nullable=True),
        sa.Column("said_otherwise", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(consent_by) <= 200", name=op.f("ck_referral_consent_by_length")),
        sa.CheckConstraint("length(consent_data) <= 20000", name=op.f("ck_referral_consent_data_length")),
        sa.CheckConstraint("length(consent_explained) <= 20000", name=op.f("ck_referral_consent_explained_length")),
        sa.CheckConstraint("length(consent_why) <= 20000", name=op.f("ck_referral_consent_why_length")),
        sa.CheckConstraint("length(feedback_route) <= 200", name=op.f("ck_referral_feedback_route_length")),
        sa.CheckConstraint("length(own_question) <= 20000", name=op.f("ck_referral_own_question_length")),
        sa.CheckConstraint("length(reason_note) <= 20000", name=op.f("ck_referral_reason_note_length")),
        sa.CheckConstraint("length(reasons) <= 200", name=op.f("ck_referral_reasons_length")),
        sa.CheckConstraint("length(referrer_name) <= 200", name=op.f("ck_referral_referrer_name_length")),
        sa.CheckConstraint(
            "length(referrer_organisation) <= 200", name=op.f("ck_referral_referrer_organisation_length")
        ),
        sa.CheckConstraint("length(referrer_phone) <= 200", name=op.f("ck_referral_referrer_phone_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_referral_case_id")),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_referral_consent_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referral_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_referral_is_taken_up"), ["is_taken_up"], unique=False)
        batch_op.create_index(batch_op.f("ix_referral_received_on"), ["received_on"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "referral_medical",
                "referral_social",
                "appointment",
                "feedback",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "final",
                "sent",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("referral_id", sa.Uuid(), nullable=True),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("ticked", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column(
            "route",
            sa.Enum(
                "post",
                "secure_mail",
                "portal",
                "by_hand",
                name="route",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=200), nullable=False),
        sa.Column("to_name", sa.String(length=20000), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=True),
        sa.Column("carried", sa.JSON(), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("wording_version", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("finalised_at", sa.DateTime(), nullable=True),
        sa.Column("finalised_by", sa.Uuid(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(length=20000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(language) <= 200", name=op.f("ck_letter_language_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_letter_number_length")),
        sa.CheckConstraint("length(sha256) <= 64", name=op.f("ck_letter_sha256_length")),
        sa.CheckConstraint("length(to_name) <= 20000", name=op.f("ck_letter_to_name_length")),
        sa.CheckConstraint("length(withdrawn_reason) <= 20000", name=op.f("ck_letter_withdrawn_reason_length")),
        sa.CheckConstraint("length(wording_version) <= 200", name=op.f("ck_letter_wording_version_length")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_letter_appointment_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"], name=op.f("fk_letter_attachment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_letter_case_id")),
        sa.ForeignKeyConstraint(["finalised_by"], ["app_user.id"], name=op.f("fk_letter_finalised_by")),
        sa.ForeignKeyConstraint(["made_by"], ["app_user.id"], name=op.f("fk_letter_made_by")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_letter_organisation_id")),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referral.id"], name=op.f("fk_letter_referral_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("number", name=op.f("uq_letter_number")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_made_at"), ["made_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_state"), ["state"], unique=False)
