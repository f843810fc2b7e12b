"""An entry, its tools and its category: the models behind the YAML files.

The limits are chosen so that whatever passes them fits a Discord embed (title 256, description 4096, field 1024,
6000 characters in all) and its components (button label 80, option 100), with room for headings and bullets.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 64
NAME_LENGTH = 60
DEFINITION_LENGTH = 300
ANALOGY_LENGTH = 500
EXPLANATION_LENGTH = 2500
EXAMPLE_LENGTH = 250
PHRASE_LENGTH = 150
RELATED_COUNT = 8
FEWEST_EXAMPLES = 2

# What a file must state; an Entry made in code may leave the rest at its default.
REQUIRED_IN_FILES = ("name", "category", "definition", "analogy", "explanation", "examples", "related")

Name = Annotated[str, Field(min_length=1, max_length=NAME_LENGTH)]
EntryId = Annotated[str, Field(pattern=ID_PATTERN, max_length=ID_LENGTH)]
Example = Annotated[str, Field(min_length=1, max_length=EXAMPLE_LENGTH)]
Phrase = Annotated[str, Field(min_length=1, max_length=PHRASE_LENGTH)]


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,  # YAML turns an unquoted `no` into False: better reported than written out as "False"
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
    )


class Pricing(StrEnum):
    """What a tool costs, coarsely enough to stay true."""

    FREE = "free"
    FREEMIUM = "freemium"
    PAID = "paid"
    OPEN_SOURCE = "open-source"


class Tool(_Model):
    """Something one can use that uses the term."""

    name: Annotated[str, Field(min_length=1, max_length=32)]
    """The tool's name."""
    pricing: Annotated[Pricing, Field(strict=False)]
    """free, freemium (a useful part is free), paid, or open-source."""
    url: Annotated[str, Field(pattern=r"^https://[^\s()<>]+$", max_length=100)] = ""
    """Its home page, beginning with https://."""


class Category(_Model):
    """A shelf of the glossary."""

    name: Annotated[str, Field(min_length=1, max_length=50)]
    """As entries write it."""
    emoji: Annotated[str, Field(min_length=1, max_length=8)]
    """One emoji."""
    colour: Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
    """The colour of the embed's edge, as #RRGGBB."""
    about: Annotated[str, Field(min_length=1, max_length=100)]
    """What belongs here, in one line."""

    @property
    def slug(self) -> str:
        """The name in small letters, digits and hyphens, for use in a component's id."""
        return "-".join("".join(c if c.isalnum() else " " for c in self.name.casefold()).split())


class Entry(_Model):
    """One term of the glossary."""

    id: EntryId
    """Small letters, digits and hyphens; the stem of the file's name."""
    name: Name
    """The term as a heading."""
    aliases: Annotated[tuple[Name, ...], Field(strict=False, max_length=30)] = ()
    """Other spellings, abbreviations and everyday names; nobody else's."""
    category: Annotated[str, Field(min_length=1, max_length=50)] = "General"
    """One of the names in categories.yaml."""
    definition: Annotated[str, Field(min_length=1, max_length=DEFINITION_LENGTH)]
    """What it is, in one or two sentences that stand alone."""
    analogy: Annotated[str, Field(max_length=ANALOGY_LENGTH)] = ""
    """One picture from everyday life."""
    explanation: Annotated[str, Field(max_length=EXPLANATION_LENGTH)] = ""
    """Three to five short paragraphs for someone new to the field."""
    examples: Annotated[tuple[Example, ...], Field(strict=False, max_length=4)] = ()
    """Two to four examples from the real world, each a sentence."""
    tools: Annotated[tuple[Tool, ...], Field(strict=False, max_length=5)] = ()
    """Tools that use it, with what they cost."""
    related: Annotated[tuple[EntryId, ...], Field(strict=False, max_length=RELATED_COUNT)] = ()
    """Ids of entries to read next."""
    asked_as: Annotated[tuple[Phrase, ...], Field(strict=False, max_length=10)] = ()
    """How a beginner would describe it; helps search and is not shown."""
    confused_with: Annotated[tuple[EntryId, ...], Field(strict=False, max_length=RELATED_COUNT)] = ()
    """Ids of entries that it is mistaken for."""
    common_word: bool = False
    """Whether it is also an everyday word, such as "weights"."""
    ambiguous_aliases: Annotated[tuple[Name, ...], Field(strict=False, max_length=10)] = ()
    """Abbreviations that other entries own too; each answers with a choice."""

    @field_validator("name", "aliases", "ambiguous_aliases", "definition")
    @classmethod
    def _one_line(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        texts = (value,) if isinstance(value, str) else value
        if any("\n" in text for text in texts):
            message = "must be on one line"
            raise ValueError(message)
        return value
