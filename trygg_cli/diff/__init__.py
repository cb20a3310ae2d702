"""What changed between two plans: as plain data (`compare`), and with its meaning (`differences`)."""

from trygg_cli.diff.comparison import compare
from trygg_cli.diff.differences import differences, fingerprint, rank

__all__ = ["compare", "differences", "fingerprint", "rank"]
