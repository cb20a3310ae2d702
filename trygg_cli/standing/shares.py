"""Shares in whole per cent that sum to 100."""

from collections.abc import Sequence


def shares(counts: Sequence[int]) -> list[int]:
    """Return each count's share of the sum in per cent.

    What rounding down leaves over goes to the largest remainders, the first of equals before the others
    (the method of the largest remainder, Hamilton).
    """
    total = sum(counts)
    if not total:
        return [0 for _ in counts]
    whole = [count * 100 // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda index: -(counts[index] * 100 % total))
    for index in by_remainder[: 100 - sum(whole)]:
        whole[index] += 1
    return whole
