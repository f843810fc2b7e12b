"""What loading the shipped glossary costs: the processor's time, and a whole `glossbot define` as a process."""

import resource
import statistics
import subprocess
import sys
import time

import yaml

from glossbot.glossary import Glossary
from glossbot.shipped import shipped_glossary

ROUNDS = 5
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_only() -> None:
    """Do the least that reading the files could be: parse them."""
    for file in (shipped_glossary() / "glossary").glob("*.yaml"):
        yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - CSafeLoader is safe


def processor(work: object) -> float:
    """Return the median seconds of the processor's time that something takes."""
    found: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()  # type: ignore[operator]
        found.append(time.process_time() - start)
    return statistics.median(found)


def define() -> tuple[float, float]:
    """Run `glossbot define` and return the seconds that passed and those of the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "glossbot", "define", "rag"], capture_output=True, check=True)
    passed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a line each."""
    glossary = Glossary.load(shipped_glossary())
    load, parse = processor(lambda: Glossary.load(shipped_glossary())), processor(parse_only)
    print(f"{len(glossary)} entries")
    print(f"  Glossary.load          {load:6.3f} s of the processor, {load / parse:.1f} x parsing the YAML alone")
    for label, work in (("spot", Glossary.spot), ("search", Glossary.search)):
        fresh = Glossary.load(shipped_glossary())
        start = time.process_time()
        work(fresh, "a large language model")
        print(f"  the index of {label:8}  {time.process_time() - start:6.3f} s, once")
    runs = [define() for _ in range(ROUNDS)]
    passed, used = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"  glossbot define        {passed:6.3f} s, {used:.3f} s of them the processor's")
    program = "import sys, glossbot.cli; print(*sorted({'discord', 'sqlalchemy', 'textstat'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    print(f"  imported beside        {shown.stdout.strip() or 'neither discord nor SQLAlchemy'}")


if __name__ == "__main__":
    main()
