"""Step 3: planning."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step 2 to 3."""
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
            sa.Enum("to_book", "asked", "booked", name="state", native_enum=False, create_constraint=True, length=40),
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
    with op.batch_alter_table("appointment", recreate="always") as batch_op:
        batch_op.create_check_constraint(op.f("ck_appointment_contact_type_length"), "length(contact_type) <= 200")
        batch_op.create_check_constraint(op.f("ck_appointment_location_length"), "length(location) <= 200")
        batch_op.create_check_constraint(op.f("ck_appointment_postcode_length"), "length(postcode) <= 200")
