"""Violence, threats, control by somebody near, going on now. What is long over is a story, not an alarm."""

from tealight.screening.rules import Rule

_OVER = (
    r"years ago|months ago|last year|back then|at the time|used to|in (?:19|20)\d\d|when i was|my first husband|ex-husband was|left him|i left|got away|got out|he's in prison|never (?:hit|hurt|laid)|(?:is|was) never violent|we divorced|dream\w*|film|book|soap|tv|survivor|free (?:now|of him)|escaped|long gone|since i left"
    r"|(?:the )?(?:midwife|nurse|doctor|consultant|receptionist|hospital|sonographer)|if you|training|asked (?:me|us) if|the baby|our baby (?:hit|kick)"
)

RULES = (
    Rule(r"<he> <..>(?:hit|hits|hitting|punched|punches|slapped|slaps|kicked|kicks|choked|chokes|strangled|strangles|shoved|shoves|pushed|pushes|grabbed|grabs|dragged|drags|threw|throws|beat|beats|bit|burnt|burned|pinned|pins|headbutted|smacked|thumped|hurts|hurt) <.> (?:me|my (?:face|arm|stomach|belly|bump|head|throat|hair|wrist)|us|something at|things at|a (?:plate|mug|chair|phone|cup|glass)|her)",
         unless=rf"{_OVER}|hit me (?:that|like|hard|when|all)|hits me (?:that|like|all|in waves|every|when)|it hit|grief|kicked me (?:in the ribs|for the first|all|so)|hurt me (?:that|to|when he said)|(?:feet|felt)|pushed me (?:to (?:see|get|talk|go|eat)|for|in the wheelchair)|threw (?:me )?(?:a party|up)|throws himself"),
    Rule(r"<he> <..>(?:smashed|smashing|smash|kicked|kicking|broke|broken|breaking|banging|hammering|battering|punched|punching|put his fist|trashed|wrecked) <..> (?:door|window|wall|house|phone|car|room|place|plates|furniture|tv|memory box|things|everything|kitchen)",
         unless=rf"{_OVER}|cried|in grief|waters?|accident|ball"),
    Rule(r"<he> <..>(?:won't let|doesn't let|doesn't allow|won't allow|not letting|isn't letting|forbids?|forbidden|stops?|stopping|banned|not allowed) <.> me <..> (?:leave|out|go|see|talk|have|speak|phone|call|use|work|family|friends|doctor|sleep|eat|money|alone|anyone)",
         unless=rf"{_OVER}|give up|out of (?:his|her) sight because|blame|carry|lift"),
    Rule(r"(?:i'm|i am|i) <.> not allowed <..>(?:to |out|phone|money|friends|alone|leave|see|speak|the car|my own)",
         near=r"he|she|him|husband|partner|boyfriend|family|in-laws|mother-in-law|his",
         unless=rf"{_OVER}|visitors|hospital|lift|drive for|bath|swim|sex|tampons|hold (?:her|him)|cemetery|work says|travel"),
    Rule(r"<he> <..>(?:locks?|locked|locking|trapped|barricaded|shut|keeps?|hid|hides|taken|took|takes|has) <.> (?:me in|me out|us in|the door|my (?:phone|keys|car keys|passport|bank card|cards|money|purse|documents|tablets|coat|shoes|wages|medication|bank)|all my money|me inside|the doors)",
         unless=rf"{_OVER}|for me|to charge|key to my heart|hospital|heart|out of the grief|picture|to the shop"),
    Rule(r"<he> <..>(?:says|said|threatens?|threatening|threatened|told me|tells me|swears|swore|screams|keeps saying|texted|messaged|promised|warned) <..>(?:he'll|he will|she'll|she will|they'll|going to|he's going to|to) <..>(?:kill|hurt|burn|take the (?:kids|children|boys|girls|baby)|find me|find us|make me pay|finish me|smash|break my|put me|cut|strangle|batter|hit|destroy|share the photos|post the photos|bury me|stab|drown|set fire|throw me out|come (?:round|here|over) (?:and|to))",
         unless=rf"{_OVER}|kill (?:him|her)self|hurt to|killing (?:him|her)"),
    Rule(r"(?:threatened|threatening|threats?) (?:to|of) (?:kill|hurt|harm|take|burn|leave me with nothing|share|throw)|(?:death|his|her|more|constant) threats",
         near=r"he|she|him|her|they|ex|husband|partner|boyfriend|family|brother|dad",
         unless=rf"{_OVER}|threatened miscarriage|kill (?:him|her)self"),
    Rule(r"(?:i'm|i am|im|we're|really|so|too|been|feel|terrified|scared|frightened|afraid|petrified) <.> (?:scared|afraid|frightened|terrified|petrified|hiding|locked in|locked myself|hid|not safe|unsafe|in danger) <..>(?:of (?:him|my (?:husband|partner|boyfriend|ex|dad|father|brother|wife|girlfriend|mother-in-law|family))|when (?:he|she) (?:gets|comes|finds|drinks|hears)|(?:to go|going) home|from him|in the (?:bathroom|toilet|car|cupboard|bedroom|spare room|loo|shed)|of what (?:he|she)(?:'ll|'s| will| might)|because (?:he|she)|he'll|in my own (?:home|house)|with him|at home|if (?:he|she) (?:finds|sees|comes))",
         unless=rf"{_OVER}|crying in|cried in|cry in|scared of (?:him|her) (?:dying|forgetting|leaving)|without (?:the|my) baby|empty (?:house|nursery)|of losing|going home without"),
    Rule(r"(?:hiding|hid|locked) <..> (?:bathroom|toilet|cupboard|car|bedroom|loo|wardrobe|shed|under) <..>",
         near=r"\bhe|he's|him|husband|partner|boyfriend|ex|dad|angry|drunk|shouting|raging|comes back|calm",
         unless=rf"{_OVER}|cry|crying|cried|tears|sob\w*|test|scan picture|kids can't see|memory box"),
    Rule(r"<he> <..>(?:checks?|checking|reads?|reading|tracks?|tracking|goes through|monitors?|watches|follows?|following|stalks?|stalking|spies|put a tracker|filming|records|found out where|turned up|sitting outside|outside (?:my|the) (?:house|flat|window|door|work)|waiting outside|parked outside|keeps turning up|keeps driving) <..>(?:my|me|where|every|the mileage|phone|messages|house|flat|door|car|work|again)",
         unless=rf"{_OVER}|on me to (?:see|make)|checks? (?:on me|my (?:blood|pulse|temperature|progesterone))|my (?:blog|posts|poems|story)|watches me (?:cry|sleep)|follows me (?:round|on instagram)|waiting outside (?:theatre|the (?:room|scan|ward))|reads? (?:my mind|stories|to me|me)"),
    Rule(r"<he> <..>(?:forced|forces|forcing|made|makes|makes me|raped|rapes|rape|pressur\w+|coerc\w+|insists?|won't take no|doesn't stop|held me down|holds me down|climbs) <..>(?:sex|himself on|sleep with|have sex|no for an answer|when i say no|i said no|even though i|me while i sleep|stop when)",
         unless=rf"{_OVER}|laugh|proud"),
    Rule(r"(?:bruises?|bruised|black eye|split lip|broken rib|marks on my|my (?:lip|wrist|arm|eye|throat|neck) (?:is|are|'s)) <..>",
         near=r"\bhe|he's|husband|partner|boyfriend|ex|dad|brother|he did|from last night|again|cover|make-?up|long sleeves",
         unless=rf"{_OVER}|cannula|drip|injections?|blood tests?|needles?|baby|fell|progesterone|fragmin|clexane|labour|section"),
    Rule(r"(?:hands?|arm|belt|knife|cushion|pillow) <..> (?:round|around|to|on|over|at|against) my (?:throat|neck|face|mouth|stomach)",
         unless=rf"{_OVER}|baby's|his tiny|her tiny|tiny|hugged|stroke\w*"),
    Rule(r"(?:when|if|before|after|once|until) (?:he|she|my \S+) (?:gets (?:home|in|back)|comes (?:home|in|back)|finds out|wakes up|sobers up|drinks|sees this|finds this|is drunk) <..>",
         near=r"scared|afraid|frightened|terrified|delete|deleting|hurt|hit|kill|punish\w*|pay for|temper|angry|rage|hide|hiding|whisper|safe|bag packed|get out|smash\w*",
         unless=_OVER),
    Rule(r"(?:have to|need to|got to|must|i'll|quick\w*|can't) <.> (?:delete|log out|be quick|whisper|type quietly|write long|stay on|get out|be online) <..>",
         near=r"he'll|he's|if he|before he|he (?:checks|reads|sees|comes)|downstairs|asleep|husband|partner|his family",
         unless=_OVER),
    Rule(r"(?:walking|walk|treading|tread) on eggshells",
         near=r"\bhe|him|husband|partner|boyfriend|temper|drinks?|hit\w*|angry|scared|afraid|bruis\w*|throws?",
         unless=rf"{_OVER}|friends|everyone (?:is|around)|around me|with me"),
    Rule(r"(?:in-laws|mother-in-law|his (?:family|mother|mum|brothers?|sisters?)|my (?:own )?(?:family|father|brothers?|parents|uncles?)|they) <..>(?:beat|beating|hit|starv\w+|lock\w*|honou?r|send me back|marry|take my passport|threaten\w*|kill me|burn|no food|won't feed|throw me out|keep me|making me (?:work|cook|clean)|slap\w*)",
         unless=rf"{_OVER}|starving for|honour (?:him|her|our|the)|marry (?:again|him)|keep me (?:going|sane|company|strong)"),
    Rule(r"(?:nowhere|no where|no one|nobody) <..> (?:safe|to go) <..>",
         near=r"\bhe|him|husband|partner|ex|boyfriend|hit\w*|hurt\w*|kids|violent|beat\w*|kick\w*",
         unless=_OVER),
    Rule(r"<he> <..>(?:going to|gonna|will|'s going to) (?:kill|hurt|hit|find|murder|batter|strangle|beat) (?:me|us)(?: <..>)?",
         unless=rf"{_OVER}|for (?:spending|forgetting|saying)|laugh|joke|lol|haha|when (?:he|she) sees the bill"),
)
