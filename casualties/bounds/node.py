"""A node: one scope of a system, the claims that count it, and what its parts say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

__all__ = ["Account", "Clash", "Node", "Share", "Sum", "fewest", "lower_share", "own_bounds", "upper_share"]


@dataclass(frozen=True, slots=True)
class Account:
    """A claim that counts the whole of a node: at least `least`, at most `most` (None: open).

    A `past` one has been replaced by a later value of its running total: it contradicts others of the same scope, and
    bounds no parts and no wholes.
    """

    claim: str
    least: int
    most: int | None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """What one claim adds to a sum of parts."""

    claim: str
    count: int


@dataclass(frozen=True, slots=True)
class Sum:
    """A lower bound of a node that parts of it give together, though they are no nodes themselves.

    `shares` gives the claims, the largest count first; it is asked for only where the sum is in conflict. `listed` is a
    list that one text tells one after another, which is its account of the whole.
    """

    count: int
    shares: Callable[[], Sequence[Share]]
    incidents: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """One scope: who counts all of it, and sums of its parts."""

    accounts: tuple[Account, ...]
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A minimal set of bounds that cannot all hold, named by nodes: `whole` and what is set against it.

    `lowers` and `uppers` are (node, share); of a sum of parts that are no nodes (`by_sum`) the node is the whole
    itself.
    `shape` is given where the nodes alone do not tell it.
    """

    whole: int
    lowers: tuple[tuple[int, Share], ...]
    uppers: tuple[tuple[int, Share], ...]
    gap: int
    by_sum: bool = False
    beside: tuple[str, ...] = ()
    shape: str | None = None

    @property
    def nodes(self) -> frozenset[int]:
        """The nodes of which no count agrees with all claims."""
        return frozenset({self.whole, *(at for at, _ in (*self.lowers, *self.uppers))})

    def at(self, whole: int) -> Clash:
        """The same clash of one node's own accounts, at the place that this node has in a system."""
        return replace(
            self,
            whole=whole,
            lowers=tuple((whole, share) for _, share in self.lowers),
            uppers=tuple((whole, share) for _, share in self.uppers),
        )


def own_bounds(node: Node) -> tuple[int, int | None, Clash | None]:
    """The least and greatest count (None: open) that the accounts of a node leave, and their clash where they disagree.

    Where they disagree, any of them may be right, and the bounds span from the lowest to the highest of them.
    """
    low, high, clash = _bounds(node.accounts)
    if any(account.past for account in node.accounts):
        low, high, _ = _bounds([account for account in node.accounts if not account.past])
    return low, high, clash


def _bounds(accounts: Sequence[Account]) -> tuple[int, int | None, Clash | None]:
    lower = max(accounts, key=lambda account: account.least, default=None)
    upper = min(
        (account for account in accounts if account.most is not None),
        key=lambda account: account.most or 0,
        default=None,
    )
    low = lower.least if lower else 0
    if lower is None or upper is None or upper.most is None or low <= upper.most:
        return low, upper.most if upper else None, None
    clash = Clash(
        whole=-1,
        lowers=((-1, Share(lower.claim, low)),),
        uppers=((-1, Share(upper.claim, upper.most)),),
        gap=low - upper.most,
        beside=_between(accounts, upper.most, low),
    )
    return upper.most, low, clash


def _between(accounts: Sequence[Account], floor: int, ceiling: int) -> tuple[str, ...]:
    """Further accounts that contradict both extremes and one another, from the lowest up, one for each count."""
    found = []
    for account in sorted(accounts, key=lambda each: (each.most is None, each.most or 0, each.claim)):
        if account.most is not None and floor < account.least and account.most < ceiling:
            found.append(account.claim)
            floor = account.most
    return tuple(found)


def lower_share(node: Node, low: int) -> Share | None:
    """The account that gives a least count, the closest above where accounts disagree; None where none does."""
    giving = [account for account in node.accounts if not account.past and account.least >= low]
    best = min(giving, key=lambda account: (account.least, account.claim), default=None)
    return None if best is None else Share(best.claim, low)


def upper_share(node: Node, high: int) -> Share | None:
    """The account that gives a greatest count, the closest below where accounts disagree; None where none does."""
    giving = [(each.most, each.claim) for each in node.accounts if not each.past and each.most is not None]
    closest = max(((most, claim) for most, claim in giving if most <= high), default=None)
    return None if closest is None else Share(closest[1], high)


def fewest(shares: Iterable[tuple[int, Share]], ceiling: int) -> tuple[tuple[int, Share], ...]:
    """The fewest of some (node, share), the largest first, whose sum exceeds a count; all of them if none does."""
    total, chosen = 0, []
    for pair in sorted(shares, key=lambda each: (-each[1].count, each[0], each[1].claim)):
        chosen.append(pair)
        total += pair[1].count
        if total > ceiling:
            break
    return tuple(chosen)
