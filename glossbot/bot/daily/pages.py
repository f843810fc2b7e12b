"""What the term of the day and its commands show. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import discord

from glossbot.bot import controls
from glossbot.bot.answers import Answer
from glossbot.bot.embeds.entry import colour
from glossbot.bot.wording import plain
from glossbot.daily.reading import WEEKDAYS
from glossbot.glossary import Entry, Glossary
from glossbot.store.ledger import Post, Progress
from glossbot.store.schedules import Plan

NOT_ALLOWED = "Only people who may manage this server can change its term of the day."
NO_TERM = "I'm not sure which term {} is. Pick it from the list that comes up while you type."
NO_SCHEDULE = "There is no term of the day here yet. A moderator starts one with `/term-of-the-day setup`."
NONE_YET = "No term of the day has been posted here yet: the first is still to come."
_QUESTIONS = (
    "Where have you come across this, and what did you make of it?",
    "What does the picture get right, and where does it limp?",
    "Which example of your own would you give a friend?",
    "What about it is still unclear to you? Ask here; somebody will know.",
    "Where does it touch your own work or hobby?",
    "What do people get wrong about it, in your experience?",
    "What would be different if it did not exist?",
)
_MOST_LISTED = 15


def post(entry: Entry, glossary: Glossary, post_id: int, role_id: int | None = None) -> Answer:
    """Show a term of the day; `post_id` is its number in the ledger, `role_id` the role that members may take."""
    category = glossary.category(entry.category)
    embed = discord.Embed(title=f"Term of the day: {plain(entry.name)}", colour=colour(category))
    embed.set_author(name=f"{category.emoji} {category.name}")
    parts = [f"**{entry.definition}**", f"> 💡 {entry.analogy}" if entry.analogy else ""]
    embed.description = "\n\n".join(filter(None, parts))
    if entry.examples:
        embed.add_field(name="In the real world", value=entry.examples[post_id % len(entry.examples)], inline=False)
    embed.add_field(name="To discuss", value=_QUESTIONS[post_id % len(_QUESTIONS)], inline=False)
    first = [controls.read_post(entry, post_id), controls.browse()]
    if role_id:
        first.append(controls.take_role(role_id))
    others = glossary.related(entry.id)
    walk = [[controls.open_entry(others, glossary, "Walk on to a related term")]] if others else []
    return Answer(embed=embed, rows=[first, *walk])


def ask_to_end(plan: Plan) -> Answer:
    """Ask whether the schedule shall be forgotten."""
    question = (
        f"Shall the term of the day in <#{plan.channel_id}> end? What was posted, its buttons and the queue stay."
    )
    return Answer(question, rows=[controls.end_schedule(plan.fingerprint())])


def preview(entry: Entry, glossary: Glossary) -> Answer:
    """Show the embed of a post that is to come, without its controls."""
    return Answer("This is what it will look like:", post(entry, glossary, 0).embed)


def set_up(plan: Plan, upcoming: Sequence[datetime], missing: Iterable[str]) -> Answer:
    """Confirm a schedule, with the next posts and with what is missing."""
    embed = settings(plan, upcoming, "Term of the day: set up")
    if lines := "\n".join(f"- {problem}" for problem in missing):
        embed.add_field(name="Saved, though something is missing", value=lines[:1024], inline=False)
    return Answer(embed=embed)


def settings(plan: Plan, upcoming: Sequence[datetime], title: str) -> discord.Embed:
    """Show what was chosen, and when the next posts come."""
    embed = discord.Embed(title=title, colour=discord.Colour.blurple())
    extras = [
        "pinned" if plan.pin else "not pinned",
        "with a thread" if plan.thread else "",
        f"pings <@&{plan.role_id}>" if plan.role_id else "",
    ]
    embed.description = (
        f"In <#{plan.channel_id}> at **{plan.time:%H:%M}** ({plan.zone}), {days_in_words(plan.days)}; "
        f"{', '.join(filter(None, extras))}."
    )
    embed.add_field(name="Terms from", value=", ".join(plan.categories) or "all categories", inline=False)
    moments = "\n".join(f"- {discord.utils.format_dt(moment, 'F')}" for moment in upcoming)
    embed.add_field(name="Next posts", value=moments or "None: it is paused.", inline=False)
    return embed


def status(
    plan: Plan,
    upcoming: Sequence[datetime],
    last: Post | None,
    progress: Sequence[Progress],
    missed: Sequence[object],
    missing: Iterable[str] = (),
) -> Answer:
    """Show how the schedule stands: what comes, what was posted last, and what is wrong."""
    embed = settings(plan, upcoming, "Term of the day: status")
    if last:
        posted = f"[`{last.entry_id}`]({_link(last)})" if last.message_id else f"`{last.entry_id}`, on its way"
        embed.add_field(name="Last post", value=f"{last.day:%A, %d %B %Y}: {posted}", inline=False)
    wrong = [plan.problem, *missing] if plan.problem else [*missing]
    wrong += [f"{step.step}: {step.problem} ({step.state})" for step in progress if step.problem]
    if missed:
        days = ", ".join(map(str, missed[-5:]))
        wrong.append(f"Not posted, because I was away or something was in the way for more than six hours: {days}.")
    text = "\n".join(f"- {line}" for line in dict.fromkeys(wrong)) or "Nothing."
    embed.add_field(name="Problems", value=text[:1024], inline=False)
    return Answer(embed=embed)


def queued(entries: Sequence[Entry]) -> Answer:
    """List the queue."""
    if not entries:
        return Answer("The queue is empty: the next term is picked by chance, among those never posted here.")
    lines = [f"{place}. **{plain(entry.name)}**" for place, entry in enumerate(entries[:_MOST_LISTED], 1)]
    embed = discord.Embed(title="Next in the queue", description="\n".join(lines), colour=discord.Colour.blurple())
    if (more := len(entries) - _MOST_LISTED) > 0:
        embed.set_footer(text=f"And {more} more")
    return Answer(embed=embed)


def history(posts: Sequence[Post], glossary: Glossary) -> Answer:
    """List what was posted last."""
    lines: list[str] = []
    for one in posts[:_MOST_LISTED]:
        entry = glossary.get(one.entry_id)
        name = plain(entry.name) if entry else f"`{one.entry_id}`"
        lines.append(f"- {one.day:%d %B %Y}: " + (f"[{name}]({_link(one)})" if one.message_id else name))
    if not lines:
        return Answer("Nothing has been posted here yet.")
    embed = discord.Embed(title="Posted lately", description="\n".join(lines), colour=discord.Colour.blurple())
    return Answer(embed=embed)


def _link(post: Post) -> str:
    return f"https://discord.com/channels/{post.server_id}/{post.channel_id}/{post.message_id}"


def days_in_words(days: frozenset[int]) -> str:
    """Say weekdays as people do."""
    if days == frozenset(range(7)):
        return "every day"
    if days == frozenset(range(5)):
        return "on weekdays"
    return "on " + ", ".join(WEEKDAYS[day] for day in sorted(days))
