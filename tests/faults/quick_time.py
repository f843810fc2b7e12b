"""Time that passes quickly for some tasks, and as ever for the others."""

import asyncio
from collections.abc import Callable
from contextvars import Context, ContextVar

import pytest

speed: ContextVar[float] = ContextVar("speed", default=1.0)
"""How many of its seconds pass in a second for a task, and for the tasks that it starts."""


def let_time_pass_by_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the running event loop heed the speed; everything that waits in asyncio comes down to its `call_at`."""
    loop = asyncio.get_running_loop()
    call_at = loop.call_at

    def sooner(
        when: float, callback: Callable[..., object], *arguments: object, context: Context | None = None
    ) -> asyncio.TimerHandle:
        now = loop.time()
        return call_at(now + (when - now) / speed.get(), callback, *arguments, context=context)

    monkeypatch.setattr(loop, "call_at", sooner)
