"""The demo as a process, and a browser to look at it with."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.demo import BROWSER_FLAGS, Demo, started


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where Chromium is; without it the test is skipped, or fails where it is required."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found:
        return found
    sentence = "there is no Chromium on this machine (Debian's package is called chromium)"
    if "browser" in os.environ.get("GLOSSBOT_REQUIRE", "").split(","):
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def demo() -> Iterator[Demo]:
    with started() as running:
        yield running
