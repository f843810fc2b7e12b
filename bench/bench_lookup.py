"""How fast a look-up is, beside the plainest way with rapidfuzz: the nearest name by brute force, in one run."""

import statistics
import time
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from glossbot.glossary import Glossary
from glossbot.glossary.finding.spelling import fold, joined
from glossbot.shipped import shipped_glossary

ROUNDS = 20


def median_time(work: Callable[[str], object], queries: Sequence[str]) -> float:
    """Return the median seconds of a call, over all queries and rounds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        for query in queries:
            start = time.perf_counter()
            work(query)
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print a table."""
    glossary = Glossary.load(shipped_glossary())
    names = [name for entry in glossary for name in (entry.name, *entry.aliases)]
    spellings = [joined(fold(name)) for name in names]
    exact = [entry.name for entry in glossary]
    misspelt = [name[:2] + name[3:] for name in exact if len(name) > len("eight...")]
    beginnings = [name[:length] for name in exact for length in (3, 5)]

    def wratio(query: str) -> object:
        return process.extractOne(query, names, scorer=fuzz.WRatio)

    def osa(query: str) -> object:
        return process.extractOne(joined(fold(query)), spellings, scorer=OSA.distance)

    yardstick = median_time(osa, misspelt)
    print(f"{len(glossary)} entries, {len(names)} names; medians, and as a ratio to brute-force OSA on misspelt names")
    for label, work, queries in (
        ("brute force, OSA, misspelt", osa, misspelt),
        ("brute force, WRatio, misspelt", wratio, misspelt),
        ("resolve, exact", glossary.resolve, exact),
        ("resolve, misspelt", glossary.resolve, misspelt),
        ("complete, 3 or 5 letters", glossary.complete, beginnings),
    ):
        seconds = median_time(work, queries)
        print(f"  {label:30} {seconds * 1e6:8.1f} µs   {seconds / yardstick:6.2f} x")


if __name__ == "__main__":
    main()
