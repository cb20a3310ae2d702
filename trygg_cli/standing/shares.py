"""Shares in whole per cent."""

from collections.abc import Sequence


def shares(counts: Sequence[int]) -> list[int]:
    """Return each count's share of the sum in whole per cent, halves rounded up.

    Equal counts get equal shares; that the shares then need not add up to 100 is for who shows them to say.
    """
    total = sum(counts)
    return [(count * 200 + total) // (2 * total) if total else 0 for count in counts]
