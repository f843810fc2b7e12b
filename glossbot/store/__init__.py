"""The database: what was looked up, and what the bot must remember. Knows no Discord."""

from glossbot.store.database import Connection, Database
from glossbot.store.lookup_log import LookupLog
from glossbot.store.lookups import Lookup, Outcome
from glossbot.store.popularity import Popularity
from glossbot.store.servers import Servers

__all__ = ["Connection", "Database", "Lookup", "LookupLog", "Outcome", "Popularity", "Servers"]
