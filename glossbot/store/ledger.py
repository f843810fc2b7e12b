"""The ledger of posts: what was claimed, what was sent, and how far each step has come."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import and_, case, exists, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from glossbot.store.tables import PROBLEM_LENGTH, posts, steps

WAITING, TODO, DONE, FAILED, UNPINNED = "waiting", "todo", "done", "failed", "unpinned"


@dataclass(frozen=True, slots=True)
class Post:
    """One row of the ledger."""

    id: int
    server_id: int
    day: date
    kind: str
    entry_id: str
    category: str
    channel_id: int
    role_id: int | None
    claimed_at: datetime
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Task:
    """A step that is to be taken, and its post."""

    post: Post
    step: str
    failures: int
    begun: bool
    """Whether somebody has begun it before, and nobody knows how far they came."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step of a post has come."""

    step: str
    state: str
    failures: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A post that is to be made."""

    server_id: int
    day: date
    kind: str
    entry_id: str
    category: str
    channel_id: int
    role_id: int | None
    claimed_at: datetime


async def claim(connection: AsyncConnection, wanted: Claim, order: Sequence[str]) -> int | None:
    """Write a post into the ledger with its steps, the first to begin now; None where the date has one of the kind."""
    try:
        async with connection.begin_nested():
            result = await connection.execute(insert(posts).values(asdict(wanted)).returning(posts.c.id))
            post_id = result.scalar_one()
    except IntegrityError:
        return None  # another process was faster
    at = wanted.claimed_at
    rows = [
        {"post_id": post_id, "step": step, "state": TODO if place == 0 else WAITING, "failures": 0, "at": at}
        for place, step in enumerate(order)
    ]
    await connection.execute(insert(steps), rows)
    return post_id


async def ready(connection: AsyncConnection, now: datetime, order: Sequence[str], limit: int) -> Sequence[Task]:
    """List the steps that are to be taken by now: of the kinds in this order, those that wait longest first."""
    rank = case({step: place for place, step in enumerate(order)}, value=steps.c.step, else_=len(order))
    query = (
        select(posts, steps.c.step, steps.c.failures, steps.c.leased)
        .join(steps, steps.c.post_id == posts.c.id)
        .where(steps.c.state == TODO, steps.c.at <= now)
        .order_by(rank, steps.c.at, posts.c.id)
        .limit(limit)
    )
    return [
        Task(Post(*row[:10]), row[10], row[11], bool(row[12] or row[11])) for row in await connection.execute(query)
    ]


async def lease(connection: AsyncConnection, task: Task, owner: str, now: datetime, until: datetime) -> bool:
    """Take a step for oneself until some moment; whether nobody else has it, or has begun it since it was listed."""
    here = and_(steps.c.post_id == task.post.id, steps.c.step == task.step, steps.c.state == TODO, steps.c.at <= now)
    if not task.begun:
        here = and_(here, steps.c.leased.is_(None), steps.c.failures == 0)
    taken = await connection.execute(update(steps).where(here).values(leased=owner, at=until))
    return taken.rowcount == 1


async def note_sent(connection: AsyncConnection, post_id: int, message_id: int) -> None:
    """Keep which message a post is."""
    await connection.execute(update(posts).where(posts.c.id == post_id).values(message_id=message_id))


async def finish(connection: AsyncConnection, task: Task, now: datetime, then: Iterable[str]) -> None:
    """Note that a step is done, and let those that waited for it begin."""
    await _set(connection, task.post.id, task.step, state=DONE, leased=None, problem=None)
    for step in then:
        waiting = and_(steps.c.post_id == task.post.id, steps.c.step == step, steps.c.state == WAITING)
        await connection.execute(update(steps).where(waiting).values(state=TODO, at=now))


async def fail(
    connection: AsyncConnection, task: Task, problem: str, *, again_at: datetime | None, then: Iterable[str] = ()
) -> None:
    """Note that a step has failed, and when it is tried again; None: never, and what needs it is given up too."""
    state = TODO if again_at else FAILED
    at = {"at": again_at} if again_at else {}
    text = problem[:PROBLEM_LENGTH]
    await _set(
        connection, task.post.id, task.step, state=state, failures=task.failures + 1, leased=None, problem=text, **at
    )
    if not again_at:
        waiting = and_(steps.c.post_id == task.post.id, steps.c.step.in_(list(then)), steps.c.state == WAITING)
        await connection.execute(update(steps).where(waiting).values(state=FAILED, problem=text))


async def posted_days(connection: AsyncConnection, server_id: int, kind: str) -> Sequence[date]:
    """List the dates that a server's ledger has a post for."""
    query = select(posts.c.day).where(posts.c.server_id == server_id, posts.c.kind == kind)
    return list((await connection.scalars(query)).all())


async def history(connection: AsyncConnection, server_id: int, kind: str, limit: int = 10_000) -> Sequence[Post]:
    """List a server's posts, the latest first."""
    query = (
        select(posts)
        .where(posts.c.server_id == server_id, posts.c.kind == kind)
        .order_by(posts.c.day.desc(), posts.c.id.desc())
        .limit(limit)
    )
    return [Post(*row) for row in await connection.execute(query)]


async def post(connection: AsyncConnection, post_id: int) -> Post | None:
    """Return a post by its id."""
    row = (await connection.execute(select(posts).where(posts.c.id == post_id))).first()
    return Post(*row) if row else None


async def progress(connection: AsyncConnection, post_id: int) -> Sequence[Progress]:
    """Return how far the steps of a post have come."""
    columns = (steps.c.step, steps.c.state, steps.c.failures, steps.c.problem)
    return [Progress(*row) for row in await connection.execute(select(*columns).where(steps.c.post_id == post_id))]


async def pinned(connection: AsyncConnection, server_id: int, pin: str) -> Sequence[Post]:
    """List the posts of a server that were pinned and not unpinned since, the oldest first."""
    # Asked of each post of this server: SQLite goes through all servers' steps for a join or a list of ids.
    is_pinned = exists().where(steps.c.post_id == posts.c.id, steps.c.step == pin, steps.c.state == DONE)
    query = select(posts).where(posts.c.server_id == server_id, is_pinned).order_by(posts.c.id)
    return [Post(*row) for row in await connection.execute(query)]


async def note_unpinned(connection: AsyncConnection, post_id: int, pin: str) -> None:
    """Note that a post is not pinned any more."""
    await _set(connection, post_id, pin, state=UNPINNED)


async def _set(connection: AsyncConnection, post_id: int, step: str, **values: object) -> None:
    here = and_(steps.c.post_id == post_id, steps.c.step == step)
    await connection.execute(update(steps).where(here).values(**values))
