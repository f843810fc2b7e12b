"""The queue of a server and what was picked for its dates."""

from datetime import date, timedelta

from glossbot.store import Database, queue
from glossbot.store.queue import SKIPPED_LENGTH, Pick

DAY = date(2026, 11, 23)
OURS, THEIRS = 1, 2**63 - 1


async def filled(database: Database, *entries: str) -> None:
    async with database.begin() as connection:
        for entry in entries:
            await queue.add(connection, OURS, entry)


async def test_entries_stand_in_the_order_in_which_they_were_added_and_each_once(database: Database) -> None:
    async with database.begin() as connection:
        assert [await queue.add(connection, OURS, entry) for entry in ("b", "a", "b")] == [True, True, False]
        assert await queue.add(connection, THEIRS, "b")
        assert await queue.listed(connection, OURS) == ["b", "a"]
        assert await queue.listed(connection, THEIRS) == ["b"]


async def test_an_entry_moves_to_a_place_or_to_the_end_where_there_is_no_such_place(database: Database) -> None:
    await filled(database, "a", "b", "c")
    async with database.begin() as connection:
        for entry, place, after in [("c", 1, "cab"), ("c", 2, "acb"), ("a", 99, "cba"), ("b", 0, "bca")]:
            assert await queue.move(connection, OURS, entry, place)
            assert await queue.listed(connection, OURS) == list(after)
        assert not await queue.move(connection, OURS, "d", 1)
        assert await queue.add(connection, OURS, "d")
        assert await queue.listed(connection, OURS) == list("bcad")


async def test_only_one_server_s_entry_is_taken_out(database: Database) -> None:
    await filled(database, "a", "b")
    async with database.begin() as connection:
        await queue.add(connection, THEIRS, "a")
        assert await queue.take_out(connection, OURS, "a")
        assert not await queue.take_out(connection, OURS, "a")
        assert await queue.listed(connection, OURS) == ["b"]
        assert await queue.listed(connection, THEIRS) == ["a"]


async def test_a_pick_is_kept_with_what_was_skipped_and_replaced_by_another(database: Database) -> None:
    async with database.begin() as connection:
        assert await queue.picked(connection, OURS, DAY) == Pick(None)
        for chosen in (Pick("a"), Pick("c", ("a", "b"))):
            await queue.pick(connection, OURS, DAY, chosen)
            assert await queue.picked(connection, OURS, DAY) == chosen
        assert await queue.picked(connection, THEIRS, DAY) == Pick(None)


async def test_picks_are_forgotten_from_a_date_on_and_skips_are_not(database: Database) -> None:
    days = [DAY + timedelta(days=ahead) for ahead in range(3)]
    async with database.begin() as connection:
        for day in days:
            await queue.pick(connection, OURS, day, Pick("a", ("b",)))
            await queue.pick(connection, THEIRS, day, Pick("a"))
        await queue.forget_picks(connection, OURS, from_day=days[1])
        ours = [await queue.picked(connection, OURS, day) for day in days]
        assert ours == [Pick("a", ("b",)), Pick(None, ("b",)), Pick(None, ("b",))]
        assert await queue.picked(connection, THEIRS, days[2]) == Pick("a")


async def test_what_is_taken_out_is_no_date_s_pick_any_more(database: Database) -> None:
    async with database.begin() as connection:
        await queue.pick(connection, OURS, DAY, Pick("a"))
        await queue.pick(connection, OURS, DAY + timedelta(days=1), Pick("b"))
        await queue.take_out(connection, OURS, "a")
        assert await queue.picked(connection, OURS, DAY) == Pick(None)
        assert await queue.picked(connection, OURS, DAY + timedelta(days=1)) == Pick("b")


async def test_of_very_many_skips_the_latest_are_kept(database: Database) -> None:
    skipped = tuple(f"{number:064}" for number in range(50))
    async with database.begin() as connection:
        await queue.pick(connection, OURS, DAY, Pick("a", skipped))
        kept = (await queue.picked(connection, OURS, DAY)).skipped
    assert kept == skipped[-len(kept) :]
    assert 0 < len(" ".join(kept)) <= SKIPPED_LENGTH
