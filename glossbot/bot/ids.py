"""The ids of components: what a button must know to work for as long as its message exists.

Every id begins with a prefix of this namespace and version. An id of another version, or of a kind that is no longer
there, matches nothing here and is answered with a sentence.
"""

from collections.abc import Iterable

PREFIX = "g1"

_ENTRY = r":(?P<entry_id>[a-z0-9-]{1,64})"
_SHELF = r":(?P<shelf>[^:]{1,60})"

OPEN = f"{PREFIX}:open"
"""A select of entries; the chosen value is the entry's id."""
CARD = f"{PREFIX}:card{_ENTRY}"
DEPTH = f"{PREFIX}:depth{_ENTRY}"
POST = rf"{PREFIX}:post:(?P<post>\d{{1,20}}){_ENTRY}"
"""On a term of the day: as DEPTH, with the number of the post in the ledger, by which the bot finds it again."""
ROLE = rf"{PREFIX}:role:(?P<role>\d{{1,20}})"
"""Gives a member the role that the term of the day pings, or takes it back."""
END = rf"{PREFIX}:end:(?P<plan>[0-9a-f]{{8}}):(?P<answer>yes|no)"
"""Answers whether the term of the day shall end on this server; with the fingerprint of the plan it was asked of."""
SHARE = f"{PREFIX}:share{_ENTRY}"
DELETE = rf"{PREFIX}:delete(?::(?P<asker>\d{{1,20}}))?"
"""With the id of who asked where Discord itself does not keep it: on a reply to a message."""
CHOOSE = rf"{PREFIX}:choose:(?P<asker>\d{{1,20}}){_ENTRY}"
"""A choice in a reply to a message: whoever asked may change the reply into the card."""
PICK = rf"{PREFIX}:pick:(?P<command>define|related):(?P<visibility>public|private){_ENTRY}"
"""A choice after "Did you mean": the command that was asked, and whether its answer is public."""
INDEX = f"{PREFIX}:index"
SHELF = f"{PREFIX}:shelf"
"""A select of categories; the chosen value is the shelf's name."""
PAGE = rf"{PREFIX}:page{_SHELF}:(?P<number>\d{{1,4}}):(?P<way>[a-z]+)"
LETTER = f"{PREFIX}:letter"
"""A select of letters; the chosen value is a letter and the page on which it begins."""


def card(entry_id: str) -> str:
    """Back to an entry's card."""
    return f"{PREFIX}:card:{entry_id}"


def depth(entry_id: str) -> str:
    """On to the rest of an entry."""
    return f"{PREFIX}:depth:{entry_id}"


def post(post_id: int, entry_id: str) -> str:
    """On to the rest of the entry of a term of the day."""
    return f"{PREFIX}:post:{post_id}:{entry_id}"


def is_of_post(custom_ids: Iterable[str], post_id: int) -> bool:
    """Whether a message with these ids is that term of the day."""
    return any(custom_id.startswith(f"{PREFIX}:post:{post_id}:") for custom_id in custom_ids)


def role(role_id: int) -> str:
    """Take or give back a role."""
    return f"{PREFIX}:role:{role_id}"


def end(plan: str, *, yes: bool) -> str:
    """End the term of the day as it was planned, or keep it."""
    return f"{PREFIX}:end:{plan}:{'yes' if yes else 'no'}"


def share(entry_id: str) -> str:
    """Post an entry's card for all to see."""
    return f"{PREFIX}:share:{entry_id}"


def delete(asker: int | None) -> str:
    """Take a public answer away."""
    return f"{PREFIX}:delete" if asker is None else f"{PREFIX}:delete:{asker}"


def choose(asker: int, entry_id: str) -> str:
    """Choose an entry in a reply."""
    return f"{PREFIX}:choose:{asker}:{entry_id}"


def pick(command: str, entry_id: str, *, private: bool) -> str:
    """Choose an entry after "Did you mean"."""
    return f"{PREFIX}:pick:{command}:{'private' if private else 'public'}:{entry_id}"


def page(shelf: str, number: int, way: str) -> str:
    """Turn to a page of a shelf; `way` keeps two buttons to one page apart."""
    return f"{PREFIX}:page:{shelf}:{number}:{way}"
