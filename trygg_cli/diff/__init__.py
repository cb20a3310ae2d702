"""What changed between two plans: as plain data (`compare`), and with its meaning (`differences`)."""

from trygg_cli.diff.differences import differences, fingerprint, rank
from trygg_cli.diff.matching import NOTHING_MOVED, Moved, compare
from trygg_cli.diff.moves import Moves

__all__ = ["NOTHING_MOVED", "Moved", "Moves", "compare", "differences", "fingerprint", "rank"]
