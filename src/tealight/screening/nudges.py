"""Minimising phrases in a reply, and better words for each: a gentle nudge to whoever writes, never a bound.

People who say them mean well. What others have said ("if one more person says…") and what somebody says of
themselves ("I got to hold him at least") is left alone; whether the words are on one's own story, whoever asks decides.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tealight.screening.learned.heads import NUDGE
from tealight.screening.learned.quick import quick
from tealight.screening.reading import Reading, Sentence
from tealight.screening.rules import compiled
from tealight.screening.said import Evidence, Nudge


@dataclass(frozen=True, slots=True)
class Phrase:
    """Ways one thing is said. `words`: one of them is in any of these ways. `to`: told to somebody ("you") in the text."""

    better: str
    words: str
    ways: tuple[str, ...]
    unless: str = ""
    to: bool = False


PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "I'm so sorry. I wish it had been different.",
        "least",
        (
            r"at least (?:now |then )?(?:you|you've|you'd|you're|you'll|your) <..>\S+",
            r"at least (?:it|it's|that|this) (?:was|is|wasn't|wasnt|happened|'s|came|ended|were)? ?(?:only |so |very |still |just |not |all |really ){0,6}(?:early|now|quick|\d+ weeks|\S+ weeks|before|later|over|not later|at full term)",
            r"at least (?:one|some) (?:of (?:them|the twins|your twins|your babies) |baby |twin )?(?:made it|survived|lived|got to|came home|is)",
            r"you(?:'ve| have| do have| got|'ve got) (?:\S+ ){1,6}at least",
        ),
        unless=r"would you at least|could you at least|can you at least|at least you(?:'re)? (?:not alone|here|can (?:ring|say|write|talk|rest|sleep|cry))|i'm lucky|at least your|^i \S+|i tell myself",
    ),
    Phrase(
        "I'm so sorry. I wish it had been different.",
        "least",
        (
            r"at least (?:he|she|they|the baby|baby) (?:didn't|isn't|wasn't|never|aren't|don't|won't|looks?|had no|felt no|found|caught|know|got)(?: \S+){1,2}",
            r"at least (?:it|they) (?:hadn't|didn't|wasn't|found|caught|got)(?: \S+){1,2}",
        ),
        unless=r"^i \S+",
        to=True,
    ),
    Phrase(
        "I don't know why this happened. I'm so sorry.",
        "reason reasons teach lesson",
        (
            r"(?:everything|everythin|things|thing|it|it's|all|this|that) (?:\S+ )?(?:happens|happen|happened|happening|has|all happens|all happened) (?:for |4 )?(?:a|the) reason(?: behind it)?",
            r"(?:came|sent|here|left|sent to (?:us|you)) for a reason",
            r"sent to (?:teach|try|test) (?:you|us)",
            r"(?:always|must be|has to be) a reason(?: for| behind| why)",
        ),
        unless=r"which reason|i've decided|i used to",
    ),
    Phrase(
        "I'm so sorry. This one mattered, and always will.",
        "conceive horse that'll that again agen another others other more month next rainbow houseful plenty pregnant babies embryo one go",
        (
            r"you(?:'ll| will)? ?(?:can |could |both can |two can )?(?:always |both |still |just |soon |easily ){0,6}(?:try|trying|go|do it) (?:for )?(?:again|agen|another)(?! (?:at|in|when|after|once|the|my|later|now)\b)",
            r"(?:try|trying) for (?:another|the next)(?: \S+)?",
            r"(?:you can|you could|you'll|you will|you can always|you'll soon) (?:\S+ )?(?:have|get) (?:another|more|others|other babies|plenty more|your houseful|your family|your baby|your rainbow|a houseful|a healthy one)(?: \S+)?",
            r"(?:there'll|there will|there's|there are) (?:always )?(?:be )?(?:always )?(?:another|other|others|next|more) (?:one|baby|babies|time|chance|month)(?= |$)",
            r"(?:next time|this time|next one) (?:it'll|it will|baby will|will be healthy|will stick|you'll)(?: \S+){1,2}",
            r"always next (?:month|time|cycle|year)",
            r"you'll (?:be|get|fall) pregnant again(?: \S+){0,2}",
            r"(?:get|got|getting|fall) pregnant again(?: soon|\.|$)(?= \. (?:\S+ ){0,3}best thing)",
            r"you'll (?:\S+ )?(?:get|have|hold) your (?:rainbow|miracle|houseful|family|take home)(?: \S+)?",
            r"(?:your rainbow|rainbow (?:baby )?(?:is |will )?(?:soon|on its way|coming)|a rainbow ! yours)(?= |$)",
            r"(?:another|new|next) (?:baby|one) will (?:heal|help|fix|mend|take|make)(?: \S+){0,2}",
            r"(?:you could|you can|you'll) get another pair",
            r"plenty more (?:where|fish)(?: \S+)?",
            r"(?:right|perfect) (?:one|embryo)(?:'s| is)? (?:waiting|still|out there|will)(?: \S+){0,2}",
            r"wasn't the right (?:embryo|one|time|baby)",
            r"back on (?:the|that) horse",
            r"you(?:'ll| will| can) conceive(?: again)?(?: soon| easily)?",
            r"(?:that'll|that will) be you(?: (?:soon|next))?(?= |$)",
            r"you've (?:done it once|got embryos|\S+ more on ice)(?: \S+)?",
        ),
        unless=r"rang|ring|engaged|upload|page|phone|password|camera|photo|we will try|i will try|clinic opens|not to replace|don't have to|no pressure|if you want|whenever|wifi|link|at your own|if the",
    ),
    Phrase(
        "I'm so sorry. The place for them was with you.",
        "window his given universe god god's heaven heaven's lord angel angels wings allah better earth world karma soldiers battles plan stars",
        (
            r"(?:god|heaven|the lord|lord|jesus|allah|he) (?:must have |just |obviously |only |simply )?(?:needed|wanted|needs|takes|took|picked|picks|chose|has taken) (?:another|a|an|the|only the|her|him|one|your|them|little|more)(?: \S+){0,3}",
            r"(?:god's|gods|the lord's|his) (?:\S+ )?(?:plan(?: for you)?|will(?! (?:be|have)))|god has (?:a|his) (?:\S+ )?(?:plan|reasons?)|god's timing|past karma|without opening a window",
            r"(?:god|he|the lord|allah) (?:doesn't|don't|does not|never|only|won't) (?:make mistakes|gives? (?:us|you|his)|give (?:us|you)|make)(?: \S+){0,5}",
            r"(?:never given|given) more than(?: \S+){0,4}",
            r"(?:god|allah|he|the lord) knows (?:best|what)(?: (?:he's|he is) doing)?",
            r"in a (?:much |far )?better place(?: now)?",
            r"(?:got|has|gained) (?:her|his|their) wings",
            r"heaven (?:needed|wanted|gained|has|got|'s got)(?: \S+){0,4}",
            r"heaven's got a new(?: \S+)?",
            r"(?:give it|leave it) to god(?: and let it go)?",
            r"(?:he|she|they) (?:was|were|is) (?:just )?too (?:perfect|good|beautiful|precious|special) for (?:this )?(?:earth|world)",
            r"angels (?:don't|do not|never) (?:stay|live)(?: \S+)?",
            r"it (?:is|was|'s) (?:just |only )?(?:karma|written)(?: \S+)?",
            r"trust in (?:god|the lord|god's plan|his plan|him)",
            r"(?:the )?(?:universe|life) (?:has|had) other plans(?: \S+){0,3}",
            r"trust the timing(?: \S+){0,3}",
        ),
        unless=r"i like to think|i think of|i hope|could've asked|my arms|god takes (?:care|the edge)|takes me|take me|i pray|not god's|isn't god's|we believe|i believe|his plan was|my plan|my (?:nan|gran|faith|grandmother)|comfort|at peace",
    ),
    Phrase(
        "I'm so sorry. It should have been.",
        "meant ment yours time ready what's good best",
        (
            r"(?:wasn't|was not|isn't|aren't|weren't|never|just not|not|were not) (?:just |really |obviously |clearly |ever )?(?:meant|ment) (?:to be(?! (?:in|on|at|his|her|here|mothers|a|the|there|for|with)\b)|for this world|for (?:us|you)|to happen|to stay)(?: this time)?",
            r"(?:it|so it) (?:was|is|'s) (?:all )?meant to (?:be(?= (?:,|\.|!|this|you)|$)|happen)",
            r"what's (?:for|meant for) you (?:won't|will not|doesn't)(?: \S+){1,3}|that one just wasn't for you",
            r"(?:it )?(?:just |obviously |simply )?(?:wasn't|isn't|was not) your (?:time|turn)",
            r"(?:your|ur) time will come",
            r"when (?:it's your time|the time's right|the time is right|you're ready it)(?: \S+)?",
            r"(?:it'll|it will) (?:come|happen|be) (?:when|your turn)(?: (?:you're ready|it's meant|the time|you stop|you least))?(?: \S+)?",
            r"(?:your body|you|you two|you both) (?:wasn't|weren't|was not) ready(?: yet)?",
            r"(?:that one|it) (?:just )?(?:wasn't for|never) (?:you|yours)",
            r"happens?(?: is)? for (?:the )?(?:good|best)(?: only)?",
        ),
        unless=r"we were meant|i was meant|we'd meant|were meant to be (?:in|at|on|here|three)|no such thing|we'd meant|it was meant to be \.$|ready to (?:tell|talk|go|leave|say)|i wasn't|if it wasn't",
    ),
    Phrase(
        "You don't have to be strong here. Fall apart if you need to.",
        "strong brave chin positive smiling smile cheer rock cry tears sad moping trooper solid",
        (
            r"(?:be|stay|staying|keep|keep being|keep on being|remain|have to be|got to be|need to be|gotta be) (?:so |really )?(?:strong|brave|positive|solid)(?: (?:for|mama|hun|mate|now|love|pet|girl|sister|dear)(?: \S+){0,2})?",
            r"(?:needs you to be|you're the|you've got to be the|be the|be her|be his) (?:strong(?: one)?|rock)(?: now)?",
            r"you're so strong(?=(?: \S+){1,12} (?:keep|couldn't|fallen apart))",
            r"(?:keep (?:your |the )?)?chin up",
            r"(?:keep smiling|cheer up|smile for (?:him|her|them)|think positive(?: thoughts)?|positive (?:vibes|thoughts) only|good vibes only)",
            r"(?:don't|do not|try not to|no need to) (?:you )?(?:cry(?! ,)|(?:be |be so much |be so )sad(?! for)|be upset|waste your tears|take tension)(?: (?!i'll|,)\S+){0,2}",
            r"dry your eyes",
            r"put (?:a|on a|your) brave face(?: on)?",
            r"keep (?:her|his|your|their) (?:spirits|chin|pecker) up",
            r"(?:he|she|they) (?:wouldn't|would not|won't) want (?:you|to see|his mum|her mum|their mum)(?: \S+){0,4}(?: sad| moping| crying| upset| cry| grieving)",
            r"(?:he|she|they) wants? you (?:happy|to be happy|smiling)(?: \S+){0,2}",
            r"big boys don't cry|man up|hold (?:up )?(?:your|yuh) head up?",
            r"cry (?:so|too) much",
        ),
        unless=r"don't have to|do not have to|don't need to|needn't|no need to be|you're allowed|never (?:have|had) to|i told|i keep telling|i'm trying to|i try|i have to|i've to|i've got to|i had to|i'm so|we have to|if you|can't be|stop (?:being|saying)|tired of|sick of|need to be brave$|need to be brave \.$|don't be strong|pretend|how do|nobody has to|not to be|i can't|i don't|tea|will be brave|goodbye|lads",
    ),
    Phrase(
        "I'm so sorry. Nobody takes the place of another.",
        "young time years life adopt adopting fertile luckier lucky conceive easily common",
        (
            r"you're (?:only |still |so |both |very ){0,6}young(?: enough)?",
            r"you're (?:only )?(?:\d\d|twenty(?:-\S+)?|thirty) ?(?:,|!|\.)?(?=(?: \S+){1,8} (?:years|time|plenty))",
            r"(?:you've|ye've|you have|you've got|there's|still) (?:got )?(?:all the|plenty of|loads of|years and|lots of|so much) (?:time|years)(?: \S+){0,3}",
            r"(?:you've|you have|with) (?:got )?your whole life(?: \S+){0,4}",
            r"(?:can|could) always adopt|(?:thought about|consider|tried) (?:just )?adopting|why don't you (?:just )?adopt",
            r"(?:more|extra|super|so|most) fertile(?: (?:after|for|now))?(?: \S+){0,2}",
            r"you (?:get|got|fell|fall|caught|conceived?) (?:pregnant )?(?:so )?(?:easily|naturally)",
        ),
        unless=r"i'm (?:young|2\d|3\d)|if you want|young (?:woman|man|people)|take your time|take all the time|all the time you",
    ),
    Phrase(
        "You can love who is here and miss who is not, both at once.",
        "grateful thankful lucky luckier blessings blessing relieved glad focus worse mercy miracle",
        (
            r"(?:be|just be|try to be|so be|and be|should be|try and be) (?:so |very |really )?(?:grateful|thankful|relieved|glad(?= (?:for|that|you)))(?: (?:for|that|your|you)(?: \S+){0,4})?",
            r"(?:a )?lot to be (?:grateful|thankful) for",
            r"count (?:yourself lucky|your blessings|yourself fortunate)(?: \S+){0,3}",
            r"(?:try and |try to |just |and )?focus on (?:what you|the (?:one|ones|blessing|children|kids|positive|future|baby)|him|her|them|your (?:other|little|living|husband|boy|girl|son|daughter|kids))(?: \S+){0,4}",
            r"you(?:'ve|'re| are| have)? (?:been |very |so |really |just ){0,6}(?:lucky|luckier)(?: (?:you|than|to|that|your|really|in|at)(?: \S+){0,4})?",
            r"you'll thank your lucky stars",
        ),
        unless=r"i'm grateful|i am grateful|i'm so|we're|we are|thank you|don't have to|lucky to (?:have you|know)|i feel lucky|i was|they're lucky|hope you|you're lucky i|i know you|if you're lucky|to be grateful is|i'd be|whether to|i can't|can't be|people say",
    ),
    Phrase(
        "Whatever the reason was, I'm so sorry.",
        "plus bad bean sign stronger nature nature's best blessing silver bright mercy worse kinder easier better cells period body viable things normal common suffering disabled handicapped embryo proper something milk done",
        (
            r"nature's way(?: of \S+(?: \S+){0,4})?|nature knows best|mother nature (?:knows|has)(?: \S+)?",
            r"(?:a )?blessing in disguise",
            r"(?:all |it's |probably |maybe |it is |perhaps |see it as |was |were |maybe it's ){1,6}for the best",
            r"silver lining|on the plus side",
            r"(?:look on|looking on|look at|see) the bright side",
            r"(?:it's|it was|which is|that's|perhaps it was|was|one|is) a mercy(?: \S+){0,4}|that's one mercy",
            r"(?:it )?(?:could|might) (?:have been|be|of been) (?:so much |much |a lot )?worse(?! , it could be)|some people have it (?:much |so much )?worse|not so bad then",
            r"(?:better|kinder|easier|it's better|it's kinder) (?:this way|now than later|that way|off this way|now rather than)(?: \S+)?",
            r"(?:just |only |only really ){1,6}(?:a )?(?:bunch|ball|clump|cluster|few) (?:of )?cells",
            r"(?:really |just |only |only a |a ){1,6}(?:heavy|late) period",
            r"(?:wasn't|hadn't|wouldn't|not|isn't|never) (?:been |be |of been |really |even |yet ){0,6}(?:a )?(?:proper|real|viable|a person|a baby)(?: (?:baby|yet|at))?(?= |$)(?! photo)",
            r"(?:was|it was) never viable",
            r"(?:probably |must have been |was |been ){1,6}something wrong with (?:it|him|her|them|the baby)|(?:your )?body knew(?: \S+){0,3}",
            r"(?:just )?one of those things",
            r"(?:it's|it is|really|so|very|completely) (?:really |so |very |completely )?(?:common|normal),?(?: \S+){0,5}(?= (?:nothing|worry|more of it|try not))",
            r"(?:would|he'd|she'd|they'd|could) (?:have |have been |have lived and ){1,6}(?:very |so |been |severely ){0,6}(?:disabled|handicapped|poorly|brain damaged)(?: \S+){0,2}",
            r"(?:the )?size of a (?:bean|pea|grain)|(?:maybe |perhaps )it's a sign to \S+|(?:doesn't|don't) kill you makes you stronger|what's done is done|(?:no )?use crying over",
            r"one's easier than two",
            r"only (?:a |an )?(?:day \S+ )?embryo",
        ),
        unless=r"i know it's|gp|nurse says|bleeding|spotting|discharge|mine was|not normal|isn't normal|is it normal|does it get|makes it worse|it's for the best friend|it gets worse|of those things you",
    ),
    Phrase(
        "There is no hurry. Take all the time it takes.",
        "fine grand ok okay turn worth mum dad mother father parent time time's heals healer move moving dwell behind over snap forget fade peace let think thinking keep onwards worst bounce lemon busy lesson",
        (
            r"time (?:heals|will heal|is a (?:great )?healer|does heal)(?: \S+){0,2}|time's a (?:great )?healer",
            r"(?:need to|have to|should|must|got to|time to|time you|try to|and|just|ought to|needs to) (?:\S+ )?(?:move on|start moving on|moved on|move forward|get over it|snap out of it|let (?:him|her|them|it) go|let go)(?: \S+){0,2}",
            r"(?:not|don't|never|best not|no point) (?:to )?(?:dwell(?:ing)?|raking)(?: on (?:it|this|things))?",
            r"put (?:it|this|all this|that) behind you(?: now)?",
            r"the more you think about it(?: \S+){0,4}",
            r"you(?:'ll| will) (?:soon |hardly |never |just |be able to ){0,6}(?:forget|get over|bounce back|laugh|look back and|be over)(?: \S+){0,4}",
            r"(?:it'll|it will|this will) (?:all )?(?:fade|pass(?! the)|be worth it|work out|make sense|be your turn)(?: \S+){0,3}",
            r"one day you'll (?:look|understand|see|be glad|thank)(?: \S+){0,3}|someday you'll(?: \S+){0,3}",
            r"should be over (?:it|the worst)(?: \S+){0,2}|(?:made|making) your peace|snap out of it",
            r"onwards and upwards|best foot forward|out of sight out of mind|right as rain|you just crack on|we (?:just )?got on with it",
            r"(?:time|isn't it time|think it's time) you (?:stopped|moved|let|got)(?: \S+){0,2}",
            r"^keep (?:yourself )?busy|(?:,|and|just|to) keep (?:yourself )?busy",
            r"(?:you'll|you will) be (?:fine|grand|ok|okay)(?:$| (?:\.|!))",
            r"you'll be (?:a|an) (?:amazing|great|brilliant|wonderful|fantastic|lovely) (?:mum|dad|parent|mother|father)(?: one day| some day| soon)?",
        ),
        unless=r"you don't have to|no one|nobody|never|in your own time|take your time|i can't|won't forget|don't forget|you'll never forget|can't (?:let|move)|i don't|i'll|i've|i'm not|you'll be ok to|don't let it go|don't let go",
    ),
    Phrase(
        "That sounds so hard. What would help today?",
        "relax stress stressing worrying thinking stop proportion exactly nothing loads",
        (
            r"(?:just|try to|try and|you need to) (?:relax|de-stress|stop worrying|chill)(?: \S+){0,3}",
            r"when you stop (?:stressing|trying|thinking|worrying)(?: \S+){0,2}|stop (?:stressing|thinking about it)(?: \S+){0,2}",
            r"(?:stress|worrying) (?:isn't good|is bad|won't help|makes it happen)(?: \S+){0,2}",
            r"i know (?:exactly )?how you feel(?= , (?:our|my) (?:dog|cat))|i know exactly how you feel",
            r"not the same as losing a (?:real )?\S+",
            r"keep it in proportion|you're not the only one|shows? a lack of faith|not really your loss",
        ),
        unless=r"you're not the only one (?:who|here|that|awake|up)|i can't|to relax me|told",
    ),
)

#: before the phrase: it is what somebody else says, or what is not to be said
_REPORTED = re.compile(
    r"(?<!\S)(?:said|says|say|saying|told|tells|telling|tell|heard|hear|hearing|people|persons?|everyone|everybody|cards?|leaflet|called it|call it|calls it|goes|wrote|writes|texted|"
    r"write|line|list|things not to|never|nobody|no one|hate|hated|whoever|they|polite answer to|platitudes?|quoted?|promise|another person|anyone says|nearly|almost|once|if one more|"
    r"instead of|sick of|tired of|stop|asked|thinks|reckons|my (?:mum|mother|boss|mother-in-law|dad|sister|husband|gran|nan|aunt|auntie|pastor|priest) (?:thinks|keeps?|just|actually)|"
    r"i (?:tell|told|keep telling) myself|i used to|i thought|i keep|didn't say|don't say|without saying|not going to say)(?!\S)"
)
#: these before it leave it a thing said to "you"
_SAYS_ITSELF = re.compile(
    r"i (?:always |truly |do |just |'d )?(?:say|believe|tell you)|i can tell you|as a nurse i can tell|(?:some |most )?people (?:do|have|never)|never get|they say (?=you)|your sister|(?:my|our) \S+ (?:always )?(?:says|said),? (?:the same|and (?:she|he)'s right)|you did say|never (?:mind|given)|don't never|never (?:really )?got|sorry to hear|to hear|good to hear|glad to hear|almost there|say this"
)
_AFTERWARDS = re.compile(
    r"^[ ,.!?\"']*(?:i (?:tell|told|keep telling|say to) (?:myself|the)|(?:said|says) (?:the|a|my|his|her|our|someone|one|he|she)|(?:they|he|she|people|everyone|my (?!mum always)\S+) (?:said|says|say|told|tells|keeps? saying))(?!\S)"
)
_TO_SOMEBODY = re.compile(r"(?<!\S)(?:you|your|you're|you've|you'll|yours|hun|sorry|hugs?|dear|mate|sister|pet|love|sweetheart|petal|thank)(?!\S)")
_QUOTE = re.compile(r"(?<!\S)\" [^\"]{1,400}\"(?!\S)|(?<!\S)' (?:[^' ]\S* ){1,14}'(?!\S)")

_BY_WORD: dict[str, tuple[Phrase, ...]] = {
    word: tuple(one for one in PHRASES if word in one.words.split()) for phrase in PHRASES for word in phrase.words.split()
}


#: from here on (log-odds) a sentence without any of these phrases is heard as one; words below which it tells too little
_NEAR, _FEW = 1.5, 4
#: said of what is only heard: which of the better words fit, nobody can tell
_ANYWAY = "I'm so sorry. I'm here."


def nudges_in(reading: Reading) -> tuple[Nudge, ...]:
    """Return what makes light of a loss in `reading` with better words, in the order of the text; of two at one place, the first."""
    places = sorted([*phrases_in(reading), *_heard(reading)])
    apart: list[tuple[int, int, str]] = []
    for start, end, better in places:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end, better))
    return tuple(Nudge(Evidence(reading.text[start:end], start, end), better) for start, end, better in apart)


def phrases_in(reading: Reading) -> list[tuple[int, int, str]]:
    """Return (start, end, better words) of each phrase of the list, as it stands in the writer's own letters."""
    tried = {id(one): one for word in set(reading.tokens) for one in _BY_WORD.get(word, ())}
    if not tried:
        return []
    to_somebody = _TO_SOMEBODY.search(reading.plain) is not None
    phrases = [one for one in tried.values() if to_somebody or not one.to]
    return [
        (*reading.span(start, end), phrase.better)
        for sentence in reading.sentences
        for phrase, start, end in _said(sentence, phrases, _quoted(reading))
    ]


