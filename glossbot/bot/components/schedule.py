"""The answer to the question whether the term of the day shall end on a server."""

from glossbot.bot import ids
from glossbot.bot.answers import Answer, replace
from glossbot.bot.components.base import Component
from glossbot.bot.daily.desk import may_manage
from glossbot.bot.services import Interaction
from glossbot.store import schedules

ENDED = "The term of the day has ended here. Posts, their buttons and the queue stay."
KEPT = "Nothing has changed: the term of the day goes on."


class EndSchedule(Component, template=ids.END):
    """Forgets the schedule, or leaves it."""

    async def act(self, interaction: Interaction) -> None:
        """Do as was answered, if it is somebody who may manage the server still."""
        if not await may_manage(interaction):
            return
        if self.values["answer"] == "no":
            await replace(interaction, Answer(KEPT))
        else:
            async with interaction.client.services.database.begin() as connection:
                await schedules.remove(connection, interaction.guild_id or 0)
            await replace(interaction, Answer(ENDED))
