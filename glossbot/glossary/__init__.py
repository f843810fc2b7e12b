"""The domain: entries, and finding them. Knows no Discord, no database, no clock."""

from glossbot.glossary.entry import Category, Entry, Pricing, Tool
from glossbot.glossary.files.problems import GlossaryError, Problem
from glossbot.glossary.glossary import Glossary
from glossbot.glossary.outcome import Completion, Found, How, NotFound, Resolution, Spot, Suggestions

__all__ = [
    "Category",
    "Completion",
    "Entry",
    "Found",
    "Glossary",
    "GlossaryError",
    "How",
    "NotFound",
    "Pricing",
    "Problem",
    "Resolution",
    "Spot",
    "Suggestions",
    "Tool",
]
