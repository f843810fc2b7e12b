"""Takes the pictures in docs/images from the running demo: `make screenshots`."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.demo import BROWSER_FLAGS, answers, open_channel, slash, started

IMAGES = Path(__file__).parent / "images"


def main() -> None:
    """Ask as a visitor would, and take a picture of the answer."""
    with started() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": 900, "height": 1400}, device_scale_factor=1.5)
        open_channel(page, demo.url)
        slash(page, "define", "open sour", choose="Open-Source Models")
        answer = answers(page).nth(0)
        answer.get_by_role("button", name="Read more").wait_for()
        box = answer.bounding_box()
        if box:
            clip = {"x": box["x"], "y": box["y"], "width": min(560, box["width"]), "height": box["height"]}
            page.screenshot(path=IMAGES / "define.png", clip=clip)
        browser.close()


if __name__ == "__main__":
    main()
