"""The JSON Schema of an entry's file, made from the model, for editors."""

import json
from typing import Any

from glossbot.glossary.entry import FEWEST_EXAMPLES, REQUIRED_IN_FILES, Category, Entry


def entry_schema(categories: list[Category]) -> dict[str, Any]:
    """Describe the file of an entry: the model without `id`, with what files must state and the category names."""
    schema = Entry.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "An entry of the glossary"
    properties: dict[str, Any] = schema["properties"]
    del properties["id"]
    properties["category"]["enum"] = [category.name for category in categories]
    properties["examples"]["minItems"] = FEWEST_EXAMPLES
    for optional in properties.values():
        optional.pop("default", None)
    schema["required"] = list(REQUIRED_IN_FILES)
    return schema


def schema_text(categories: list[Category]) -> str:
    """Write the schema as the file `data/entry.schema.json` holds it."""
    return json.dumps(entry_schema(categories), indent=2, ensure_ascii=False) + "\n"
