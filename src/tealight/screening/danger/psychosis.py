"""Signs of psychosis, now: voices, orders, being watched, a baby swapped or hidden, days without sleep and racing.

Longing is not: hearing a cry in a dream, phantom kicks, talking at a grave, a robin taken for a sign.
"""

from tealight.screening.rules import Rule

_OVER = (
    r"years ago|months ago|last year|back then|at the time|used to|in (?:19|20)\d\d|when i was (?:ill|unwell|in)|recovered|had (?:postpartum )?psychosis|dream\w*|dreamt|nightmare|woke|for a second|for a moment|half asleep|half-asleep|as if|felt like|feels like|feel like|like i could|in my sleep"
    r"|i know (?:it's|it isn't|it's not|he isn't|she isn't|that's not|they're not) <..>|phantom|is that normal|comforting|comfort|grief (?:group|book|counsellor)|film|book|podcast|pretend|imagine|imagining|i could swear|wish|if only|what is|symptoms of|read about|was diagnosed with"
)

RULES = (
    Rule(r"(?:voices?|a voice|the voice|he|she|they|god|the lord|the radio|radio|the tv|the television|my baby|the baby|the dead|angels?|the devil|satan|demons?|jinn|spirits?) <.> (?:telling|tells?|told|says?|saying|said|keeps? (?:telling|saying)|speaks?|speaking|talks?|talking|whispers?|whispering|commands?|commanding|orders?|ordering|instruct\w*|sends?|sending|laughing|shouting|calling) <..>(?:me|to me|through|i (?:must|have to|should|am chosen)|messages|what to do|about me|my name|at me|to go|to dig)",
         near=r"voices?|radio|tv|television|devil|satan|chosen|dig|knife|walls?|messages?|demons?|jinn|angels?|god|commands?|whisper\w*|must|spirits?|the baby (?:is )?(?:alive|talking|calling)|sacrifice|not human|through the",
         unless=rf"{_OVER}|doctor|nurse|consultant|midwife|priest|vicar|imam|sermon|mother-in-law|my mum|people|counsellor|therapist|friend|voice in the (?:scan|room)|a small voice|little voice|god (?:has a plan|needed|only)|angels (?:watch|are)|on the radio|song|documentary|presenter"),
    Rule(r"(?:hear|hearing|heard) <.> (?:voices?|them (?:talking|whispering|laughing|through)|people (?:talking|whispering|who)|whispers?|whispering|someone (?:talking|calling|telling)|him (?:talking|telling|calling|crying in the (?:walls?|loft|floor))|her (?:talking|telling|calling|crying in the (?:walls?|loft|floor))|crying (?:in|from|under|inside|behind) the (?:walls?|loft|floor|floorboards|garden|pipes))",
         unless=rf"{_OVER}|voices? of (?:other|women|men|parents)|your voice|need to hear|nice to hear|hear people (?:say|talk about|complain)|in the ward|next (?:door|room)|the other (?:mothers|babies)|hospital"),
    Rule(r"(?:they|the (?:hospital|doctors?|nurses?|midwi(?:fe|ves)|government|consultant|ward|staff)|someone|somebody|she|he|my (?:husband|mother|mother-in-law|family)|a woman) <.> (?:swapped|switched|stole|stolen|took|taken|hid|hiding|hidden|kept|keeping|sold|faked|replaced|kidnapped|has got|have got|buried (?:someone|another|a doll|an empty)|lied about) <..>(?:baby|him|her|them|my (?:son|daughter|boy|girl|baby|child)|scan|the scan|bod(?:y|ies)|alive|dna|records|coffin|a doll|death certificate)",
         near=r"alive|swap\w*|switched|real|isn't (?:mine|him|her|my)|not (?:mine|him|her|my)|proof|prove|know|find|get (?:him|her|them|it) back|going (?:to|in)|they think|fake\w*|doll|watching|truth|rescue|hiding|dig|sold|stole\w*|kidnapp\w*|someone else's",
         unless=rf"{_OVER}|took (?:him|her|them) (?:away|to the|out|from (?:me|my arms)|for)|my chance|memory|kept (?:him|her) (?:in a cold|warm|with us)|hand|prints|photo|she was taken|was taken|too soon|from us|sleeping"),
    Rule(r"(?:he's|she's|he is|she is|they're|they are|my baby is|my baby's|the baby is|the baby's|our baby is|my (?:son|daughter|boy|girl) is|isn't|not) <.> (?:not (?:really )?dead|isn't dead|not really dead|alive|still alive|breathing|not gone|in the (?:walls?|loft|basement|attic|neighbour's|house next door)|being kept|waiting for me (?:in|at|under)|living with|been (?:hidden|taken|swapped)|still inside|hidden)",
         near=r"know|proof|they|hid\w*|get (?:him|her|back)|lying|lied|find|dig|going|heard|cold|grave|hospital|truth|told me|sign|buried|really|voices?|crying|need",
         unless=rf"{_OVER}|were alive|was alive|if (?:he|she) (?:was|were)|always alive in|alive in (?:my|our)|keeps? (?:him|her) alive|memory|my (?:other|living|older)|scan (?:showed|today)|heartbeat|thank|weeks|pregnan\w*|nicu|doing well|home|stable|waiting for me in heaven"),
    Rule(r"(?:going|have|need|got|about|must) to (?:dig|get|fetch|bring|rescue|find|collect) <.> (?:him|her|them|my baby|the baby|my (?:son|daughter|boy|girl)) (?:up|back|out|from|home|tonight|before)(?: <..>)?",
         near=r"swap\w*|alive|hid\w*|they|stole\w*|took|know (?:where|the truth)|voices?|cold|grave|buried|lied|proof|wrong baby|dig|mistake",
         unless=rf"{_OVER}|ashes|funeral director|birth certificate|footprints|mortuary (?:to|after)|photos|undertaker"),
    Rule(r"(?:watching|watched|following|followed|listening|recording|filming|spying|tracking|reading my (?:mind|thoughts)|bugged|poisoning|poisoned|poison|putting (?:things|something|thoughts)|controlling|beaming|plotting|experimenting|monitor\w+) <..>(?:me|us|my (?:food|mind|head|thoughts|phone|tea|water|milk|house)|the (?:house|food|water|lights|walls|phone)|through|cameras|him)",
         near=r"they|government|cameras|know what|neighbours?|midwi\w*|hospital|lights|car|chip|walls|signal\w*|radio|phone|tv|code|through the|agents?|police|everyone|sure|proof|aren't real|mind|tea|food|poison\w*",
         unless=rf"{_OVER}|\bex\b|ex's|husband checks|my partner|boyfriend|stalk\w*|watching me (?:cry|grieve|fall|struggle)|everyone (?:is )?watching me (?:like|to see)|food poisoning|cctv at|watching (?:tv|telly|netflix)|watched (?:him|her)|listening to me|for listening|following (?:me on|this|his|her)"),
    Rule(r"(?:cameras?|microphones?|chips?|implants?|trackers?|wires?|bugs?|transmitter|code|codes|signals?|hidden messages?|messages|signs) <..>(?:in (?:the|my)|for me|meant for me|behind|hidden|only i|that i alone|telling|through|number plates?|adverts?|lights|on the (?:news|telly|tv))",
         near=r"they|watching|know|sent|proof|meant|alone|understand|chosen|listening|number plates?|walls?|adverts?|telly|news|decode|pattern",
         unless=rf"{_OVER}|text messages|your messages|messages (?:of|from)|robin|butterfl\w*|feather|rainbow|signs (?:of|that (?:he|she)|from)|\bex\b|husband|partner|micro-?chipped|traffic|embryo"),
    Rule(r"(?:haven't|not|no|can't|hasn't|without|don't need|barely|hardly|she's not|isn't) <.> (?:slept|sleep|sleeping) <..>(?:for |in |since )?<..>(?:days|nights|week|\d+|three|four|five|since (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|the (?:birth|funeral)))",
         near=r"racing|brilliant|energy|ideas?|plan|buzzing|chosen|fast|cleaning|understand|clear|don't need|voices?|watching|everything (?:is )?connected|mind won't|talking|special|god|amazing|alive|messages?|wired|electric|invincible|mission|not tired|never felt|scared of|strange|not making sense|paranoid|seeing",
         unless=_OVER),
    Rule(r"(?:i'm|i am|i've been|have been|god has|she thinks she's|he thinks he's|been) <.> (?:chosen|the (?:messiah|chosen one|mother of god|virgin|second coming)|been (?:chosen|sent|given a mission)|on a mission|a prophet|invincible|the only one who (?:knows|can|sees|understands)|being tested by|possessed|cursed by|not human|already dead and|a robot|dead inside and (?:rotting|they))",
         near=r"god|chosen|mission|save|know|secret|sign\w*|message\w*|angels?|devil|sacrifice|world|voices?|truth|rotting|they|blood|proof|prophet|fast\w*",
         unless=rf"{_OVER}|chosen (?:a|the|his|her|not|to|by ivf|name)|embryo"),
    Rule(r"(?:my|the|his|her) (?:husband|wife|partner|mother|mum|family|midwife|neighbours?|sister|face|baby|friends?) <.> (?:isn't|is not|has been|been|aren't|are not|not) <.> (?:real|really (?:him|her|my)|replaced|an imposter|an impostor|the same person|who (?:he|she) says|human|actors?|my real)",
         unless=rf"{_OVER}|being real|a real|there for|the same (?:since|person (?:since|any more))"),
    Rule(r"(?:everything|it all|it's all|all of it|the numbers|the dates|the pattern|i (?:see|can see|understand|know)) <..>(?:connected|connects|fits together|a code|the pattern|the truth now|makes sense now|the plan now|means something|written in the)",
         near=r"they|god|chosen|sleep|slept|messages?|signs?|numbers?|know|secret|mission|voices?|watching|number plates?|meant|swap\w*|nobody else",
         unless=rf"{_OVER}|scan results|post-?mortem|results|why i (?:felt|was)"),
    Rule(r"(?:seeing|see|saw|sees) <.> (?:things|people|shadows?|faces|figures?|a (?:man|woman|figure|shape)|insects|spiders|blood|him|her|demons?|the devil) <..>(?:that (?:aren't|are not|nobody|others|no one)|in the (?:corner|walls?|mirror|room|curtains)|crawling|standing|not there|nobody else|no one else|on the (?:walls?|ceiling))",
         unless=rf"{_OVER}|test|scan|in every pram|corner of my eye"),
    Rule(r"(?:my wife|my partner|my sister|my daughter|my husband|my friend|my girlfriend|she|he) <..>(?:talking (?:to people|nonsense|so fast|to someone|about (?:the devil|being chosen))|not making (?:any )?sense|thinks (?:the (?:baby|nurses|midwife)|the baby is|i'm|we're|i've|they|people|everyone|the tv|our baby|someone)|convinced|believes|insists|keeps saying (?:the|they|he|she|we|our)) <..>(?:alive|swapped|poison\w*|watching|devil|not (?:real|hers|ours|his)|imposter|after (?:her|him|us)|hid\w*|stole\w*|spies|demon|sent|chosen|evil|bugged|trying to kill|not dead|signs?|plotting)",
         unless=_OVER),
)
