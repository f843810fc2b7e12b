"""The bot. The only package that imports discord."""
