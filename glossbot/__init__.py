"""glossbot: a Discord bot that explains AI terms on the spot."""

__version__ = "0.1.0"
