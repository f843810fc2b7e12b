"""Starting the demo, and using its page as a person would: by typing and pressing."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

# No sandbox inside containers, and no calls to the browser maker's servers.
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Demo:
    """A running demo."""

    process: subprocess.Popen[str]
    url: str


@contextmanager
def started() -> Iterator[Demo]:
    """Run `glossbot demo` on a free port and wait until it says its address."""
    command = [sys.executable, "-m", "glossbot", "demo", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/\S+", line)
            assert address, line + process.stdout.read()
            yield Demo(process, address[0])
        finally:
            process.terminate()
            process.stdout.read()


def choose_command(page: Page, command: str) -> None:
    """Type a command until it is offered, and choose it: the page may be busy while the simulation's clock moves."""
    composer = page.locator("#channel-composer-input")
    offer = page.get_by_role("option", name=f"/{command}").first
    for _ in range(6):
        composer.click()
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.keyboard.type(f"/{command}", delay=20)
        with suppress(AssertionError):
            expect(offer).to_be_visible(timeout=4_000)
            break
    offer.click()


def slash(page: Page, command: str, typed: str = "", choose: str = "") -> None:
    """Type a command, begin its first option, choose from what is offered, and send."""
    choose_command(page, command)
    if typed:
        page.keyboard.type(typed, delay=20)
        page.get_by_role("option", name=choose, exact=True).click()
    page.locator("#channel-composer button[type=submit]").click()


def begin_term_of_the_day(page: Page) -> Locator:
    """Become the moderator, set the term of the day up in the demo's channel, and return the answer."""
    page.get_by_label("Viewing as").select_option("Moderator")
    choose_command(page, "term-of-the-day setup")
    page.keyboard.type("ask", delay=20)
    page.get_by_role("option", name="ask-anything").first.click()
    page.keyboard.type("9:00", delay=20)
    page.keyboard.press("Tab")
    zone = page.get_by_role("option", name="Europe/Berlin").first
    for letters in ("ber", "l", "i", "n"):  # the simulation does not answer while its clock moves
        page.keyboard.type(letters, delay=20)
        with suppress(AssertionError):
            expect(zone).to_be_visible(timeout=2_000)
            break
    zone.click()
    page.locator("#channel-composer button[type=submit]").click()
    answer = answers(page).filter(has_text="Term of the day: set up")
    expect(answer).to_be_visible()
    expect(answers(page).filter(has_text="This is what it will look like:")).to_be_visible()
    expect(page.locator("#channel-composer-input")).to_be_empty()
    return answer


def post_now(page: Page) -> Locator:
    """Have today's term posted, and return the post."""
    choose_command(page, "term-of-the-day post")
    page.locator("#channel-composer button[type=submit]").click()
    post = answers(page).filter(has=page.get_by_role("button", name="Read more"))
    expect(post).to_be_visible(timeout=40_000)
    return post


def say(page: Page, text: str) -> None:
    """Write a message, and wait until it stands in the channel."""
    page.locator("#channel-composer-input").click()
    page.keyboard.type(text, delay=5)
    page.locator("#channel-composer button[type=submit]").click()
    expect(page.locator("article.channel-message", has_text=text).first).to_be_visible()
    expect(page.locator("#channel-composer-input")).to_be_empty()


def answers(page: Page) -> Locator:
    """Find the bot's messages."""
    return page.locator("article.channel-message", has=page.get_by_text("APP", exact=True))


def open_channel(page: Page, url: str) -> None:
    """Open the demo's channel and wait for its first message."""
    page.goto(url)
    expect(page.get_by_text("Welcome!", exact=True)).to_be_visible()
