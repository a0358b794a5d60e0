"""The table in docs/evidence.md: what the workbook says of the world, and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from empathy_widgets.domain import Claim
from empathy_widgets.strings import _

__all__ = ["evidence_table"]

HEAD = """\
# What is said, and what stands behind it

Every claim of fact in the workbook, checked one by one against its source. **as the source says**: no stronger than
the paper, or worked out by us. **said to be unverified**: nobody could check it, and the page or the file says so.
**gone**: it is said no longer. A test looks each sentence up in its file. Made by `empathy content evidence` from
`content/evidence.yaml`; change that one.

| # | where | what it says | what the source says | DOI or address | standing |
|--:|---|---|---|---|---|
"""


def evidence_table(claims: Sequence[Claim]) -> str:
    """Return the claims as docs/evidence.md holds them, in Markdown."""
    return HEAD + "".join(
        f"| {claim.row} | `{claim.file}` | {_cell(_said(claim))} | {_cell(claim.source)} | "
        f"{' '.join(f'<{address}>' for address in claim.addresses)} | {claim.standing} |\n" for claim in claims)


def _said(claim: Claim) -> str:
    if claim.says is not None:
        return f"“{claim.says}”"
    return _("(no longer said)") if claim.standing == "gone" else _("(still to be written)")


def _cell(text: str) -> str:
    """Words that stand in one cell of the table as they were written."""
    return " ".join(text.split()).replace("|", "\\|").replace("*", "\\*")
