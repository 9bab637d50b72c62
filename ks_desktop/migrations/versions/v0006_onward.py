"""Step 6: onward."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step 5 to 6."""
    op.create_table(
        "alliance_state",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("alliance_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("municipalities", sa.String(length=20000), nullable=False),
        sa.Column("partners", sa.String(length=20000), nullable=False),
        sa.Column("coordinator_name", sa.String(length=200), nullable=False),
        sa.Column("coordinator_organisation", sa.String(length=200), nullable=False),
        sa.Column("coordinator_phone", sa.String(length=200), nullable=False),
        sa.Column("coordinator_email", sa.String(length=200), nullable=False),
        sa.Column("plan_title", sa.String(length=200), nullable=False),
        sa.Column("plan_since", sa.Date(), nullable=True),
        sa.Column("plan_until", sa.Date(), nullable=True),
        sa.Column("plan_kept_at", sa.String(length=200), nullable=False),
        sa.Column("plan_goals", sa.String(length=20000), nullable=False),
        sa.Column("plan_checked_on", sa.Date(), nullable=True),
        sa.Column("plan_checked_by", sa.String(length=200), nullable=False),
        sa.Column("remark", sa.String(length=20000), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(coordinator_email) <= 200", name=op.f("ck_alliance_state_coordinator_email_length")),
        sa.CheckConstraint("length(coordinator_name) <= 200", name=op.f("ck_alliance_state_coordinator_name_length")),
        sa.CheckConstraint(
            "length(coordinator_organisation) <= 200", name=op.f("ck_alliance_state_coordinator_organisation_length")
        ),
        sa.CheckConstraint("length(coordinator_phone) <= 200", name=op.f("ck_alliance_state_coordinator_phone_length")),
        sa.CheckConstraint("length(municipalities) <= 20000", name=op.f("ck_alliance_state_municipalities_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_alliance_state_name_length")),
        sa.CheckConstraint("length(partners) <= 20000", name=op.f("ck_alliance_state_partners_length")),
        sa.CheckConstraint("length(plan_checked_by) <= 200", name=op.f("ck_alliance_state_plan_checked_by_length")),
        sa.CheckConstraint("length(plan_goals) <= 20000", name=op.f("ck_alliance_state_plan_goals_length")),
        sa.CheckConstraint("length(plan_kept_at) <= 200", name=op.f("ck_alliance_state_plan_kept_at_length")),
        sa.CheckConstraint("length(plan_title) <= 200", name=op.f("ck_alliance_state_plan_title_length")),
        sa.CheckConstraint("length(remark) <= 20000", name=op.f("ck_alliance_state_remark_length")),
        sa.CheckConstraint("length(source) <= 200", name=op.f("ck_alliance_state_source_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alliance_state")),
        sa.UniqueConstraint("alliance_id", "valid_from", name=op.f("uq_alliance_state_alliance_id_valid_from")),
    )
    with op.batch_alter_table("alliance_state", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alliance_state_alliance_id"), ["alliance_id"], unique=False)
    op.create_table(
        "directory_extra",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("is_of_card", sa.Boolean(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_extra")),
    )
    op.create_table(
        "directory_origin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "partner",
                "location",
                "person",
                "service",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("from_whom", sa.String(length=200), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.CheckConstraint("length(from_whom) <= 200", name=op.f("ck_directory_origin_from_whom_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_origin")),
    )
    op.create_table(
        "directory_pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "partner",
                "location",
                "person",
                "service",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("theirs", sa.Uuid(), nullable=False),
        sa.Column("ours", sa.Uuid(), nullable=False),
        sa.Column("is_same", sa.Boolean(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_pair")),
        sa.UniqueConstraint("kind", "theirs", "ours", name=op.f("uq_directory_pair_kind_theirs_ours")),
    )
    op.create_table(
        "local_agreements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(municipality) <= 200", name=op.f("ck_local_agreements_municipality_length")),
        sa.CheckConstraint("length(source) <= 200", name=op.f("ck_local_agreements_source_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_agreements")),
        sa.UniqueConstraint("municipality", "valid_from", name=op.f("uq_local_agreements_municipality_valid_from")),
    )
    op.create_table(
        "own_municipality",
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("succeeded_by", sa.String(length=200), nullable=False),
        sa.Column("also_called", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(also_called) <= 200", name=op.f("ck_own_municipality_also_called_length")),
        sa.CheckConstraint("length(code) <= 200", name=op.f("ck_own_municipality_code_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_own_municipality_name_length")),
        sa.CheckConstraint("length(source) <= 200", name=op.f("ck_own_municipality_source_length")),
        sa.CheckConstraint("length(succeeded_by) <= 200", name=op.f("ck_own_municipality_succeeded_by_length")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_own_municipality")),
    )
    op.create_table(
        "region",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("municipalities", sa.String(length=20000), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=20000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint('length("key") <= 200', name=op.f("ck_region_key_length")),
        sa.CheckConstraint("length(municipalities) <= 20000", name=op.f("ck_region_municipalities_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_region_name_length")),
        sa.CheckConstraint("length(source) <= 20000", name=op.f("ck_region_source_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region")),
        sa.UniqueConstraint("key", name=op.f("uq_region_key")),
    )
    op.create_table(
        "service_below",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("shipped", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("service_id", name=op.f("pk_service_below")),
    )
    op.create_table(
        "agreed_words",
        sa.Column("agreements_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=20000), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(source) <= 200", name=op.f("ck_agreed_words_source_length")),
        sa.CheckConstraint("length(text) <= 20000", name=op.f("ck_agreed_words_text_length")),
        sa.ForeignKeyConstraint(
            ["agreements_id"], ["local_agreements.id"], name=op.f("fk_agreed_words_agreements_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_words")),
    )
    with op.batch_alter_table("agreed_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreed_words_agreements_id"), ["agreements_id"], unique=False)
    op.create_table(
        "escalation_step",
        sa.Column("agreements_id", sa.Uuid(), nullable=False),
        sa.Column("after_days", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(who) <= 200", name=op.f("ck_escalation_step_who_length")),
        sa.CheckConstraint("length(words) <= 200", name=op.f("ck_escalation_step_words_length")),
        sa.ForeignKeyConstraint(
            ["agreements_id"],
            ["local_agreements.id"],
            name=op.f("fk_escalation_step_agreements_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation_step")),
    )
    with op.batch_alter_table("escalation_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_escalation_step_agreements_id"), ["agreements_id"], unique=False)
    op.create_table(
        "local_contact",
        sa.Column("agreements_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(about) <= 200", name=op.f("ck_local_contact_about_length")),
        sa.CheckConstraint("length(email) <= 200", name=op.f("ck_local_contact_email_length")),
        sa.CheckConstraint("length(function) <= 200", name=op.f("ck_local_contact_function_length")),
        sa.CheckConstraint("length(hours) <= 200", name=op.f("ck_local_contact_hours_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_local_contact_name_length")),
        sa.CheckConstraint("length(phone) <= 200", name=op.f("ck_local_contact_phone_length")),
        sa.ForeignKeyConstraint(
            ["agreements_id"], ["local_agreements.id"], name=op.f("fk_local_contact_agreements_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_contact")),
    )
    with op.batch_alter_table("local_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_local_contact_agreements_id"), ["agreements_id"], unique=False)
    op.create_table(
        "location",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("street", sa.String(length=200), nullable=False),
        sa.Column("house_number", sa.String(length=200), nullable=False),
        sa.Column("postcode", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("opening_hours", sa.String(length=20000), nullable=False),
        sa.Column("access_note", sa.String(length=20000), nullable=False),
        sa.Column("address_secret", sa.Boolean(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(access_note) <= 20000", name=op.f("ck_location_access_note_length")),
        sa.CheckConstraint("length(house_number) <= 200", name=op.f("ck_location_house_number_length")),
        sa.CheckConstraint("length(municipality) <= 200", name=op.f("ck_location_municipality_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_location_name_length")),
        sa.CheckConstraint("length(opening_hours) <= 20000", name=op.f("ck_location_opening_hours_length")),
        sa.CheckConstraint("length(phone) <= 200", name=op.f("ck_location_phone_length")),
        sa.CheckConstraint("length(place) <= 200", name=op.f("ck_location_place_length")),
        sa.CheckConstraint("length(postcode) <= 200", name=op.f("ck_location_postcode_length")),
        sa.CheckConstraint("length(street) <= 200", name=op.f("ck_location_street_length")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_location_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    with op.batch_alter_table("location", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_location_organisation_id"), ["organisation_id"], unique=False)
    op.create_table(
        "service_capacity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open", "waiting", "full", "unknown", name="state", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("weeks", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(words) <= 200", name=op.f("ck_service_capacity_words_length")),
        sa.ForeignKeyConstraint(["asked_by"], ["app_user.id"], name=op.f("fk_service_capacity_asked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_capacity")),
    )
    with op.batch_alter_table("service_capacity", schema=None) as batch_op:
        batch_op.create_index("ix_service_capacity_newest", ["service_id", "asked_on", "id"], unique=False)
    op.create_table(
        "onward_referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("receiver", sa.String(length=200), nullable=False),
        sa.Column(
            "domain",
            sa.Enum(
                "medical", "social", "informal", name="domain", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("wish", sa.String(length=200), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "letter",
                "phone",
                "together",
                "portal",
                "herself",
                name="way",
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
                "sent",
                "received",
                "waiting",
                "started",
                "finished",
                "not_started",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("took_over_on", sa.Date(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "no_place",
                "does_not_fit",
                "she_declined",
                "not_reached",
                "referred_elsewhere",
                "other",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("second_of", sa.Uuid(), nullable=True),
        sa.Column("no_second_choice", sa.Boolean(), nullable=False),
        sa.Column("consent_gone_on", sa.Date(), nullable=True),
        sa.Column("named_wrong_on", sa.Date(), nullable=True),
        sa.Column("step_count", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(receiver) <= 200", name=op.f("ck_onward_referral_receiver_length")),
        sa.CheckConstraint("length(wish) <= 200", name=op.f("ck_onward_referral_wish_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_onward_referral_case_id")),
        sa.ForeignKeyConstraint(["made_by"], ["app_user.id"], name=op.f("fk_onward_referral_made_by")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_onward_referral_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["second_of"], ["onward_referral.id"], name=op.f("fk_onward_referral_second_of"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onward_referral")),
    )
    with op.batch_alter_table("onward_referral", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_onward_referral_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_onward_referral_due", ["follow_up_on", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_onward_referral_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_onward_referral_second_of"), ["second_of"], unique=False)
        batch_op.create_index(batch_op.f("ix_onward_referral_service_id"), ["service_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_onward_referral_state"), ["state"], unique=False)
    op.create_table(
        "onward_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("onward_id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "sent",
                "received",
                "waiting",
                "started",
                "finished",
                "not_started",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "no_place",
                "does_not_fit",
                "she_declined",
                "not_reached",
                "referred_elsewhere",
                "other",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("words", sa.String(length=20000), nullable=False),
        sa.Column("waiting_weeks", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(words) <= 20000", name=op.f("ck_onward_step_words_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_onward_step_case_id")),
        sa.ForeignKeyConstraint(["onward_id"], ["onward_referral.id"], name=op.f("fk_onward_step_onward_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["app_user.id"], name=op.f("fk_onward_step_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onward_step")),
    )
    with op.batch_alter_table("onward_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_onward_step_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_onward_step_onward_id"), ["onward_id"], unique=False)
    op.create_table(
        "onward_warm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("onward_id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "letter",
                "phone",
                "together",
                "portal",
                "herself",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("with_whom", sa.String(length=200), nullable=False),
        sa.Column("words", sa.String(length=20000), nullable=False),
        sa.CheckConstraint("length(with_whom) <= 200", name=op.f("ck_onward_warm_with_whom_length")),
        sa.CheckConstraint("length(words) <= 20000", name=op.f("ck_onward_warm_words_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_onward_warm_case_id")),
        sa.ForeignKeyConstraint(["onward_id"], ["onward_referral.id"], name=op.f("fk_onward_warm_onward_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_onward_warm")),
    )
    with op.batch_alter_table("onward_warm", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_onward_warm_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_onward_warm_onward_id"), ["onward_id"], unique=False)
    op.create_table(
        "enough_told",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["referral_id"], ["referral.id"], name=op.f("fk_enough_told_referral_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["said_by"], ["app_user.id"], name=op.f("fk_enough_told_said_by")),
        sa.PrimaryKeyConstraint("referral_id", name=op.f("pk_enough_told")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("onward_id", sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f("ix_letter_onward_id"), ["onward_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_letter_onward_id"), "onward_referral", ["onward_id"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_hidden", sa.Boolean(), server_default=sa.text("0"), nullable=False))
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("regions", sa.String(length=20000), server_default=sa.text("('')"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("locations", sa.String(length=20000), server_default=sa.text("('')"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("people", sa.String(length=20000), server_default=sa.text("('')"), nullable=False)
        )
        batch_op.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
    with op.batch_alter_table("service", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_service_locations_length"), "length(locations) <= 20000")
        batch_op.create_check_constraint(op.f("ck_service_people_length"), "length(people) <= 20000")
        batch_op.create_check_constraint(op.f("ck_service_regions_length"), "length(regions) <= 20000")
    with op.batch_alter_table("to_be_told", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_to_be_told_kind"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_to_be_told_kind"), "kind IN ('referrer', 'letter_sent', 'letter_ready', 'interpreter', 'onward')"
        )
