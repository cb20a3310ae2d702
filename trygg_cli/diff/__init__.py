"""What changed between two plans: as plain data (`compare`), and with its meaning (`differences`)."""

from trygg_cli.diff.comparison import compare
from trygg_cli.diff.differences import differences, fingerprint, rank
from trygg_cli.diff.likeness import are_alike

__all__ = ["are_alike", "compare", "differences", "fingerprint", "rank"]
