"""The pinged role: pinged alone, and given and taken back by a button where that is safe."""

from typing import Any

import discord

from tests.bot.daily.conftest import Daily
from tests.bot.stage import everything, labels, shown

BUTTON = "Ping me daily"


async def posted(daily: Daily, role: Any, **options: object) -> discord.Message:
    """Have a term of the day posted that pings a role."""
    await daily.set_up(ping=role, **options)
    await daily.pass_time(9.1)
    (post,) = daily.posts
    return post


async def press(daily: Daily, post: discord.Message) -> str:
    return shown(await daily.stage.asker.click(post, label=BUTTON)).content


def has(daily: Daily, role: Any) -> bool:
    return role.id in daily.stage.env.backend.get_member(daily.stage.server.id, daily.stage.asker.id).role_ids


def bot_role(daily: Daily) -> Any:
    backend = daily.stage.env.backend
    return next(role for role in backend.get_guild(daily.stage.server.id).roles.values() if role.managed)


async def test_that_role_and_nothing_else_is_pinged(daily: Daily) -> None:
    role = daily.stage.server.create_role("Readers", mentionable=True)
    post = await posted(daily, role)
    assert post.content == role.mention
    path = f"/channels/{daily.stage.channel.id}/messages"
    (sent,) = [r.json for r in daily.stage.env.http_requests if r.method == "POST" and r.path == path and r.json]
    allowed = sent["allowed_mentions"]
    assert allowed["parse"] == [] and not allowed.get("users")
    assert [int(one) for one in allowed["roles"]] == [role.id]


async def test_without_a_role_nothing_is_pinged(daily: Daily) -> None:
    await daily.set_up()
    await daily.pass_time(9.1)
    assert daily.posts[0].content == ""
    assert BUTTON not in labels(daily.posts[0])


async def test_the_button_is_there_only_where_moderators_allow_it(daily: Daily) -> None:
    post = await posted(daily, daily.stage.server.create_role("Readers"))
    assert BUTTON not in labels(post)


async def test_the_button_gives_the_role_and_takes_it_back(daily: Daily) -> None:
    role = daily.stage.server.create_role("Readers")
    post = await posted(daily, role, role_button=True)
    assert f"You have {role.mention} now" in await press(daily, post)
    assert has(daily, role)
    assert f"You no longer have {role.mention}" in await press(daily, post)
    assert not has(daily, role)


async def test_a_role_that_carries_permissions_is_not_given(daily: Daily) -> None:
    role = daily.stage.server.create_role("Staff", permissions=discord.Permissions(kick_members=True))
    assert "carries permissions" in everything(shown(await daily.set_up(ping=role, role_button=True)))
    await daily.pass_time(9.1)
    assert "carries permissions" in await press(daily, daily.posts[0])
    assert not has(daily, role)


async def test_a_role_that_was_given_permissions_since_is_not_given(daily: Daily) -> None:
    role = daily.stage.server.create_role("Readers")
    post = await posted(daily, role, role_button=True)
    rights = discord.Permissions(ban_members=True).value
    daily.stage.env.backend.edit_role(daily.stage.server.id, role.id, {"permissions": rights})
    assert "carries permissions" in await press(daily, post)
    assert not has(daily, role)


async def test_a_role_above_the_bot_s_own_is_not_given(daily: Daily) -> None:
    role = daily.stage.server.create_role("Readers", position=50)
    assert "stands above my own role" in everything(shown(await daily.set_up(ping=role, role_button=True)))
    await daily.pass_time(9.1)
    assert "stands above my own role" in await press(daily, daily.posts[0])
    assert not has(daily, role)


async def test_manage_roles_is_asked_for_only_with_the_button(daily: Daily) -> None:
    role = daily.stage.server.create_role("Readers")
    fewer = discord.Permissions(bot_role(daily).permissions)
    fewer.manage_roles = False
    daily.stage.env.backend.edit_role(daily.stage.server.id, bot_role(daily).id, {"permissions": fewer.value})
    assert "Manage Roles" not in everything(shown(await daily.set_up(ping=role)))
    assert "Manage Roles" in everything(shown(await daily.set_up(ping=role, role_button=True)))
    await daily.pass_time(9.1)
    assert "Manage Roles" in await press(daily, daily.posts[0])
    assert not has(daily, role)


async def test_of_a_role_that_is_gone_a_sentence_tells(daily: Daily) -> None:
    role = daily.stage.server.create_role("Readers")
    post = await posted(daily, role, role_button=True)
    daily.stage.env.backend.delete_role(daily.stage.server.id, role.id)
    assert "That role is gone" in await press(daily, post)
    assert "The role to ping is gone" in everything(shown(await daily.say("status")))
