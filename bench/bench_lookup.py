"""How fast finding is, at our size and at a hundred thousand titles, beside brute force with rapidfuzz in one run."""

import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from glossbot.glossary import Entry, Glossary
from glossbot.glossary.finding.lookup import Lookup
from glossbot.glossary.finding.nearness import Spellings
from glossbot.glossary.finding.spelling import fold, joined
from glossbot.glossary.finding.spotting import Spotter
from glossbot.shipped import shipped_glossary

sys.path.insert(0, str(Path(__file__).parents[1]))  # this is run as a script
from bench.titles import entries, titles
from tests.golden.typos import slip

SIZES = (1_000, 10_000, 100_000)
QUERIES = 200
WORDS = 200
ODD = (
    "x" * 6000,
    "what is a " * 600,
    "token " * 1000,
    "halucinaton " * 500,
    "neural network vs deep learning or " * 170,
    "🎉" * 3000,
    "\u200b" * 6000,
    "e\u0301" * 3000,
    "\ufb01" * 6000,
    "\u202e\u05e9\u05dc\u05d5\u05dd " * 1000,
    "深度学习" * 1500,
    "\x00\x1b" * 3000,
    '" NEAR * ' * 700,
    "`" * 6000,
    "<" * 6000,
)
PLAIN = (
    "Yesterday our group met again and talked for a while about what to read next. Somebody brought cake, somebody "
    "else forgot the key, and in the end we sat on the stairs until the neighbours came home and let us in. "
)

TALK = (
    "ok so I fine-tuned llama on my own notes over the weekend and the loss went down nicely, but the output is still "
    "garbage. My guess is the learning rate, or the batch size? With LoRA on one GPU there is not much room. Somebody "
    "in another thread said the dataset matters more than the model, and that I should rather build a RAG pipeline, "
    "with embeddings of each chunk and a bigger context window. Does anyone here run evals on that? "
)


def times(work: Callable[[str], object], queries: Sequence[str], rounds: int = 1) -> list[float]:
    """Return the seconds of each call, in order."""
    found: list[float] = []
    for _ in range(rounds):
        for query in queries:
            start = time.perf_counter()
            work(query)
            found.append(time.perf_counter() - start)
    return sorted(found)


def line(label: str, found: Sequence[float], against: Sequence[float] | None = None) -> None:
    """Print a median, its 99th percentile, and how many times a yardstick is slower."""
    middle, late = statistics.median(found), found[int(len(found) * 0.99)]
    ratio = f"{statistics.median(against) / middle:9.1f} x faster" if against else ""
    print(f"  {label:44} {middle * 1e6:10.1f} µs   p99 {late * 1e6:10.1f} µs {ratio}", flush=True)


def measure(glossary: Glossary, names: Sequence[str], rounds: int) -> None:
    """Print the table of one glossary."""
    chance = random.Random(7)  # noqa: S311 - the same queries in every run
    spellings = [joined(fold(name)) for name in names]
    asked = chance.sample([name for name in names if len(joined(fold(name))) > len("eight...")], QUERIES)
    exact = chance.sample([entry.name for entry in glossary.entries], min(QUERIES, len(glossary)))
    misspelt = [slip(name, chance) for name in asked]
    typing = [name[:length] for name in asked for length in range(1, 9)]
    few = misspelt[: QUERIES // 10]
    osa = times(lambda query: process.extractOne(joined(fold(query)), spellings, scorer=OSA.distance), few, rounds)
    wratio = times(lambda query: process.extractOne(query, names, scorer=fuzz.WRatio), few)
    line("brute force, OSA, misspelt", osa)
    line("brute force, WRatio, misspelt", wratio)
    found = times(glossary.resolve, misspelt, rounds)
    line("resolve, misspelt, against OSA", found, osa)
    line("resolve, misspelt, against WRatio", found, wratio)
    line("resolve, exact", times(glossary.resolve, exact, rounds))
    aliases = [alias for entry in glossary for alias in entry.aliases][:QUERIES]
    if aliases:
        line("resolve, alias", times(glossary.resolve, aliases, rounds))
    line(
        "resolve, nothing there", times(glossary.resolve, ["pizza", "qwertzuiop asdf", "what is a zzzyx?"], rounds * 9)
    )
    line("complete, 1 to 8 letters", times(glossary.complete, typing, rounds))
    line("complete, with a slip", times(glossary.complete, [text[:6] for text in misspelt], rounds))
    plain = " ".join((PLAIN * WORDS).split()[:WORDS])
    telling = " ".join([*plain.split()[: WORDS - 20], *" ".join(exact[:10]).split()[:20]])
    talk = " ".join((TALK * WORDS).split()[:WORDS])
    line(f"spot, {WORDS} words, of talk about AI", times(glossary.spot, [talk], rounds * 100))
    line(f"spot, {WORDS} words, none a term", times(glossary.spot, [plain], rounds * 100))
    line(
        f"spot, {WORDS} words, some {len(glossary.spot(telling))} terms", times(glossary.spot, [telling], rounds * 100)
    )


def measure_odd(glossary: Glossary) -> None:
    """Print the slowest answers to what nobody should type."""
    asking = (glossary.resolve, glossary.complete, glossary.search, glossary.spot)
    slowest = [(times(work, [odd], 3)[0], work.__name__, odd[:12]) for work in asking for odd in ODD]
    for seconds, name, odd in sorted(slowest, reverse=True)[:3]:
        print(f"  odd input, {name + ' ' + ascii(odd):33} {seconds * 1e6:10.1f} µs", flush=True)


def weigh(made: Sequence[Entry], names: Sequence[str]) -> None:
    """Print what the indexes take, in memory and in time."""
    spellings = [joined(fold(name)) for name in names]
    for label, make in (("fuzzy index", lambda: Spellings(spellings)), ("spotter", lambda: Spotter(made))):
        start = time.perf_counter()
        kept = make()
        built = time.perf_counter() - start
        del kept
        tracemalloc.start()
        kept = make()
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        del kept
        print(f"  {label:44} {size / len(names):10.0f} bytes a title, built in {built:.2f} s", flush=True)
    start = time.perf_counter()
    Lookup(made)
    print(f"  {'all of the look-up':44} {'':10} built in {time.perf_counter() - start:.2f} s", flush=True)


def main() -> None:
    """Print the tables."""
    glossary = Glossary.load(shipped_glossary())
    names = [name for entry in glossary for name in (entry.name, *entry.aliases)]
    glossary.spot("")
    print(f"shipped: {len(glossary)} entries, {len(names)} names; medians")
    measure(glossary, names, rounds=20)
    measure_odd(glossary)
    for size in SIZES:
        names = titles(size)
        made = entries(names)
        print(f"{size:,} made-up titles")
        if size == SIZES[-1]:
            weigh(made, names)
        many = Glossary(made)
        many.spot("")  # the index is made at the first use
        measure(many, names, rounds=1)


if __name__ == "__main__":
    main()
