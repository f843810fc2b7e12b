"""The answer to the question whether the term of the day shall end on a server."""

from glossbot.bot import ids
from glossbot.bot.answers import Answer, replace
from glossbot.bot.components.base import Component
from glossbot.bot.daily.desk import may_manage
from glossbot.bot.services import Interaction
from glossbot.store import schedules

ENDED = "The term of the day has ended here. Posts, their buttons and the queue stay."
KEPT = "Nothing has changed: the term of the day stays as it is."
GONE = "There is no term of the day here any more."
CHANGED = (
    "The term of the day has been changed since I asked. To end it as it is now, use `/term-of-the-day remove` again."
)


class EndSchedule(Component, template=ids.END):
    """Forgets the schedule that the question was about, or leaves it."""

    async def act(self, interaction: Interaction) -> None:
        """Do as was answered, if it is somebody who may manage the server still."""
        if await may_manage(interaction):
            await replace(interaction, Answer(await self._outcome(interaction)))

    async def _outcome(self, interaction: Interaction) -> str:
        server_id = interaction.guild_id or 0
        async with interaction.client.services.database.begin() as connection:
            plan = await schedules.load(connection, server_id)
            if plan is None:
                return GONE
            if plan.fingerprint() != self.values["plan"]:
                return CHANGED
            if self.values["answer"] == "no":
                return KEPT
            await schedules.remove(connection, server_id)
            return ENDED
