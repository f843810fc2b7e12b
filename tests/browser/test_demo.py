"""The demo in a real browser, from the first keystroke to a related term."""

import signal

import pytest
from playwright.sync_api import Browser, expect

from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary
from tests.browser.demo import Demo, answers, begin_term_of_the_day, open_channel, post_now, say, slash

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_a_visitor_defines_a_term_reads_more_and_walks_on(browser: Browser, demo: Demo) -> None:
    glossary = Glossary.load(shipped_glossary())
    entry, related = glossary.get("open-source-models"), glossary.get("large-language-model")
    assert entry
    assert related
    page = browser.new_page(viewport={"width": 1100, "height": 1000})
    open_channel(page, demo.url)

    slash(page, "define", "open sour", choose="Open-Source Models")
    card = answers(page).nth(0)
    expect(card).to_contain_text("🧠 Models & Architecture")
    expect(card).to_contain_text(entry.definition)
    expect(card).to_contain_text("In the real world")

    card.get_by_role("button", name="Read more").click()
    more = answers(page).nth(1)
    expect(more).to_contain_text("Only you can see this")
    expect(more).to_contain_text("Hugging Face")
    expect(card).to_contain_text(entry.definition)

    more.get_by_text("Walk on to a related term").click()
    page.get_by_role("option", name=related.name).first.click()
    expect(more).to_contain_text(related.definition)
    expect(answers(page)).to_have_count(2)


def test_a_visitor_has_a_message_explained_and_mentions_the_bot(browser: Browser, demo: Demo) -> None:
    page = browser.new_page(viewport={"width": 1100, "height": 1000})
    open_channel(page, demo.url)
    say(page, "I fine-tuned an LLM and it kept hallucinating")
    slash(page, "explain-terms")
    explained = answers(page).nth(0)
    expect(explained).to_contain_text("Only you can see this")
    for name in ("Fine-Tuning", "Large Language Model", "Hallucination"):
        expect(explained).to_contain_text(name)

    say(page, "@glossbot what's the difference between RAG and fine-tuning?")
    expect(answers(page).nth(1)).to_contain_text("Retrieval-Augmented Generation and Fine-Tuning")
    expect(answers(page)).to_have_count(2)


def test_a_moderator_sets_up_the_term_of_the_day_and_posts_it(browser: Browser, demo: Demo) -> None:
    page = browser.new_page(viewport={"width": 1100, "height": 1000})
    open_channel(page, demo.url)
    answer = begin_term_of_the_day(page)
    expect(answer).to_contain_text("Next posts")
    post = post_now(page)
    expect(post).to_contain_text("Term of the day: ")
    expect(post).to_contain_text("To discuss")


def test_ctrl_c_ends_the_demo_quietly(demo: Demo) -> None:
    demo.process.send_signal(signal.SIGINT)
    assert demo.process.stdout is not None
    rest = demo.process.stdout.read()
    assert demo.process.wait(timeout=20) == 0
    assert "Traceback" not in rest
