"""Step 3: planning."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step 2 to 3."""
    op.create_table(
        "contact_type",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=200), nullable=False),
        sa.Column("follows", sa.String(length=200), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint('length("key") <= 200', name=op.f("ck_contact_type_key_length")),
        sa.CheckConstraint("length(follows) <= 200", name=op.f("ck_contact_type_follows_length")),
        sa.CheckConstraint("length(mode) <= 200", name=op.f("ck_contact_type_mode_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_contact_type_name_length")),
        sa.CheckConstraint("length(source) <= 200", name=op.f("ck_contact_type_source_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_type")),
        sa.UniqueConstraint("key", name=op.f("uq_contact_type_key")),
    )
    op.create_table(
        "contact_window",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("contact_type", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("earliest_days", sa.Integer(), nullable=False),
        sa.Column("best_from_days", sa.Integer(), nullable=False),
        sa.Column("best_until_days", sa.Integer(), nullable=False),
        sa.Column("latest_days", sa.Integer(), nullable=False),
        sa.Column("term_days", sa.Integer(), nullable=False),
        sa.Column("after_from", sa.Integer(), nullable=False),
        sa.Column("after_until", sa.Integer(), nullable=False),
        sa.Column("margin_days", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(contact_type) <= 200", name=op.f("ck_contact_window_contact_type_length")),
        sa.CheckConstraint("length(municipality) <= 200", name=op.f("ck_contact_window_municipality_length")),
        sa.CheckConstraint("length(source) <= 200", name=op.f("ck_contact_window_source_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_window")),
        sa.UniqueConstraint(
            "municipality",
            "contact_type",
            "valid_from",
            name=op.f("uq_contact_window_municipality_contact_type_valid_from"),
        ),
    )
    op.create_table(
        "free_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_free", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_free_day_name_length")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_free_day")),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "leave", "ill", "training", "other", name="reason", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_absence_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_user_id"), ["user_id"], unique=False)
    op.create_table(
        "nurse_profile",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("end_postcode", sa.String(length=200), nullable=False),
        sa.Column("regions", sa.String(length=20000), nullable=False),
        sa.Column("languages", sa.String(length=20000), nullable=False),
        sa.Column("most_a_day", sa.Integer(), nullable=True),
        sa.Column("is_planned", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(end_postcode) <= 200", name=op.f("ck_nurse_profile_end_postcode_length")),
        sa.CheckConstraint("length(languages) <= 20000", name=op.f("ck_nurse_profile_languages_length")),
        sa.CheckConstraint("length(regions) <= 20000", name=op.f("ck_nurse_profile_regions_length")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_nurse_profile_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_nurse_profile")),
    )
    op.create_table(
        "printed_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("day", "week", "team", "calls", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("nurse_id", sa.Uuid(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("printed_by", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("out", "shredded", "lost", name="state", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_printed_plan_note_length")),
        sa.CheckConstraint("number > 0", name=op.f("ck_printed_plan_number_positive")),
        sa.ForeignKeyConstraint(["nurse_id"], ["app_user.id"], name=op.f("fk_printed_plan_nurse_id")),
        sa.ForeignKeyConstraint(["printed_by"], ["app_user.id"], name=op.f("fk_printed_plan_printed_by")),
        sa.ForeignKeyConstraint(["settled_by"], ["app_user.id"], name=op.f("fk_printed_plan_settled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_plan")),
        sa.UniqueConstraint("made_on", "number", name=op.f("uq_printed_plan_made_on_number")),
    )
    with op.batch_alter_table("printed_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_printed_plan_printed_at"), ["printed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_plan_state"), ["state"], unique=False)
    op.create_table(
        "travel_correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("starts", sa.String(length=200), nullable=False),
        sa.Column("ends", sa.String(length=200), nullable=False),
        sa.Column(
            "transport",
            sa.Enum("car", "bicycle", name="transport", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("nurse_id", sa.Uuid(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(ends) <= 200", name=op.f("ck_travel_correction_ends_length")),
        sa.CheckConstraint("length(starts) <= 200", name=op.f("ck_travel_correction_starts_length")),
        sa.ForeignKeyConstraint(["nurse_id"], ["app_user.id"], name=op.f("fk_travel_correction_nurse_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_correction")),
    )
    op.create_table(
        "week_block",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=200), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column(
            "repeat",
            sa.Enum("weeks", "month", name="repeat", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(label) <= 200", name=op.f("ck_week_block_label_length")),
        sa.CheckConstraint("length(postcode) <= 200", name=op.f("ck_week_block_postcode_length")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_week_block_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_week_block")),
    )
    with op.batch_alter_table("week_block", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_week_block_user_id"), ["user_id"], unique=False)
    op.create_table(
        "missed_window",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("contact_type", sa.String(length=200), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "not_reached",
                "declined",
                "referred_late",
                "no_nurse",
                "other",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(contact_type) <= 200", name=op.f("ck_missed_window_contact_type_length")),
        sa.CheckConstraint("length(note) <= 200", name=op.f("ck_missed_window_note_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_missed_window_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missed_window")),
    )
    with op.batch_alter_table("missed_window", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_missed_window_case_id"), ["case_id"], unique=False)
    op.create_table(
        "printed_plan_visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("nurse_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_printed_plan_visit_case_id")),
        sa.ForeignKeyConstraint(["nurse_id"], ["app_user.id"], name=op.f("fk_printed_plan_visit_nurse_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["printed_plan.id"], name=op.f("fk_printed_plan_visit_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_plan_visit")),
    )
    with op.batch_alter_table("printed_plan_visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_printed_plan_visit_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_plan_visit_plan_id"), ["plan_id"], unique=False)
    op.create_table(
        "safety_look",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "colour",
            sa.Enum("green", "orange", "red", name="colour", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_safety_look_note_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_safety_look_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_safety_look_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_look")),
    )
    with op.batch_alter_table("safety_look", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_safety_look_case_id"), ["case_id"], unique=False)
    op.create_table(
        "stop_clock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "abroad",
                "interpreter",
                "asked_later",
                "in_hospital",
                "other",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(note) <= 200", name=op.f("ck_stop_clock_note_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_stop_clock_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stop_clock")),
    )
    with op.batch_alter_table("stop_clock", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stop_clock_case_id"), ["case_id"], unique=False)
    op.create_table(
        "visit_wish",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("contact_type", sa.String(length=200), nullable=False),
        sa.Column("at_home", sa.String(length=20000), nullable=False),
        sa.Column("nurse_id", sa.Uuid(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("may_use_interpreter", sa.Boolean(), nullable=False),
        sa.Column("not_before", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(at_home) <= 20000", name=op.f("ck_visit_wish_at_home_length")),
        sa.CheckConstraint("length(contact_type) <= 200", name=op.f("ck_visit_wish_contact_type_length")),
        sa.CheckConstraint("length(note) <= 200", name=op.f("ck_visit_wish_note_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_visit_wish_case_id")),
        sa.ForeignKeyConstraint(["nurse_id"], ["app_user.id"], name=op.f("fk_visit_wish_nurse_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_wish")),
    )
    with op.batch_alter_table("visit_wish", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_wish_case_id"), ["case_id"], unique=False)
    op.create_table(
        "wanted_contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("contact_type", sa.String(length=200), nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("served_before", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(contact_type) <= 200", name=op.f("ck_wanted_contact_contact_type_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_wanted_contact_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_wanted_contact_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wanted_contact")),
    )
    with op.batch_alter_table("wanted_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wanted_contact_case_id"), ["case_id"], unique=False)
    op.create_table(
        "week_block_day",
        sa.Column("block_id", sa.Uuid(), nullable=False),
        sa.Column("original", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(label) <= 200", name=op.f("ck_week_block_day_label_length")),
        sa.CheckConstraint("length(postcode) <= 200", name=op.f("ck_week_block_day_postcode_length")),
        sa.ForeignKeyConstraint(["block_id"], ["week_block.id"], name=op.f("fk_week_block_day_block_id")),
        sa.PrimaryKeyConstraint("block_id", "original", name=op.f("pk_week_block_day")),
    )
    op.create_table(
        "calendar_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nurse_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("is_busy", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("gone_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(digest) <= 64", name=op.f("ck_calendar_entry_digest_length")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_calendar_entry_appointment_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["nurse_id"], ["app_user.id"], name=op.f("fk_calendar_entry_nurse_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_entry")),
        sa.UniqueConstraint("nurse_id", "appointment_id", name=op.f("uq_calendar_entry_nurse_id_appointment_id")),
    )
    with op.batch_alter_table("calendar_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendar_entry_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_calendar_entry_nurse_id"), ["nurse_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_calendar_entry_starts_at"), ["starts_at"], unique=False)
    op.create_table(
        "visit_companion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "colleague",
                "interpreter",
                "midwife",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "to_book",
                "asked",
                "booked",
                "moved",
                "told_off",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("is_by_phone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_visit_companion_name_length")),
        sa.CheckConstraint("length(reference) <= 200", name=op.f("ck_visit_companion_reference_length")),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_visit_companion_appointment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_visit_companion_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_visit_companion_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_companion")),
    )
    with op.batch_alter_table("visit_companion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_companion_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_companion_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_companion_user_id"), ["user_id"], unique=False)
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("contact_type", sa.String(length=200), server_default="first_visit", nullable=False)
        )
        batch_op.add_column(sa.Column("location", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("postcode", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("is_time_known", sa.Boolean(), server_default=sa.text("1"), nullable=False))
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("announced_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("working_hours", schema=None) as batch_op:
        batch_op.add_column(sa.Column("valid_until", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "weeks",
                sa.Enum("every", "even", "odd", name="weeks", native_enum=False, create_constraint=True, length=40),
                server_default="every",
                nullable=False,
            )
        )
        batch_op.drop_constraint(batch_op.f("uq_working_hours_user_id_valid_from_weekday"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_working_hours_user_id_valid_from_weekday_weeks_starts"),
            ["user_id", "valid_from", "weekday", "weeks", "starts"],
        )
    with op.batch_alter_table("working_hours", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_working_hours_weeks"), "weeks IN ('every', 'even', 'odd')")
    with op.batch_alter_table("appointment", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_appointment_contact_type_length"), "length(contact_type) <= 200")
        batch_op.create_check_constraint(op.f("ck_appointment_location_length"), "length(location) <= 200")
        batch_op.create_check_constraint(op.f("ck_appointment_postcode_length"), "length(postcode) <= 200")
