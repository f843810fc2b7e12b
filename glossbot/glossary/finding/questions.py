"""The words around a term: what people say when they ask, and what they add without changing what they mean."""

import re

from glossbot.glossary.finding.spelling import fold

_FEWEST_IN_A_DESCRIPTION = 3
_ENDS = re.compile(r"[.,;:!?\n]+(?:\s|$)| - | but | because | so ", re.IGNORECASE)

ASKING = frozenset(
    """
    what whats wat wut wht which who whos why how hows when where is are was were be being been isnt arent does
    do did doing done can could would should may might will shall must has have had having mean means meant
    meaning meanings define defined definition definitions explain explained explaining explains explanation
    describe description tell eli5 eli explainlikeimfive understand understanding clue idea wondering stand
    stands called wtf wdym
    """.split()
)
"""Words that make a text a question, or a request to explain."""

COMPARING = frozenset(
    "vs versus v or difference differences different differ differs compare compared comparison same".split()
)
"""Words that set two things side by side."""

FILLERS = frozenset(
    """
    a an the this that these those it its thats theres there here i im ive id me my mine we us our you your u ur
    they them their he she one ones someone somebody anyone anybody everyone everybody people ppl folks guys guy
    all of in on at for from to with about into by as than then so and but if not no nor yes yeah ok okay please
    pls plz thanks thank thx ty hi hello hey yo sup hiya morning good evening afternoon day sir bro man dude
    mate like just really actually basically exactly even still again always ever never also too very much many
    more most simple simply terms words word term language english plain quick quickly short brief briefly
    question questions noob newbie dumb stupid beginner beginners dummies kid kids five 5 year old years know
    knows knew known dont doesnt didnt cant get got getting give gives need needs want wants use used uses using
    useful work works working worked help say says said saying talk talks talking keep keeps hear heard hearing
    see seen seeing read reading learn about thing things stuff lol lmao idk tbh btw imo uh um er hmm huh sorry
    new first time now today lately kind sort type types example examples exact real behind mentioned some any
    out up down over between supposed going gonna wanna gotta let lets make makes made matter matters important
    buzzword hype context name names setting settings
    """.split()
)
"""Words that say nothing about which term is meant."""

GENERIC = frozenset(
    """
    chatgpt openai claude gemini copilot model models network networks learning method methods methodology
    technique techniques algorithm algorithms approach approaches architecture architectures system systems
    concept concepts process processes tech technology technologies ai ml llm llms neural deep machine language
    classifier classifiers chatbot chatbots generator generators activation tokenization tokenizer embeddings
    """.split()
)
"""Words that people add to a term, or leave out, and mean the same."""

CLASSES = GENERIC - frozenset(
    "chatgpt openai claude gemini copilot ai ml llm llms neural deep machine learning".split()
)
"""Those that only say what kind of thing a term is."""

CONNECTING = frozenset("a an the in of for on with and please pls plz thanks hi hello hey".split())
"""The few fillers that may stand beside a word which is an everyday word too, outside a question."""

ABOUT = frozenset(
    """
    problem problems issue issues basics basic intro introduction overview info information summary topic topics
    field formula strategy strategies feature features tool tools guide tutorial value values score scores
    result results thing things concept concepts theory idea ideas example examples term terms definition
    definitions meaning
    """.split()
)
"""Words that name a side of a term, and still ask for the term itself."""

KINDS = frozenset(
    """
    app apps application website site page library libraries framework package software program programs paper
    article book editor extension plugin file files format server servers plot plots chart graph curve rate rates
    task tasks leaderboard ranking experiment trick tricks standard law laws regulation trend image images picture
    pictures video videos voice table proof theorem array layer layers unit units company bot assistant service
    """.split()
)
"""What a thing is that has a name: "the Ollama app", "the GGUF format". Beside a name that is nothing else, no news."""

CARRIERS = ABOUT | KINDS | ASKING | COMPARING | FILLERS | GENERIC


LITTLE = frozenset(
    """
    a an the this that these those it its i im me my you your u we our they them their he she is are was were be
    been am do does did have has had of in on at for from to with by as and or but if so than then what whats
    which who how why when where can could would should will there here some any just like really very
    """.split()
)
"""Words that hold every text together, and name nothing."""

SILENT = LITTLE | frozenset("thing stuff called word term name".split())
"""Words that are in every text and tell a search nothing."""


def is_description(query: str) -> bool:
    """Whether a query reads like a description rather than a name: several words, two of which tell something."""
    words = fold(query).split()
    return len(words) >= _FEWEST_IN_A_DESCRIPTION and len([word for word in words if word not in SILENT]) > 1


def asks(words: list[str]) -> bool:
    """Whether the words are a question or a request."""
    return any(word in ASKING for word in words)


def compares(words: list[str]) -> bool:
    """Whether the words set things side by side."""
    return any(word in COMPARING for word in words)


def clauses(query: str) -> list[str]:
    """Cut a query where people end one thought and begin the next."""
    return [clause for clause in _ENDS.split(query) if clause.strip()]
