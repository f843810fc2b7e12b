"""Discord on a loopback port: as much of its API and gateway as a bot needs, and the ways in which they fail."""

import asyncio
import itertools
import json
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.faults import payloads
from tests.faults.journal import Journal

BROKEN_OFF = 0
"""The status of a request that gets no answer, only the end of its connection."""
HELLO, HEARTBEAT, HEARTBEAT_ACK, IDENTIFY, RESUME, DISPATCH, INVALID_SESSION = 10, 1, 11, 2, 6, 0, 9


@dataclass(frozen=True)
class Request:
    """A request as it arrived."""

    method: str
    path: str
    body: Any
    authorization: str | None


@dataclass
class Fault:
    """What the API answers in place of the truth, and how many times it does."""

    status: int
    path: str = "/"
    """The beginning of the paths that it concerns."""
    times: int = 1_000_000
    headers: dict[str, str] | None = None
    body: Any = None


class FakeDiscord:
    """Serves one bot; set its attributes to make it fail."""

    def __init__(self) -> None:
        self.requests: Journal[Request] = Journal()
        self.answers: Journal[tuple[int, Any]] = Journal()
        """The answers to interactions that were taken: the interaction's id, and the message."""
        self.sessions: Journal[web.WebSocketResponse] = Journal()
        """The gateway connections that were let in."""
        self.greetings: list[int] = []
        """How bots introduced themselves at the gateway: IDENTIFY or RESUME."""
        self.faults: list[Fault] = []
        self.close_code: int | None = None
        """With what the gateway closes the connection of a bot that identifies."""
        self.gateway_away = 0
        """How many more times the gateway is out of order."""
        self.gateway_delay = 0.0
        """Seconds that the gateway takes to open a connection."""
        self.invalid_sessions = 0
        """How many more times the gateway tells a bot that identifies to do it again."""
        self.callback_delay = 0.0
        """Seconds that it takes to accept an answer to an interaction."""
        self.channels: dict[int, list[dict[str, Any]]] = {}
        """The channels of the bot's servers, one in each that has the channel's id, with their messages."""
        self._ids = itertools.count(1_400_000_000_000_000_001)
        self._sequence = itertools.count(1)
        self._server = TestServer(self._application())

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator["FakeDiscord"]:
        """Serve for as long as the block runs. Requests that the bot gives up are given up here as well."""
        await self._server.start_server()
        try:
            yield self
        finally:
            for session in self.sessions.items:
                await session.close()
            await self._server.close()

    @property
    def api(self) -> str:
        """Where the API is."""
        return str(self._server.make_url("/api"))

    @property
    def gateway(self) -> str:
        """Where the gateway is."""
        return str(self._server.make_url("/gateway").with_scheme("ws"))

    async def ask(self, command: str, **options: str) -> int:
        """Use a slash command as a member of a server; returns the interaction's id."""
        number = next(self._ids)
        await self.sessions.first(lambda _: True)
        await self._dispatch(
            self.sessions.items[-1], "INTERACTION_CREATE", payloads.slash_command(number, command, options)
        )
        return number

    async def answer_to(self, interaction: int) -> dict[str, Any]:
        """Wait for the answer to an interaction."""
        _, message = await self.answers.first(lambda answer: answer[0] == interaction)
        return message

    async def define(self, term: str) -> dict[str, Any]:
        """Ask what a term means and wait for the answer."""
        return await self.answer_to(await self.ask("define", term=term))

    def drop(self) -> None:
        """Cut the gateway connection without a word."""
        self.sessions.items[-1].get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    async def hang_up(self, code: int) -> None:
        """Close the gateway connection with a code."""
        await self.sessions.items[-1].close(code=code)

    async def receive_commands(self, *, count: int = 1) -> None:
        """Wait until the bot has sent its commands so many times."""
        await self.requests.until(lambda: len(self.sent_commands()) >= count)

    def sent_commands(self) -> list[Request]:
        """Return the times that the bot sent its commands."""
        return self.requests.all(lambda request: request.method == "PUT" and request.path.endswith("/commands"))

    def _application(self) -> web.Application:
        application = web.Application()
        application.router.add_get("/gateway", self._converse)
        application.router.add_route("*", "/api/{path:.*}", self._reply)
        return application

    async def _reply(self, received: web.Request) -> web.Response:
        body = await received.json() if received.can_read_body else None
        path = f"/{received.match_info['path']}"
        request = Request(received.method, path, body, received.headers.get("Authorization"))
        self.requests.add(request)
        for fault in self.faults:
            if fault.times and path.startswith(fault.path):
                fault.times -= 1
                if fault.status == BROKEN_OFF and received.transport:
                    received.transport.abort()
                return _json(fault.body or {"message": "a fault", "code": 0}, fault.status, fault.headers)
        return _json(await self._truth(request))

    async def _truth(self, request: Request) -> object:
        match request.method, request.path.strip("/").split("/"):
            case "GET", ["users", "@me"]:
                return payloads.BOT
            case "GET", ["oauth2", "applications", "@me"]:
                return payloads.APPLICATION
            case "GET", ["gateway", "bot"]:
                return payloads.gateway(self.gateway)
            case "PUT", ["applications", _, "commands"]:
                return [payloads.command(next(self._ids), command) for command in request.body]
            case "POST", ["interactions", number, _, "callback"]:
                await asyncio.sleep(self.callback_delay)
                self.answers.add((int(number), request.body["data"]))
                return payloads.accepted(number)
            case method, ["channels", channel, "messages", *rest]:
                return self._in_channel(method, int(channel), rest, request.body)
            case _:
                raise web.HTTPNotFound

    def _in_channel(self, method: str, channel: int, rest: list[str], body: Any) -> object:
        messages = self.channels[channel]
        match method, rest:
            case "GET", []:
                return messages[::-1]
            case "POST", []:
                messages.append(payloads.message(next(self._ids), channel, body))
                return messages[-1]
            case "PUT", ["pins", number]:
                next(message for message in messages if message["id"] == number)["pinned"] = True
                return None
            case _:
                raise web.HTTPNotFound

    async def _converse(self, request: web.Request) -> web.WebSocketResponse:
        self.requests.add(Request(request.method, request.path, None, None))
        await asyncio.sleep(self.gateway_delay)
        if self.gateway_away:
            self.gateway_away -= 1
            raise web.HTTPServiceUnavailable
        session = web.WebSocketResponse()
        await session.prepare(request)
        await session.send_json({"op": HELLO, "d": {"heartbeat_interval": 41_250}})
        async for message in session:
            operation = message.json()["op"]
            if operation == HEARTBEAT:
                await session.send_json({"op": HEARTBEAT_ACK})
            elif operation in {IDENTIFY, RESUME}:
                self.greetings.append(operation)
                await self._let_in(session, operation)
        return session

    async def _let_in(self, session: web.WebSocketResponse, greeting: int) -> None:
        if self.close_code:
            await session.close(code=self.close_code)
            return
        if self.invalid_sessions:
            self.invalid_sessions -= 1
            await session.send_json({"op": INVALID_SESSION, "d": False})
            return
        event = "READY" if greeting == IDENTIFY else "RESUMED"
        await self._dispatch(
            session, event, payloads.ready(self.gateway, self.channels) if greeting == IDENTIFY else {}
        )
        for channel in self.channels:
            await self._dispatch(session, "GUILD_CREATE", payloads.server(channel, channel))
        self.sessions.add(session)

    async def _dispatch(self, session: web.WebSocketResponse, event: str, data: object) -> None:
        await session.send_json({"op": DISPATCH, "t": event, "s": next(self._sequence), "d": data})


def _json(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py knows JSON by this type only when nothing follows it, as aiohttp's own would have a charset.
    content = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=content)
