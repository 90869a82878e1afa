"""What people ask about after a loss, and the many words they have for each of it. Grouped by hand.

An article says "surgical management", a story "the D&C", a leaflet "the operation": one matter. Each has a
label that an editor and a reader may see, and patterns over plain lower-case words (reading.py).
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """One matter, or one kind of loss. `said` is one pattern of all its words."""

    key: str
    label: str
    said: re.Pattern[str]
    is_loss: bool = False
    #: whether reviewed information answers a question about it; feelings and company are for people
    has_facts: bool = True


def _one(key: str, label: str, *said: str, is_loss: bool = False, has_facts: bool = True) -> Concept:
    return Concept(key, label, re.compile(rf"\b(?:{'|'.join(said)})\b"), is_loss, has_facts)


_LOSSES = (
    _one(
        "early", "early loss", r"miscarr\w*", r"early (?:pregnancy )?loss(?:es)?", r"chemical pregnanc\w+", r"first trimester",
        r"los(?:t|ing|e) (?:it|the pregnancy|a pregnancy|the baby) early", r"early pregnancy", r"stopped (?:growing|developing)", is_loss=True,
    ),
    _one(
        "late", "late loss", r"late (?:miscarriage|loss)\w*", r"second trimester", r"(?:1[4-9]|2[0-3]) weeks", r"waters (?:broke|went)",
        is_loss=True,
    ),
    _one("stillbirth", "stillbirth", r"still ?b(?:irth|orn)\w*", r"born still", r"died before (?:birth|being born)", r"reduced movements?", is_loss=True),
    _one(
        "newborn", "a baby who died after birth", r"neonatal\w*", r"nicu", r"died (?:soon |shortly )?after (?:birth|being born)", r"newborn",
        r"lived (?:for )?(?:\w+ ){1,3}(?:hours?|minutes|days?|weeks?)", r"cot death", r"sids", r"sudi", r"infant", is_loss=True,
    ),
    _one("ectopic", "ectopic pregnancy", r"ectopic\w*", r"fallopian", r"tubal", r"(?:my|the|your|a|one) tubes?", r"methotrexate", is_loss=True),
    _one("molar", "molar pregnancy", r"molar", r"hydatidiform", r"trophoblast\w*", is_loss=True),
    _one(
        "tfmr", "ending a pregnancy for medical reasons", r"tfmr", r"(?:end|ending|ended) (?:a|the|our|my|your|this) (?:wanted )?pregnancy", r"medical reasons",
        r"terminat\w+", r"anomal\w+", r"fetal medicine", r"not compatible with life", r"feticide", is_loss=True,
    ),
    _one("recurrent", "losses again and again", r"recurrent\w*", r"(?:second|third|fourth|fifth|another|two|three|four|more than one) (?:miscarriages?|loss(?:es)?)",
         r"again and again", r"in a row", r"repeated(?:ly)? (?:miscarr\w+|loss\w*)", is_loss=True),
    _one("ivf", "treatment to conceive", r"ivf", r"embryos?", r"(?:frozen )?transfer", r"infertil\w*", r"fertility (?:clinic|treatment)", is_loss=True),
    _one("twins", "loss of a twin", r"twins?", r"triplets?", r"(?:one|surviving) (?:twin|survived)", is_loss=True),
)

_MATTERS = (
    _one(
        "fault", "whose fault it was", r"(?:my|your|anyone's|somebody's|our|anybody's) fault", r"fault", r"blam\w+", r"guilt\w*", r"(?:did|have) i (?:cause|do)\w*",
        r"caus(?:ed?|ing) (?:it|this|my|our|the)", r"something (?:i|you|we) (?:did|ate|lifted|drank)", r"because (?:i|you) (?:lifted|drank|ate|ran|worked|had)",
        r"could (?:i|we|it) have (?:been )?(?:stopped|prevented|done)\w*", r"prevent\w*",
    ),
    _one("why", "why it happened", r"why (?:it|this|did|do|does)(?: \w+){0,2} happen\w*", r"(?:no|the|a) (?:cause|reason|explanation)s?", r"caus(?:e|es) of",
         r"chromosom\w*", r"never know why", r"why (?:my|our|the) baby", r"what (?:causes|went wrong)"),
    _one("scan", "scans", r"scan\w*", r"ultrasound\w*", r"sonograph\w*", r"no heartbeat", r"heartbeat", r"transvaginal", r"early pregnancy unit", r"epu"),
    _one("unsure", "waiting to know", r"unknown location", r"pul", r"(?:second|repeat|another) scan", r"hcg", r"too early to (?:see|tell|say)", r"wait\w* (?:for|to) (?:the )?(?:know|results?|find out)",
         r"not sure (?:yet )?if", r"threatened"),
    _one(
        "treatment", "waiting, medicine or an operation", r"surgical\w*", r"surgery", r"operation", r"d ?(?:&|and|n|\+) ?c", r"erpc", r"smm", r"mva", r"vacuum", r"medical(?:ly)? manage\w+",
        r"management", r"misoprostol", r"mifepristone", r"tablets?", r"pills?", r"medicines?", r"expectant\w*", r"general anaesthetic", r"wait(?:ing)? for it to (?:happen|start)",
        r"let(?:ting)? (?:it|nature) (?:happen|take)\w*", r"naturally",
    ),
    _one("bleeding", "bleeding", r"ble?ed\w*", r"clots?", r"pads?", r"spotting", r"haemorrhag\w*", r"how much blood"),
    _one("pain", "pain", r"painful\w*", r"pains?", r"cramp\w*", r"painkillers?", r"paracetamol", r"ibuprofen"),
    _one("infection", "signs of infection", r"infect\w*", r"fever", r"temperature", r"bad[- ]smelling", r"smell\w*", r"antibiotics?"),
    _one("milk", "milk", r"milk\w*", r"lactat\w*", r"breasts?", r"breast ?feed\w*", r"engorge\w*", r"cabergoline", r"leak\w*", r"express\w*", r"chests?"),
    _one("body", "the body afterwards", r"periods?", r"cycles?", r"ovulat\w*", r"recover\w*", r"hormon\w*", r"stitches", r"check[- ]?ups?", r"postnatal", r"heal\w*", r"tummy", r"(?:still|look) pregnant",
         r"(?:my|your|the) body", r"tired\w*", r"still positive", r"pregnancy test"),
    _one("sex", "sex and closeness", r"sex", r"intima\w*", r"contracept\w*", r"closeness", r"make love"),
    _one("next", "another pregnancy", r"try(?:ing)? (?:again|for another)", r"tr(?:y|ied) again", r"next (?:pregnancy|time|baby)", r"another (?:baby|pregnancy)", r"conceiv\w*", r"ttc", r"pregnan(?:t|cy) (?:again|after(?: a)? loss)",
         r"safe to (?:try|get pregnant)", r"future pregnanc\w+", r"get(?:ting)? pregnant", r"folic acid"),
    _one("tests", "tests to find a cause", r"tests?", r"testing", r"investigat\w*", r"blood tests?", r"antiphospholipid", r"thyroid", r"progesterone", r"aspirin", r"heparin", r"genetic\w*", r"karyotyp\w*", r"clinic", r"specialist"),
    _one("post-mortem", "post-mortem examination", r"post[- ]?mortems?", r"autops\w+", r"examin\w* (?:of )?(?:the|our|my|your|a) bab(?:y|ies)(?:'s body)?", r"placenta\w*", r"results (?:appointment|meeting)", r"pathologist"),
    _one("birth", "giving birth", r"induc\w+", r"labour", r"giv(?:e|ing) birth", r"gave birth", r"contractions?", r"c[- ]?section", r"caesarean", r"deliver(?:y|ed|ing)?", r"epidural", r"birth plan"),
    _one("seeing", "seeing and holding the baby", r"(?:see|seeing|saw|hold|holding|held|meet|meeting|cuddl\w+) (?:and \w+ )?(?:the|our|my|your|him|her|them|their) ?(?:baby|son|daughter|child)?",
         r"cold cot", r"cuddle cot", r"time (?:with|together)", r"bath\w*", r"take (?:our|the|my|your) baby home"),
    _one("memories", "keeping memories", r"memor\w+", r"keepsakes?", r"(?:hand|foot) ?prints?", r"remember\w*", r"photo\w*", r"naming", r"(?:a|the|baby's) names?", r"lock of hair"),
    _one("dates", "anniversaries and due dates", r"anniversar\w+", r"due dates?", r"birthday\w*", r"christmas", r"(?:mother|father)'?s'? day", r"holidays?", r"one year"),
    _one("funeral", "funerals", r"funerals?", r"bur(?:y|ied|ial|ials|ying)", r"cremat\w*", r"ashes", r"coffins?", r"ceremon\w*", r"graves?", r"remains", r"what happens to (?:the|my|our|your) (?:baby|pregnancy)",
         r"say(?:ing)? goodbye", r"undertaker"),
    _one("register", "registering and certificates", r"regist\w*", r"certificat\w*"),
    _one("work", "work and rights", r"work(?:place|ing)?", r"jobs?", r"boss", r"employ\w*", r"(?:sick|bereavement|maternity|paternity|parental) (?:leave|pay)", r"time off", r"leave", r"fit note", r"sick note", r"entitl\w*", r"rights?",
         r"colleagues?", r"manager", r"paid", r"off sick"),
    _one("telling", "telling people", r"tell(?:ing)? (?:\w+ )?(?:people|family|friends|work|everyone|others|them|him|her|anyone|parents|boss)", r"told (?:people|everyone|anyone|nobody|no one|work|family)", r"announce\w*",
         r"un-?announce", r"break the news", r"how to say it", r"news"),
    _one("children", "other children", r"(?:other|older|living|our|my|your) (?:child|children|kids?|son|daughter|toddler|boy|girl)", r"siblings?", r"(?:big|older) (?:brother|sister)s?", r"(?:three|four|five|six|seven)[- ]year[- ]old",
         r"explain (?:it )?to (?:a|the|our|my|your)? ?(?:child|children|kids?)", r"school", r"nursery"),
    _one("partner", "partners", r"partners?", r"dads?", r"fathers?", r"husband\w*", r"wife", r"wives", r"couples?", r"relationships?", r"grieve differently", r"men", r"non[- ]birth\w*", has_facts=False),
    _one("helping", "helping somebody", r"(?:support|help|comfort)(?:ing)? (?:a |my |your |her |him |them |someone|somebody)(?:friend|sister|daughter|son|partner|wife|husband|colleague|them)?", r"what (?:not )?to say",
         r"say to (?:someone|somebody|a friend|her|him|them)", r"grandparents?", r"grandmother", r"grandfather", r"friends and family"),
    _one("trauma", "flashbacks and trauma", r"ptsd", r"post[- ]traumatic", r"flash ?backs?", r"nightmares?", r"traum\w*", r"relive\w*", r"reliving", r"keep seeing", r"emdr", r"playing (?:over|again)"),
    _one("mood", "low mood and worry", r"depress\w*", r"anxi\w*", r"panic\w*", r"counsel\w*", r"therap\w*", r"mental health", r"low mood", r"antidepressants?", r"worr(?:y|ied|ies)"),
    _one("psychosis", "sudden confusion or voices", r"psychos\w*", r"hallucinat\w*", r"delusion\w*", r"hear(?:ing)? voices", r"sudden(?:ly)? confus\w*", r"mania"),
    _one("grief", "grief", r"grie(?:f|v\w*)", r"mourn\w*", r"numb\w*", r"ang(?:er|ry)", r"jealous\w*", r"envy", r"waves", r"cry\w*", r"tears", r"sad\w*", has_facts=False),
    _one("sleep", "sleep", r"sleep\w*", r"insomnia", r"awake", r"nights?"),
    _one("faith", "faith", r"faiths?", r"pray\w*", r"religio\w*", r"bless\w*", r"imam", r"chaplains?", r"priest", r"baptis\w*"),
    _one("adverts", "adverts, apps and appointments", r"adverts?", r"apps?", r"mailing lists?", r"unsubscrib\w*", r"baby clubs?", r"emails?", r"cancel\w*", r"(?:midwife|other|antenatal|booking) appointments?", r"formula samples?"),
    _one("others", "other people’s babies", r"baby showers?", r"(?:friend|sister|colleague)(?:'s|s)? (?:is |are |was )?(?:pregnant|pregnancy|baby|expecting)", r"other people's (?:babies|pregnanc\w+)", r"pregnan(?:t|cy) (?:friend|announcement)s?",
         r"everyone (?:is|around \w+) (?:pregnant|having)", r"prams?", has_facts=False),
    _one("care", "questions about care", r"complain\w*", r"poor care", r"(?:medical|hospital|my|your|maternity) notes", r"debrief\w*", r"second opinion", r"negligen\w*", r"review of (?:care|what happened)"),
    _one("diagnosis", "a diagnosis before birth", r"diagnos\w*", r"amnio\w*", r"cvs", r"conditions?", r"syndrome", r"nipt", r"twenty[- ]week scan", r"20[- ]week scan"),
    _one("long-ago", "a loss long ago", r"years (?:ago|later|on)", r"long ago", r"decades?", r"never spoke\w*", r"in those days"),
    _one("count", "how often it happens", r"how (?:common|often|many)", r"(?:one|1) in (?:\w+|\d+)", r"chances?", r"risks?", r"likely", r"odds"),
)  # fmt: skip

CONCEPTS: tuple[Concept, ...] = (*_LOSSES, *_MATTERS)
BY_KEY: dict[str, Concept] = {one.key: one for one in CONCEPTS}

#: what people go through together, or one after the other: who reads of one may need the next, in other words
CHAPTERS: dict[str, tuple[str, ...]] = {
    "finding out": ("scan", "unsure", "early", "ectopic", "molar", "treatment", "diagnosis", "tfmr"),
    "the body": ("treatment", "bleeding", "pain", "infection", "body", "milk", "sex"),
    "birth": ("birth", "seeing", "milk", "memories", "post-mortem", "stillbirth", "late", "newborn", "funeral"),
    "saying goodbye": ("funeral", "register", "memories", "seeing", "faith", "post-mortem", "dates"),
    "asking why": ("fault", "why", "tests", "recurrent", "post-mortem", "count", "care"),
    "what comes next": ("next", "tests", "recurrent", "sex", "ivf", "count", "ectopic"),
    "other people": ("telling", "work", "children", "helping", "others", "adverts", "register"),
    "living with it": ("grief", "mood", "trauma", "sleep", "partner", "dates", "long-ago", "fault", "helping"),
}
CHAPTERS_OF: dict[str, tuple[str, ...]] = {
    one.key: tuple(chapter for chapter, keys in CHAPTERS.items() if one.key in keys) for one in CONCEPTS
}
