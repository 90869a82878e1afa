"""How much of an article a sentence carries: shared words, where it stands, and how it speaks."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from tealight.magazine.drafting.recognise import advice, is_whole, leans
from tealight.magazine.drafting.sentences import Sentence

#: what each sign is worth; set on tests/magazine/labelled/tuned alone, see docs/quick-view.md
WEIGHTS = {
    "central": 1.0,  # says what the other sentences say
    "titled": 0.5,  # shares words with the title, the standfirst or its heading
    "first": 0.5,  # begins its paragraph
    "opens": 0.6,  # is the first under its heading
    "fact": 1.0,  # an editor set it as a key fact, or in a box
    "answers": 0.5,  # says what is so: numbers, “can”, “does not”, “usually”
    "reassures": 0.8,  # fault, right and wrong
    "long": -0.5,  # more words than are read in one breath
    "short": -0.6,
    "aside": -0.7,  # an example, a bracket, one person's words
    "advice": -0.2,  # belongs under “what to do”
}
#: how much one of the same section, or of the same words, takes from the next
CROWDED, REPEATED = 0.25, 1.2
#: from here on two sentences say the same
SAME = 0.6

_WORD = re.compile(r"[a-zà-ÿ]+(?:[’'][a-z]+)?|\d+")
_SMALL = frozenset(
    ["a", "an", "and", "are", "as", "at", "be", "been", "before", "but", "by", "can", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "more", "most", "my", "no", "nor", "not", "of", "on", "one", "or", "other", "our", "out", "she", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "us", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "will", "with", "would", "you", "your", "yours"]
)
_ANSWERS = re.compile(
    r"\b(?:\d+|usually|often|common|most|many|nearly|rare|can|may|should|do(?:es)? not|did not|cannot|is not|are not|nothing|nobody|never"
    r"|because|means?|without|enough)\b",
    re.IGNORECASE,
)
_REASSURES = re.compile(
    r"\b(?:fault|cause[ds]?|anything (?:that )?(?:you|either|anyone)|nothing you|do(?:es)? not (?:mean|have to)|no right|no weakness"
    r"|right or wrong|not too late|may change your mind|take time)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:for example|for instance|such as)\b|\(|\bwe\b|\bI\b|“[^”]+”", re.IGNORECASE)


def stems(text: str) -> list[str]:
    """Return the words of `text` that carry meaning, without their endings."""
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in _SMALL]


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "edly", "ies", "ied", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """Return each text as weights of its words, rarer ones heavier, of length 1; empty for a text without words."""
    counted = [Counter(stems(text)) for text in texts]
    in_how_many = Counter(word for words in counted for word in words)
    weighed = []
    for words in counted:
        vector = {word: count * math.log(1 + len(texts) / in_how_many[word]) for word, count in words.items()}
        length = math.sqrt(sum(value * value for value in vector.values()))
        weighed.append({word: value / length for word, value in vector.items()} if length else {})
    return weighed


def likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """Return 0 for two that share no word, to 1 for two of the same words."""
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other.get(word, 0.0) for word, value in one.items())


def centrality(found: list[dict[str, float]], damping: float = 0.85, rounds: int = 30) -> list[float]:
    """Return how central each is among all, the most central 1: LexRank, a walk from sentence to like sentence."""
    count = len(found)
    links = [[likeness(a, b) if a is not b else 0.0 for b in found] for a in found]
    leaving = [sum(row) for row in links]
    ranks = [1.0 / count] * count if count else []
    for _ in range(rounds):
        ranks = [
            (1 - damping) / count + damping * sum(links[j][i] / leaving[j] * ranks[j] for j in range(count) if leaving[j])
            for i in range(count)
        ]
    most = max(ranks, default=0.0)
    return [rank / most if most else 0.0 for rank in ranks]


def weigh(sentences: list[Sentence], title: str, standfirst: str) -> list[float | None]:
    """Return what each sentence weighs as a point; None for one that can not stand alone."""
    found = vectors([one.text for one in sentences])
    central = centrality(found)
    about = set(stems(f"{title} {standfirst}"))
    return [
        _weight(one, central[number], about) if is_whole(one.text) and not leans(one.text) else None
        for number, one in enumerate(sentences)
    ]


def signs(one: Sentence, central: float, about: set[str]) -> dict[str, float]:
    """Return how strongly each sign of `WEIGHTS` shows in a sentence, mostly 0 to 1."""
    words = one.text.split()
    own = set(stems(one.text))
    shared = own & (about | set(stems(one.heading)))
    return {
        "central": central,
        "titled": len(shared) / math.sqrt(len(own) or 1),
        "first": float(one.position == 0),
        "opens": float(one.position == 0 and one.under_heading == 0),
        "fact": float(one.kind in {"facts", "callout"}),
        "answers": min(len(_ANSWERS.findall(one.text)), 3) / 3,
        "reassures": float(bool(_REASSURES.search(one.text))),
        "long": float(len(words) > 28),
        "short": float(len(words) < 7),
        "aside": float(bool(_ASIDE.search(one.text))),
        "advice": float(advice(one.text) == 2),
    }


def _weight(one: Sentence, central: float, about: set[str]) -> float:
    shown = signs(one, central, about)
    return sum(WEIGHTS[sign] * strength for sign, strength in shown.items())
