"""What is to be done for a post, in which order, and when to try again."""

from datetime import timedelta
from enum import StrEnum

NONCE_PREFIX = "glossbot-day-"


class Kind(StrEnum):
    """What a post is."""

    DAY = "day"
    """The post of a local date; there is one at most."""
    EXTRA = "extra"
    """Posted by hand beside it; neither pinned nor counted as the day's."""


class Step(StrEnum):
    """What is done for a post, in this order; each is stored before the next and undoes none before it."""

    SEND = "send"
    PIN = "pin"
    NOTICE = "notice"
    """Take away Discord's notice that something was pinned."""
    UNPIN = "unpin"
    """Unpin the post of the time before."""
    THREAD = "thread"


ORDER = tuple(Step)


NEEDS = {Step.PIN: Step.SEND, Step.NOTICE: Step.PIN, Step.UNPIN: Step.PIN, Step.THREAD: Step.SEND}
"""The step that must be done before another can begin: a thread waits for no pin."""

_PAUSES = (10, 30, 120, 600, 1800, 3600)
"""Seconds before another try, by how many have failed."""
_TRIES = {Step.SEND: 11, Step.PIN: 12, Step.NOTICE: 2, Step.UNPIN: 8, Step.THREAD: 8}
LEASE = timedelta(minutes=2)
"""For how long a step belongs to the process that has begun it; after that it is taken for dead."""


def steps(kind: Kind, *, pin: bool, thread: bool) -> tuple[Step, ...]:
    """Return the steps of a post."""
    pinning = (Step.PIN, Step.NOTICE, Step.UNPIN) if pin and kind is Kind.DAY else ()
    return (Step.SEND, *pinning, *((Step.THREAD,) if thread else ()))


def waiting_for(step: str) -> list[Step]:
    """List the steps that can begin when this one is done."""
    return [waiting for waiting, needed in NEEDS.items() if needed == step]


def pause(failures: int) -> timedelta:
    """Return how long to wait after so many failures, from 1 on."""
    return timedelta(seconds=_PAUSES[min(failures, len(_PAUSES)) - 1])


def gives_up(step: Step, failures: int) -> bool:
    """Whether a step has failed often enough: in all some hours for a post, minutes for a notice."""
    return failures >= _TRIES[step]


def nonce(post_id: int) -> str:
    """Return what Discord knows a second sending of a post by, for some minutes; at most 25 characters."""
    return f"{NONCE_PREFIX}{post_id:x}"[:25]
