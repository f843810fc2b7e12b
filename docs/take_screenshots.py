"""Takes the pictures in docs/images from the running demo: `make screenshots`."""

import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from tests.browser.demo import BROWSER_FLAGS, answers, begin_term_of_the_day, open_channel, post_now, slash, started

IMAGES = Path(__file__).parent / "images"
WIDTH = 560


def main() -> None:
    """Ask as a visitor would, set up as a moderator would, and take pictures of the answers."""
    with started() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": 900, "height": 1400}, device_scale_factor=1.5)
        open_channel(page, demo.url)
        slash(page, "define", "open sour", choose="Open-Source Models")
        take(page, answers(page).nth(0), "define")
        browser.close()
    with started() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": 1100, "height": 1800}, device_scale_factor=1.5)
        open_channel(page, demo.url)
        answer = begin_term_of_the_day(page)
        post = post_now(page)
        take(page, answer, "term-of-the-day-setup")
        take(page, post, "term-of-the-day")
        browser.close()


def take(page: Page, message: Locator, name: str) -> None:
    """Take a picture of a message."""
    message.scroll_into_view_if_needed()
    box = message.bounding_box()
    if box:
        clip = {"x": box["x"], "y": box["y"], "width": min(WIDTH, box["width"]), "height": box["height"]}
        page.screenshot(path=IMAGES / f"{name}.png", clip=clip)


if __name__ == "__main__":
    main()
