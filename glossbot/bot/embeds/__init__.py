"""Embeds: pure functions from values to what a message shows."""
