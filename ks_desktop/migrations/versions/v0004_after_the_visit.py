"""Step 4: after the visit."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step 3 to 4."""
    op.create_table(
        "closing_reason",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
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
                "born",
                "died",
                "handed_over",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_offered", sa.Boolean(), nullable=False),
        sa.Column("asks_note", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint('length("key") <= 200', name=op.f("ck_closing_reason_key_length")),
        sa.CheckConstraint("length(label) <= 200", name=op.f("ck_closing_reason_label_length")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_closing_reason")),
    )
    op.create_table(
        "search_word",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(word) <= 200", name=op.f("ck_search_word_word_length")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_word")),
        sa.UniqueConstraint("word", name=op.f("uq_search_word_word")),
    )
    op.create_table(
        "search_holder",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_search_holder_client_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["number"], ["search_word.number"], name=op.f("fk_search_holder_number")),
        sa.PrimaryKeyConstraint("number", "client_id", name=op.f("pk_search_holder")),
    )
    with op.batch_alter_table("search_holder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_holder_client_id"), ["client_id"], unique=False)
    op.create_table(
        "birth",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column(
            "told_by",
            sa.Enum(
                "herself",
                "midwife",
                "maternity_care",
                "hospital",
                "other",
                name="told_by",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("children BETWEEN 1 AND 8", name=op.f("ck_birth_children_range")),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_birth_note_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_birth_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_birth")),
    )
    with op.batch_alter_table("birth", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_birth_case_id"), ["case_id"], unique=False)
    op.create_table(
        "birth_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("line", sa.String(length=200), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(line) <= 200", name=op.f("ck_birth_note_line_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_birth_note_case_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["app_user.id"], name=op.f("fk_birth_note_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_birth_note")),
    )
    with op.batch_alter_table("birth_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_birth_note_case_id"), ["case_id"], unique=False)
    op.create_table(
        "case_ending",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("work_id", sa.Uuid(), nullable=False),
        sa.Column(
            "reason",
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
                "born",
                "died",
                "handed_over",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("told_by", sa.String(length=200), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column(
            "call",
            sa.Enum(
                "not_offered",
                "offered",
                "done",
                "not_wanted",
                name="call",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("called_on", sa.Date(), nullable=True),
        sa.Column("held", sa.JSON(), nullable=False),
        sa.CheckConstraint("length(told_by) <= 200", name=op.f("ck_case_ending_told_by_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_case_ending_case_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["app_user.id"], name=op.f("fk_case_ending_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_ending")),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_ending_case_id")),
    )
    with op.batch_alter_table("case_ending", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_ending_work_id"), ["work_id"], unique=False)
    op.create_table(
        "goal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum("open", "reached", "dropped", name="state", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(words) <= 200", name=op.f("ck_goal_words_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_goal_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_case_id"), ["case_id"], unique=False)
    op.create_table(
        "incident",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("plan", "letter", "other", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.Column("lost_on", sa.Date(), nullable=True),
        sa.Column("noticed_at", sa.DateTime(), nullable=False),
        sa.Column("where", sa.String(length=20000), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("data", sa.String(length=20000), nullable=False),
        sa.Column("has_strip", sa.Boolean(), nullable=True),
        sa.Column("done", sa.String(length=20000), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint('length("where") <= 20000', name=op.f("ck_incident_where_length")),
        sa.CheckConstraint("length(data) <= 20000", name=op.f("ck_incident_data_length")),
        sa.CheckConstraint("length(done) <= 20000", name=op.f("ck_incident_done_length")),
        sa.CheckConstraint("length(what) <= 200", name=op.f("ck_incident_what_length")),
        sa.ForeignKeyConstraint(["plan_id"], ["printed_plan.id"], name=op.f("fk_incident_plan_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["app_user.id"], name=op.f("fk_incident_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_recorded_at"), ["recorded_at"], unique=False)
    op.create_table(
        "involved",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column(
            "may_talk",
            sa.Enum("yes", "no", "unknown", name="may_talk", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_involved_name_length")),
        sa.CheckConstraint("length(organisation) <= 200", name=op.f("ck_involved_organisation_length")),
        sa.CheckConstraint("length(phone) <= 200", name=op.f("ck_involved_phone_length")),
        sa.CheckConstraint("length(role) <= 200", name=op.f("ck_involved_role_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_involved_case_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_involved_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involved")),
    )
    with op.batch_alter_table("involved", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_involved_case_id"), ["case_id"], unique=False)
    op.create_table(
        "life_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "moved_within",
                "moved_away",
                "partner_may_not_know",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=20000), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(words) <= 20000", name=op.f("ck_life_event_words_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_life_event_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_life_event_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_life_event")),
    )
    with op.batch_alter_table("life_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_life_event_case_id"), ["case_id"], unique=False)
    op.create_table(
        "news_asked",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "news",
            sa.Enum(
                "born",
                "still_pregnant",
                "otherwise",
                "unknown",
                name="news",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("ask_again_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["app_user.id"], name=op.f("fk_news_asked_asked_by")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_news_asked_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_asked")),
    )
    with op.batch_alter_table("news_asked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_news_asked_case_id"), ["case_id"], unique=False)
    op.create_table(
        "printed_plan_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_printed_plan_case_case_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["printed_plan.id"], name=op.f("fk_printed_plan_case_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_plan_case")),
    )
    with op.batch_alter_table("printed_plan_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_printed_plan_case_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_plan_case_plan_id"), ["plan_id"], unique=False)
    op.create_table(
        "stand_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("instead_of_id", sa.Uuid(), nullable=False),
        sa.Column("nurse_id", sa.Uuid(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_stand_in_case_id")),
        sa.ForeignKeyConstraint(["instead_of_id"], ["app_user.id"], name=op.f("fk_stand_in_instead_of_id")),
        sa.ForeignKeyConstraint(["nurse_id"], ["app_user.id"], name=op.f("fk_stand_in_nurse_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_in")),
    )
    with op.batch_alter_table("stand_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stand_in_case_id"), ["case_id"], unique=False)
    op.create_table(
        "incident_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("incident_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_incident_case_case_id")),
        sa.ForeignKeyConstraint(["incident_id"], ["incident.id"], name=op.f("fk_incident_case_incident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident_case")),
    )
    with op.batch_alter_table("incident_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_case_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_case_incident_id"), ["incident_id"], unique=False)
    op.create_table(
        "visit_agreement",
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(what) <= 200", name=op.f("ck_visit_agreement_what_length")),
        sa.CheckConstraint("length(who) <= 200", name=op.f("ck_visit_agreement_who_length")),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_visit_agreement_appointment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_visit_agreement_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_agreement")),
    )
    with op.batch_alter_table("visit_agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_agreement_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_agreement_case_id"), ["case_id"], unique=False)
    op.create_table(
        "visit_help",
        sa.Column(
            "kind",
            sa.Enum(
                "nothing_needed",
                "information",
                "informal_network",
                "referred_on",
                "programme",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(what) <= 200", name=op.f("ck_visit_help_what_length")),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_visit_help_appointment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_visit_help_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_help")),
    )
    with op.batch_alter_table("visit_help", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_help_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_help_case_id"), ["case_id"], unique=False)
    op.create_table(
        "visit_present",
        sa.Column(
            "who",
            sa.Enum(
                "partner",
                "family",
                "friend",
                "interpreter",
                "midwife",
                "colleague",
                "other",
                name="who",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_visit_present_appointment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_visit_present_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_present")),
    )
    with op.batch_alter_table("visit_present", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_present_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_present_case_id"), ["case_id"], unique=False)
    op.create_table(
        "visit_topic",
        sa.Column("topic", sa.String(length=200), nullable=False),
        sa.Column("wants_help", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(topic) <= 200", name=op.f("ck_visit_topic_topic_length")),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointment.id"], name=op.f("fk_visit_topic_appointment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_visit_topic_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_topic")),
    )
    with op.batch_alter_table("visit_topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_topic_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_topic_case_id"), ["case_id"], unique=False)
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "held_mode",
                sa.Enum(
                    "home",
                    "elsewhere",
                    "phone",
                    "video",
                    name="held_mode",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "need",
                sa.Enum(
                    "nothing",
                    "small_push",
                    "some_help",
                    "regular_help",
                    "intensive_help",
                    name="need",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("feed_back", sa.String(length=200), server_default="", nullable=False))
    with op.batch_alter_table("client", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("call_hours", sa.String(length=200), server_default=sa.text("('')"), nullable=False)
        )
    with op.batch_alter_table("client_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("closing", sa.String(length=200), server_default=sa.text("('')"), nullable=False))
        batch_op.add_column(
            sa.Column("closing_note", sa.String(length=20000), server_default=sa.text("('')"), nullable=False)
        )
        batch_op.create_index(batch_op.f("ix_client_case_close_reason"), ["close_reason"], unique=False)
    with op.batch_alter_table("contact_attempt", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "way",
                sa.Enum(
                    "phone",
                    "text",
                    "email",
                    "letter",
                    "door",
                    "referrer",
                    name="way",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                server_default="phone",
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("left_message", sa.Boolean(), server_default=sa.text("0"), nullable=False))
        batch_op.add_column(sa.Column("recorded_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("next_day", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("next_start", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("next_end", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("next_why", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False))
    with op.batch_alter_table("undo_step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("many", sa.Integer(), server_default=sa.text("1"), nullable=False))
        batch_op.add_column(sa.Column("passed_at", sa.DateTime(), nullable=True))
        batch_op.alter_column("case_id", existing_type=sa.CHAR(length=32), nullable=True)
        batch_op.drop_index(batch_op.f("ix_undo_step_user_id"))
        batch_op.create_index("ix_undo_step_recorded_at_id", ["recorded_at", "id"], unique=False)
        batch_op.create_index("ix_undo_step_user_id_recorded_at_id", ["user_id", "recorded_at", "id"], unique=False)
    with op.batch_alter_table("client", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_client_call_hours_length"), "length(call_hours) <= 200")
    with op.batch_alter_table("client_case", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_client_case_close_reason"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_client_case_close_reason"),
            "close_reason IN ('completed', 'help_started', 'no_need', 'enough_help', 'declined', 'not_reached', 'moved', 'born_before_visit', 'pregnancy_ended', 'no_consent', 'other', 'unknown', 'born', 'died', 'handed_over')",
        )
        batch_op.create_check_constraint(op.f("ck_client_case_closing_length"), "length(closing) <= 200")
        batch_op.create_check_constraint(op.f("ck_client_case_closing_note_length"), "length(closing_note) <= 20000")
    with op.batch_alter_table("printed_plan", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_printed_plan_kind"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_printed_plan_kind"), "kind IN ('day', 'week', 'team', 'calls', 'hand_over')"
        )
    with op.batch_alter_table("appointment", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_appointment_feed_back_length"), "length(feed_back) <= 200")
        batch_op.create_check_constraint(
            op.f("ck_appointment_held_mode"), "held_mode IN ('home', 'elsewhere', 'phone', 'video')"
        )
        batch_op.create_check_constraint(
            op.f("ck_appointment_need"),
            "need IN ('nothing', 'small_push', 'some_help', 'regular_help', 'intensive_help')",
        )
    with op.batch_alter_table("contact_attempt", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_contact_attempt_next_why_length"), "length(next_why) <= 200")
        batch_op.create_check_constraint(
            op.f("ck_contact_attempt_way"), "way IN ('phone', 'text', 'email', 'letter', 'door', 'referrer')"
        )
    with op.batch_alter_table("letter", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("ck_letter_kind"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_letter_kind"),
            "kind IN ('referral_medical', 'referral_social', 'appointment', 'feedback', 'receipt', 'question', 'handover_birth', 'handover_maternity', 'handover_jgz', 'not_reached')",
        )
