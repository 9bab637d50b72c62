"""Step 5: paper."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:  # noqa: PLR0915 - a list, not a computation
    """Bring the schema from step 4 to 5."""
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
        batch_op.create_check_constraint(
            op.f("ck_letter_ground"), "ground IN ('vital_interest', 'legal_duty', 'conflict_of_duties')"
        )
        batch_op.create_check_constraint(op.f("ck_letter_ground_reason_length"), "length(ground_reason) <= 20000")
        batch_op.create_check_constraint(op.f("ck_letter_variant"), "variant IN ('normal', 'large_print', 'low_ink')")
