"""Step 7: trust."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step 6 to 7."""
    op.create_table(
        "backup_place",
        sa.Column("path", sa.String(length=20000), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("cleaned_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("length(path) <= 20000", name=op.f("ck_backup_place_path_length")),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_backup_place")),
    )
    op.create_table(
        "commit_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_commit_count_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commit_count")),
    )
    op.create_table(
        "log_segment",
        sa.Column("last_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("sealed_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(hash) <= 64", name=op.f("ck_log_segment_hash_length")),
        sa.CheckConstraint("length(prev_hash) <= 64", name=op.f("ck_log_segment_prev_hash_length")),
        sa.PrimaryKeyConstraint("last_seq", name=op.f("pk_log_segment")),
    )
    op.create_table(
        "keeping_proposal",
        sa.Column("month", sa.String(length=200), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("proposed", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(month) <= 200", name=op.f("ck_keeping_proposal_month_length")),
        sa.ForeignKeyConstraint(["made_by"], ["app_user.id"], name=op.f("fk_keeping_proposal_made_by")),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_keeping_proposal")),
    )
    op.create_table(
        "keeping_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("begun_by", sa.Uuid(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["begun_by"], ["app_user.id"], name=op.f("fk_keeping_run_begun_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeping_run")),
    )
    op.create_table(
        "keeping_term",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("span", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(kind) <= 200", name=op.f("ck_keeping_term_kind_length")),
        sa.ForeignKeyConstraint(["said_by"], ["app_user.id"], name=op.f("fk_keeping_term_said_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeping_term")),
    )
    with op.batch_alter_table("keeping_term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_keeping_term_kind"), ["kind"], unique=False)
    op.create_table(
        "recovery_use",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("seen_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["seen_by"], ["app_user.id"], name=op.f("fk_recovery_use_seen_by")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_recovery_use_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_use")),
    )
    op.create_table(
        "emergency_access",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "opens",
            sa.Enum("record", "notes", name="opens", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("nurse_saw_at", sa.DateTime(), nullable=True),
        sa.Column("nurse_saw", sa.Uuid(), nullable=True),
        sa.Column("officer_saw_at", sa.DateTime(), nullable=True),
        sa.Column("officer_saw", sa.Uuid(), nullable=True),
        sa.CheckConstraint("length(reason) <= 200", name=op.f("ck_emergency_access_reason_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_emergency_access_case_id")),
        sa.ForeignKeyConstraint(["nurse_saw"], ["app_user.id"], name=op.f("fk_emergency_access_nurse_saw")),
        sa.ForeignKeyConstraint(["officer_saw"], ["app_user.id"], name=op.f("fk_emergency_access_officer_saw")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_emergency_access_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_access")),
    )
    with op.batch_alter_table("emergency_access", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_emergency_access_case_id"), ["case_id"], unique=False)
    op.create_table(
        "her_statement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("words", sa.String(length=20000), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(about) <= 200", name=op.f("ck_her_statement_about_length")),
        sa.CheckConstraint("length(words) <= 20000", name=op.f("ck_her_statement_words_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_her_statement_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_her_statement")),
    )
    with op.batch_alter_table("her_statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_her_statement_case_id"), ["case_id"], unique=False)
    op.create_table(
        "keeping_certificate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("last_copy_on", sa.Date(), nullable=False),
        sa.Column("anchor", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(anchor) <= 200", name=op.f("ck_keeping_certificate_anchor_length")),
        sa.CheckConstraint("length(number) <= 200", name=op.f("ck_keeping_certificate_number_length")),
        sa.CheckConstraint("length(sha256) <= 64", name=op.f("ck_keeping_certificate_sha256_length")),
        sa.ForeignKeyConstraint(["run_id"], ["keeping_run.id"], name=op.f("fk_keeping_certificate_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeping_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_keeping_certificate_number")),
        sa.UniqueConstraint("run_id", name=op.f("uq_keeping_certificate_run_id")),
    )
    op.create_table(
        "keeping_count",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column(
            "why",
            sa.Enum(
                "term_passed",
                "at_her_request",
                "care_goes_on",
                "others_interest",
                "claim",
                "law",
                "other",
                name="why",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.CheckConstraint("length(kind) <= 200", name=op.f("ck_keeping_count_kind_length")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["app_user.id"], name=op.f("fk_keeping_count_confirmed_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["app_user.id"], name=op.f("fk_keeping_count_decided_by")),
        sa.ForeignKeyConstraint(["run_id"], ["keeping_run.id"], name=op.f("fk_keeping_count_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeping_count")),
    )
    with op.batch_alter_table("keeping_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_keeping_count_run_id"), ["run_id"], unique=False)
    op.create_table(
        "keeping_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column(
            "fate",
            sa.Enum("destroy", "keep", name="fate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "why",
            sa.Enum(
                "term_passed",
                "at_her_request",
                "care_goes_on",
                "others_interest",
                "claim",
                "law",
                "other",
                name="why",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("request", sa.String(length=200), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(confirmed_by IS NULL) = (confirmed_at IS NULL)", name=op.f("ck_keeping_decision_confirmed")
        ),
        sa.CheckConstraint(
            "confirmed_by IS NULL OR confirmed_by <> decided_by", name=op.f("ck_keeping_decision_two_people")
        ),
        sa.CheckConstraint("length(kind) <= 200", name=op.f("ck_keeping_decision_kind_length")),
        sa.CheckConstraint("length(month) <= 200", name=op.f("ck_keeping_decision_month_length")),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_keeping_decision_note_length")),
        sa.CheckConstraint("length(request) <= 200", name=op.f("ck_keeping_decision_request_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_keeping_decision_case_id")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["app_user.id"], name=op.f("fk_keeping_decision_confirmed_by")),
        sa.ForeignKeyConstraint(["decided_by"], ["app_user.id"], name=op.f("fk_keeping_decision_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeping_decision")),
    )
    with op.batch_alter_table("keeping_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_keeping_decision_case_id"), ["case_id"], unique=False)
    op.create_table(
        "privacy_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "access",
                "correction",
                "restriction",
                "objection",
                "destruction",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "asked_by",
            sa.Enum(
                "herself",
                "representative",
                "parent",
                name="asked_by",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asker", sa.String(length=200), nullable=False),
        sa.Column(
            "identity",
            sa.Enum(
                "document",
                "known",
                "authority",
                "not_yet",
                name="identity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("identity_by", sa.Uuid(), nullable=True),
        sa.Column("identity_on", sa.Date(), nullable=True),
        sa.Column("words", sa.String(length=20000), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("says", sa.String(length=20000), nullable=False),
        sa.Column("should_say", sa.String(length=20000), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("prolonged_on", sa.Date(), nullable=True),
        sa.Column("prolonged_why", sa.String(length=20000), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "granted",
                "partly",
                "refused",
                "withdrawn",
                name="decision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("grounds", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=20000), nullable=False),
        sa.Column(
            "way",
            sa.Enum("in_hand", "post", "elsewhere", name="way", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("held_back", sa.JSON(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("finished_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(about) <= 200", name=op.f("ck_privacy_request_about_length")),
        sa.CheckConstraint("length(asker) <= 200", name=op.f("ck_privacy_request_asker_length")),
        sa.CheckConstraint("length(prolonged_why) <= 20000", name=op.f("ck_privacy_request_prolonged_why_length")),
        sa.CheckConstraint("length(reason) <= 20000", name=op.f("ck_privacy_request_reason_length")),
        sa.CheckConstraint("length(says) <= 20000", name=op.f("ck_privacy_request_says_length")),
        sa.CheckConstraint("length(should_say) <= 20000", name=op.f("ck_privacy_request_should_say_length")),
        sa.CheckConstraint("length(words) <= 20000", name=op.f("ck_privacy_request_words_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_privacy_request_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_request")),
        sa.UniqueConstraint("number", name=op.f("uq_privacy_request_number")),
    )
    with op.batch_alter_table("privacy_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_privacy_request_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_privacy_request_due_on"), ["due_on"], unique=False)
    op.create_table(
        "restricted_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("safety", "meldcode", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("replaces", sa.Uuid(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["app_user.id"], name=op.f("fk_restricted_note_author")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_restricted_note_case_id")),
        sa.ForeignKeyConstraint(["replaces"], ["restricted_note.id"], name=op.f("fk_restricted_note_replaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restricted_note")),
    )
    with op.batch_alter_table("restricted_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_restricted_note_case_id"), ["case_id"], unique=False)
    op.create_table(
        "standstill",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("begun_by", sa.Uuid(), nullable=False),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_standstill_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standstill")),
    )
    with op.batch_alter_table("standstill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standstill_case_id"), ["case_id"], unique=False)
    op.create_table(
        "request_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("length(what) <= 200", name=op.f("ck_request_paper_what_length")),
        sa.ForeignKeyConstraint(["attachment_id"], ["attachment.id"], name=op.f("fk_request_paper_attachment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_request_paper_case_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["privacy_request.id"], name=op.f("fk_request_paper_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_paper")),
    )
    with op.batch_alter_table("request_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_paper_attachment_id"), ["attachment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_paper_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_paper_request_id"), ["request_id"], unique=False)
    op.create_table(
        "request_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=200), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done_by", sa.Uuid(), nullable=False),
        sa.Column("note", sa.String(length=20000), nullable=False),
        sa.CheckConstraint("length(note) <= 20000", name=op.f("ck_request_step_note_length")),
        sa.CheckConstraint("length(step) <= 200", name=op.f("ck_request_step_step_length")),
        sa.ForeignKeyConstraint(["case_id"], ["client_case.id"], name=op.f("fk_request_step_case_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["privacy_request.id"], name=op.f("fk_request_step_request_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_step")),
    )
    with op.batch_alter_table("request_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_step_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_step_request_id"), ["request_id"], unique=False)
    with op.batch_alter_table("app_user", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "roles",
                sa.String(length=20000),
                server_default="administrator,nurse,privacy_officer,team_lead",
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("left_on", sa.Date(), nullable=True))
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("roles", sa.String(length=20000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("basis", sa.String(length=20000), server_default="", nullable=False))
        batch_op.add_column(sa.Column("is_emergency", sa.Boolean(), server_default=sa.text("0"), nullable=False))
        batch_op.create_index("ix_audit_emergency", ["seq"], unique=False, sqlite_where=sa.text("is_emergency = 1"))
        batch_op.create_index("ix_audit_refused", ["seq"], unique=False, sqlite_where=sa.text("outcome = 'refused'"))
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sealed", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("safety_look", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sealed", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("words_of", sa.Uuid(), nullable=True))
    with op.batch_alter_table("app_user", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_app_user_roles_length"), "length(roles) <= 20000")
    with op.batch_alter_table("audit", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_audit_basis_length"), "length(basis) <= 20000")
        batch_op.create_check_constraint(op.f("ck_audit_roles_length"), "length(roles) <= 20000")