def _heard(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield the sentences that sound like one of the phrases and have the words of none."""
    for sentence in reading.sentences:
        if sentence.plain.count(" ") < _FEW - 1 or quick(sentence.plain)[NUDGE] < _NEAR:
            continue
        if bisect_right(_quoted(reading), sentence.start) % 2 or _by_another(sentence.plain, len(sentence.plain), len(sentence.plain)):
            continue
        yield (*reading.span(sentence.start, sentence.start + len(sentence.plain)), _ANYWAY)


def _quoted(reading: Reading) -> list[int]:
    """Return the places where quotations begin and end, in turn."""
    return [place for found in _QUOTE.finditer(reading.plain) for place in found.span()]


def _said(sentence: Sentence, phrases: list[Phrase], quoted: list[int]) -> Iterator[tuple[Phrase, int, int]]:
    """Yield what of `phrases` a sentence says. `quoted` are the places where quotations begin and end, in turn."""
    for phrase in phrases:
        for way in phrase.ways:
            found = compiled(way).search(sentence.plain)
            if found is None or (phrase.unless and compiled(phrase.unless).search(sentence.plain)):
                continue
            start, end = sentence.start + found.start(), sentence.start + found.end()
            end -= len(found.group()) - len(found.group().rstrip(" .,!?;:"))
            if bisect_right(quoted, start) % 2 or _by_another(sentence.plain, *found.span()):
                continue
            yield phrase, start, end
            break


def _by_another(plain: str, start: int, end: int) -> bool:
    """Whether a phrase in a sentence is told as another's, or as what is not to be said."""
    before = _SAYS_ITSELF.sub(" ", plain[:start])
    return bool(_REPORTED.search(before) or _AFTERWARDS.search(plain[end:]))
