"""Suicide and self-harm, violence and control, faith: spoken of at all, past too."""

from tealight.screening.notes.signs import Sign, Signs
from tealight.screening.rules import compiled

#: what a danger found says of a note
OF_DANGER = {
    "self-harm": "self-harm", "other-person": "self-harm", "abuse": "abuse", "medical": "physical-detail", "child-at-risk": "living-children",
}
#: unless the danger is of another kind after all: somebody means to hurt somebody, a baby not yet born, an author under eighteen
NOT_OF_DANGER = compiled(
    r"kill(?:ed|ing)? (?:him|her|them)|hurt(?:ing)? (?:him|her|them)|make (?:him|her|them) pay|movements?|kicks?|(?:not|hasn't) (?:moved|felt)|i'm (?:only )?1[0-7]|(?:14|15|16|17) years old|(?:i'm|i am) in year \S+|"
    r"year (?:9|10|11|12|13)|(?:8th|9th|10th|11th|12th|7th|6th) (?:grade|standard)|gcses?|prom|head of year|school jumper|sixth form|double maths|homework|(?:over|under|till i'm|turn|be|was|not) (?:18|eighteen)(?: yet)?|1[3-7]|(?:18|my) (?:to 24|age)|old enough|legally|an adult|freshman|sophomore|junior|seventeen|sixteen|fifteen|fourteen|thirteen|class \d+ student|under 18"
)

_OTHER = r"<him>|my (?:\S+ )?(?:friend|sister|brother|husband|wife|partner|mate|dad|mum|son|daughter|cousin|nan)"

SELF_HARM = Signs(
    "self-harm",
    Sign("suicide suicidal suicides self-harm self-harmed self-harming selfharm", unless=r"suicide (?:squad|mission)|car park"),
    Sign(
        "myself herself himself themselves yourself",
        r"(?:kill|killed|killing|hurt|hurting|harm|harmed|harming|cut|cutting|cuts|burn|burned|burning|hang|hung|hanged|hanging|drown|drowning|starve|starving|punch|punching|hit|hitting|scratch|scratching|doing|do|done|top|off|punish|punishing) (?:\S+ ){0,1}(?:myself|herself|himself|themselves|yourself)(?: in)?(?! (?:a|an|some|the|off|shaving|cooking|slicing|talking|out|laughing|with (?:a|the) (?:bread|kitchen|cheese)))",
        unless=r"hanging (?:the|it|that)|do (?:it|this|that) (?:all )?(?:for )?(?:myself|yourself)|doing (?:it|this|that) (?:all |for )?myself|done it myself|could (?:have )?(?:killed|kill)|burnt my|cut myself (?:shaving|on|some|off)|hit myself on|didn't (?:do|hurt)|by myself",
    ),
    Sign("overdose overdosed overdosing od'd", unless=r"overdos\w+ (?:on|of) (?:advice|cake|sympathy|box sets|\S+ (?:lasagne|sets|cake|tea))|box sets|advice|cake"),
    Sign("life lives", r"(?:end|ended|ending|ends|take|took|taken|taking|takes) (?:my|her|his|their|your|its|our) (?:own )?(?:life|lives)"),
    Sign(
        "die dead dying alive died live living exist existing",
        r"(?:want|wanted|wanting|wants|wish|wished|like|rather|going|ready|hope|hoping|happy|better|deserve|asked|planned|decided|easier|so i can|let me|i'll|i could|i'd|gladly|pray\w*|reason) (?:i |i was |i were |that i |to just |just |only |if i |i'd |to |off |to be |not to |be |i could |could |all ){0,6}(?:die|dead|dying|be dead|died)(?! (?:of|laughing|to|inside))",
        unless=rf"{_OTHER} (?:to die|would die|wouldn't die|died)|baby (?:to die|would)|that car|don't want to die|no longer want to die|baby shower|die of shame|i wanted to die , i|was going to die|were going to die|going to die (?:too|in there|before|inside)|wanted (?:him|her|them)|dying to",
    ),
    Sign(
        "alive live living exist existing life",
        r"(?:don't|didn't|not|no longer|can't|never|stopped|do not|no wish|tired of|done with|sick of|point (?:in|of)|reason (?:to|for)|hate|won't|wouldn't|nothing (?:left )?to|hated|stop|hadn't been|not been) (?:want(?:ed|ing)? |see |be |been |a |any |wanting |the |much |i |that |wish |left |find |really |even |point |reason |to |in |of |me |being |see the |for |my ){0,6}(?:be alive|live(?! (?:here|there|in|with|near|on|like|this way|together|at|by|a|through|up))|living(?! (?:here|in|with|room|child|children|near|at))|exist|existing|life(?! (?:was|as|is like|insurance))|being alive|alive)",
        unless=r"not alive|isn't alive|wasn't alive|can't believe|didn't live|he didn't|she didn't|they didn't|won't live|never lived|life support",
    ),
    Sign(
        "here",
        r"(?:don't|didn't|not|no longer|do not|rather not|wish i wasn't|wish i weren't|couldn't|can't|won't|wouldn't|shan't) (?:really |even |particularly |honestly )?(?:want(?:ed|ing)? to |plan to |going to |mind |intend to |to )?(?:be|being|stay|still be) here(?: (?:any more|now|if|without|at all|either|tonight|tomorrow|by|for|next|when))?(?= |$)",
        unless=r"(?:be|stay) here (?:in|at (?:work|the)|on|by myself with|with (?:the|a|all)|all|as)|work|party|wedding|ward|waiting room|hospital|meeting|group|christmas dinner|town|country",
        near=r"any more|alive|die|dead|without (?:him|her)|tired|end|pills|tablets|goodbye|baby|lost|husband|mum|kids|if|he|she|i",
    ),
    Sign(
        "wake waking sleep",
        r"(?:not|never|don't|didn't|won't|no) (?:to |want to |want |ever |have to |be ){0,6}(?:wake|waking|woken)(?: up)?(?: (?:again|any more|tomorrow|ever|in the morning))?(?= (?:\.|,|and|again|tomorrow|any|if|one|i)|$)",
        unless=r"(?:he|she|baby|they|him|her) (?:would|did|didn't|wouldn't|won't|never|not|to not|doesn't) (?:\S+ )?wake|don't wake (?:him|her|the|them|up the|my)|not to wake (?:him|her|the|them)|bottle|feed|wake (?:him|her|the|them|me|my)|crib",
    ),
    Sign("without", r"(?:better|happier) (?:off )?without me|(?:do|be|manage|cope|all) (?:\S+ )?(?:better|fine|all right|okay|ok) without me"),
    Sign(
        "pills tablets medication paracetamol knife blade razor bridge rope gun tracks train note letters insulin",
        r"(?:counted|counting|counts?|saved|saving|stockpil\w+|hidden|hid|lined|line|keeping|kept|collect\w*|hoard\w*|got|bought|buying|enough|took|taken|taking|swallowed|all) (?:\S+ ){0,4}(?:pills|tablets|medication|paracetamol|insulin)",
        near=r"myself|die|dead|enough|tonight|ready|goodbye|suicid\w+|end|lined|all of|all the|alive|note|count\w*|box(?:es)?|drawer|just in case|saved|in case",
        unless=r"iron|vitamins?|folic|for (?:his|her|the) (?:ear|temperature)|antibiotic\w*|headache|pharmacy|as prescribed|ivf|clinic|progesterone|contraceptive|misoprostol|mifepristone|abortion|back to the (?:chemist|pharmacy)|in the right order|to last|second tablets|my (?:mum|husband|wife|partner|sister) counts",
    ),
    Sign(
        "blade razor cutting cut cuts burn burns scars arms thigh thighs wrists wrist",
        r"(?:the blade|a blade|razor blades?|cut(?:ting|s)? (?:on )?my (?:\S+ )?(?:arms?|thighs?|wrists?|legs?|skin|stomach)|my (?:old )?scars|burn(?:s|ing|ed)? my (?:\S+ )?(?:arms?|thighs?|skin|legs?)|cuts on my|slit my|started cutting|cutting again(?! ,)|(?:scratch|dig|pinch|bite|pick)\w* (?:\S+ ){0,3}(?:arms?|thighs?|skin|wrists?) (?:until|till|so)|my wrists)",
        unless=r"section scar|c-section|section|scars? from the|operation|surgery|broke my wrist|wrist (?:or|strap|band)|he |him",
    ),
    Sign(
        "bridge tracks train platform cliff river canal sea roof edge multi-storey multistorey viaduct lorry lorries tree",
        r"(?:off|over|from|under|into|in front of|at|on|to) (?:the |a |that |this )?(?:\S+ )?(?:bridge|tracks|train|platform|cliff|cliffs|river|canal|sea|roof|edge|multi-storey|multistorey|viaduct|lorry|lorries|tree)",
        near=r"jump\w*|step(?:ped|ping)? (?:out|off)|let go|thought about it|over (?:quickly|in a)|nobody would|in front of|drive into|walk(?:ing)? into|no one would|swerve|turn the wheel|end it|ending it|the drop|make it stop|done with",
        unless=r"ashes|picnic|photo|dog walk|bonfire|film",
    ),
    Sign("end ended ending", r"(?:end|ended|ending) (?:it|things|everything|it all|this)(?: (?:all|now|tonight|for good|myself|here))?(?= (?:\.|,|and|all|now|tonight|before|if|i|when)|$)",
         unless=r"relationship|with (?:him|her|the|my|them)|between us|pregnancy|clinic|treatment|marriage|we've decided|because (?:he|she) was|diagnos\w+|for medical|tfmr|no one would|nobody would"),
    Sign("thoughts urges ideation", r"(?:dark|intrusive|suicidal|bad|those|scary|the) (?:thoughts|urges|ideation)",
         near=r"die|dead|end|suicid\w+|myself|safe|hurt|alive|crisis|samaritans"),
    Sign("samaritans crisis-line", r"samaritans", near=r"i|my|rang|called|text"),
    Sign("safe", r"(?:can't|not|don't|cannot|couldn't) (?:\S+ ){0,2}(?:keep myself safe|feel safe with myself|trust myself)|keep (?:me|myself) safe|safety plan|not safe (?:with|from|on|by) my\S*"),
    Sign("join", r"(?:join|joining|be with|going to|come to|go to|following|follow) (?:him|her|them|my (?:baby|boy|girl|son|daughter|little \S+)) (?:tonight|soon|now|tomorrow|where|in heaven|this|at last|on the)|(?:join|joining|following) (?:him|her|them)(?= (?:\.|,)|$)",
         unless=r"nicu|for (?:tea|lunch|a walk)|group|call"),
    Sign("where", r"(?:want|need|rather|like|ready|going) to (?:be|go) (?:where|with) (?:he|she|they|him|her|them|my (?:baby|boy|girl|son|daughter))(?: (?:is|are|went|has|'s))?",
         unless=r"nicu|hospital|incubator|unit"),
    Sign("goodbye", r"goodbye", near=r"i'm sorry|don't blame|not your fault|look after|my note|letters|by the time|tonight|won't be here|pills|tell (?:my|him|her)|nobody'?s fault|find me|thank you for everything|this is goodbye|forgive me",
         unless=r"goodbye to (?:him|her|the|our|my)|say goodbye to|said goodbye|goodbye box|for a (?:week|while|fortnight)|kiss\w* (?:him|her) goodbye|say goodbye|hanging up"),
    Sign("plan means", r"(?:have|got|had|made|no|a) (?:a |the |my )?plan(?: and| for| to)?", near=r"die|dead|suicid\w+|end it|kill|safe|means|pills|alive|goodbye"),
    Sign("hurt", r"(?:want(?:ed|s)?|urge|need) to hurt (?:myself|me)"),
    Sign("tonight tomorrow friday sunday", r"(?:it's|it'll be|it will be) (?:tonight|tomorrow|friday|sunday)|tonight (?:is|'s) (?:the night|it)", near=r"goodbye|sorry|pills|ready|letters|note|forgive|find (?:me|us)|peace|decided",
         unless=r"ashes|party|meeting|candle\w*|scatter\w*|trigger|service|vigil|raffle"),
)

ABUSE = Signs(
    "abuse",
    Sign("abuse abused abusive abuser abusers abusing", unless=r"abuse of the|(?:gave|give) the \S+ (?:some )?abuse|substance abuse|drug abuse|alcohol abuse"),
    Sign("violent violence refuge strangled strangle choked throttled coercive coercion gaslighting non-molestation rape raped assaulted",
         unless=r"refuge from|word for it's violent|women's refuge\.?$|to the women's refuge|choked on|felt like somebody|some abuse|violent (?:weather|storm|sneeze|pink|colour|orange|purple|shiver\w*|dream|film)|dv film|wave of violence|violently (?:sick|ill)"),
    Sign(
        "hit hits hitting punched punches punching kicked kicks kick slapped slaps slap shoved shoves pushed pushes grabbed grabs pinned burned burnt bit threw throws dragged drags hurts hurt strangled choked spat smacked smacks beat beats beating bruised squeezes squeezed belted thumped",
        r"<he> <.> (?:hit|hits|hitting|punched|punches|kicked|kicks|slapped|slaps|shoved|shoves|pushed|pushes|grabbed|grabs|pinned|pins|burned|burnt|bit|threw|throws|dragged|drags|hurts|hurt|strangled|choked|spat|smacked|smacks|beat|beats|bruised|squeezes|squeezed|thumped|belted|kick) (?:me|my (?:arm|face|stomach|ribs|head|wrist|hair|neck|throat|legs?|back|hand|shoulder|belly)|the (?:door|wall)|at me|plates?|things|us|our|it at)(?! (?:on|with) (?:the shoulder|a pillow|flour))",
        unless=r"hit me (?:hard|that|how|like|in waves)|pushed me (?:to|in (?:a|the) wheelchair|in the chair|round)|baby|(?:he|she) kicks? me|threw the party|beat me (?:at|to)|cat|dog|in the dream|cricket|snowball|grabbed me and (?:held|hugged)",
    ),
    Sign(
        "threatened threatens threat threatening threats",
        r"(?:<he> <.> threaten\w*|threatened (?:me|to|us)|threats|threatening (?:me|to|texts|messages)|threatens)(?: \S+)?",
        unless=r"threatened miscarriage|legal|lawyer|sue|to (?:retire|snow|rain)",
    ),
    Sign(
        "locks locked lock key keys phone passport allowed checks check tracks follows following followed watches card bank wages money",
        r"(?:<he> <.> (?:locks?|locked|takes|took|taken|has|have|got|keeps|hides|hid|checks|tracks|controls|reads|deleted|holds|counts) (?:\S+ ){0,2}(?:me in|me out|the door|my (?:phone|keys|key|passport|bank card|card|wages|money|shoes|coat|messages|texts|papers|medication|mileage|bag)|the keys|the phone)|(?:i'm|i am) (?:not|only|never) (?:be )?allowed (?:\S+ ){0,3}|won't let me (?:see|out|leave|go|have|ring|talk|speak|use|work|call|sleep|eat)|doesn't let me|(?:locked|locks) me (?:in|out)|(?:follows|followed|following) me (?:home|to|from|round|everywhere|again))",
        unless=r"nurse|hospital|ward|midwife|doctor|visiting|baby|by the vet|toddler|my (?:two|three|four)|son |daughter|physio|so i (?:won't|can) (?:google|rest)|by mistake|forgot|grave|dog|cat|to drive|to lift|weeks after|swim|the cleaners|gp|the unit|matron|boss|hr|hairdresser",
    ),
    Sign("bruise bruises bruised bruising", r"(?:bruise|bruises|bruised|bruising)", near=r"<he>|his|husband|partner|ex|boyfriend|he did|makeup|cover\w*|long sleeves",
         unless=r"blood test|cannula|needle|injection\w*|his cheek|from being born|her cheek|forceps|they cut me|ectopic|surgery|operation|bruise on (?:his|her) (?:cheek|head)|drip|ivf"),
    Sign("order", r"(?:restraining|non-molestation|protection|occupation|protective|barring|safety) order"),
    Sign("fists belt shotgun knife bat petrol black eye ribs wrist throat neck teeth",
         r"(?:his|her) (?:fists?|belt|shotgun|gun|knife|hands? (?:round|around|on) my|thumb)|the belt|black eye|(?:broke|broken|cracked) my (?:\S+ )?(?:wrist|ribs?|nose|jaw|arm|tooth|teeth|collarbone|finger|phone)|by the (?:throat|hair|neck|arm|wrist)|(?:round|around) my (?:throat|neck)|held me (?:down|by|against)|holds me (?:down|by)|(?:poured?|with|can of) petrol",
         near=r"<he>|him|his|husband|ex|partner",
         unless=r"seat ?belt|fell|skiing|baby's|tiny (?:fist|hand)s?|his (?:tiny |little |wee )?(?:fist|fists|hand|thumb) (?:up|round|around my finger|in)|cord|petrol station|rosary|scarf|stethoscope|nuchal|for petrol|medal|necklace|locket"),
    Sign("afraid scared frightened terrified scares eggshells footsteps mood temper",
         r"(?:afraid|scared|frightened|terrified|frightens|scares me|scared) (?:of )?(?:him|her|my (?:husband|partner|ex|dad|wife|boyfriend|brother)|what (?:he|she)(?:'ll|'s| might| will))|walk\w* on eggshells|his (?:footsteps|temper|moods?|key in the)",
         unless=r"search history|deployment|scared (?:of )?(?:him|her) (?:dying|coming early)|for (?:him|her)|losing (?:him|her)"),
    Sign("smashed smash smashing smashes", r"<he> <.> (?:smash\w*|kicked (?:in|the door)|put (?:his|her) (?:fist|foot|hand) through)(?: \S+){0,4}", unless=r"avocado|wheelbarrow|fireman|bless him|on purpose|with my blessing|greenhouse by|accident|exam|it ,|we both"),
    Sign("kill kills bury burn finish", r"(?:he|she|they|husband|ex|he's|he'd|he'll|she'll|says|said|told me) <..> (?:kill|bury|burn|finish|drown) (?:me|us|you|it|her|him|the (?:house|dog|cat))(?: (?:if|and|in|when|too))?",
         unless=r"this grief|it'll kill|didn't kill|grief|nearly killed me|would kill me|could kill|baby"),
    Sign("outside door window gate", r"(?:<he>|ex|he's) <.> (?:outside|at the (?:door|window|gate)|in the (?:drive|street|car) (?:outside|again)|banging|hammering|back at my)(?: \S+){0,3}",
         near=r"police|let (?:him|her) in|scared|frightened|threat\w*|lock\w*|order|smash\w*|kill|hurt|hid\w*|won't (?:go|leave|stop)|knife|again"),
    Sign("ex husband partner boyfriend wife", r"(?:leave|leaving|left|escape|escaped|get away from|got away from|fled|flee|run from|hiding from|hide from) (?:him|her|my (?:ex|husband|partner|boyfriend|wife))(?= |$)",
         near=r"hit\w*|hurt\w*|kill\w*|bruis\w*|refuge|controll?\w*|scared|afraid|violent|order|threat\w*|find (?:me|us)"),
    Sign("controlling controls controlled", r"(?:he's|she's|he|she|is|was|very|so|my \S+) (?:\S+ )?(?:controlling|controls (?:me|what|the|my)|controlled (?:me|what|my))", unless=r"diabet\w*|pain|blood pressure"),
    Sign("forced forces force makes made sex says no", r"<he> <.> (?:forced|forces|made|makes) (?:me|himself on|herself on) (?:to |have |sleep |sit |stand |eat |say |kneel |do ){1,6}|won't take no|no means|doesn't stop when i|owe him|holds me down|(?:he|she) says i owe",
         unless=r"laugh|smile|tea|feel|toast|a cup|dinner|want|cry|breakfast|realise|soup|promise|think|consultant|midwife|nurse|doctor|cat|dog"),
)

_NOT_GOD = (
    r"(?:oh|oh my|omg|my|thank|good|dear|for|swear to|honest to|hand to|only) god(?:'s sake|ness)?(?! (?:and|who|is|for (?:that|him|her)|needed))|god (?:awful|forbid|knows (?:how|why|when|where|i|if)|damn|bless (?:you|him|her))|for god's sake|for heaven's sake|"
    r"godson|goddaughter|godmother|good lord|lord knows|pray tell|mass of|en masse|mass produced|angel delight|angel cake|heaven knows|act of god|tin god|god i (?:miss|hate|love|wish)|god ,? (?:i|it|that|this|what|you)|god no"
)
FAITH = Signs(
    "faith",
    Sign("god god's lord allah allah's jesus bhagwan devi krishna waheguru buddha", unless=_NOT_GOD + r"|god love|pray for us|isn't god's plan|thanks to god|lord (?:of the|mayor|nelson)|jesus ,|jesus christ ,|jesus wept"),
    Sign("heaven heavens heavenly heaven's", unless=r"heavens (?:above|opened|,)|good heavens|heaven knows|for heaven's sake|smells? (?:like )?heaven\w*|stink|move heaven"),
    Sign("pray prays prayed praying prayer prayers dua duas psalm psalms hymns rosary novena communion confession baptised baptism baptise christened salah adhan ameen puja pooja namaz shiva kaddish eid ramadan diwali inshallah mashallah haram missal diya seva",
         unless=r"pray tell|prayer plant|preying|on a wing and|praying mantis|pray it's a quick|confession (?:time|:|,)"),
    Sign("church mosque temple gurdwara synagogue cathedral mandir parish pulpit altar", unless=r"church (?:street|road|lane|hall|car park|bells?)|temples? (?:hurt|ache|throb|are)|opposite the church|my temples|past the church|behind the church|church fete|near the church|temple bar|texted (?:him )?a picture"),
    Sign("priest vicar imam pastor rabbi minister nun nuns father bishop deacon canon padre pandit granthi methodist methodists muslim hindu sikh jewish catholic catholics christian baptists baptist quaker buddhist",
         r"(?:priest|vicar|imam|pastor|rabbi|minister|nun|nuns|bishop|deacon|canon|padre|pandit|granthi|methodists?|muslim|hindu|sikh|jewish|catholics?|christian|baptists?|quaker|buddhist|father (?!christmas|in-law|died|was|is|and|of|who|to|has|had|had|figure|says|said|said|'s)[a-z]{4,}(?= (?:said|says|wouldn't|did|was|came|baptised|\S+ed)))",
         unless=r"prime minister|minister for|health minister|second to nun|paint|christian (?:name|name's)|crossed legs like a vicar|like a vicar|canon (?:camera|printer)"),
    Sign("faith religious religion believer atheist blessing blessed bible scripture quran gita torah koran verse sermon mass missal angels angel soul souls saint saints",
         r"faith|religious|religion|believers?|atheist|naming and blessing|bible|scriptures?|quran|gita|torah|koran|a verse|sermon|(?:to|at|the|say|said|a) mass(?: card| for| was| on|\b)|guardian angels?|(?:the|with|god's|an|another|little) angels?|our lady|patron saint",
         unless=r"in good faith|faith in (?:doctors|medicine|myself|my body|people|them)|with my blessing|critical mass|body mass|her name is faith|called faith|faith and hope|land mass|mass card table|angel (?:cake|delight|hair)|religiously|bible of|angel of a|like an angel|an angel about|you're an angel|an angel on|were angels to|blessing is at|my angel|a mass (?:of|in|on)|the mass (?:is|was) (?:benign|in)|soul mate"),
    Sign("holy devil satan demon demons karma limbo afterlife prayerful blessings meditation offering incense muezzin ancestors",
         r"holy (?:water|communion|medal|ghost|spirit|day|mother)|the devil (?:comes|is|told|has|took|wants)|satan|demons?|karma|limbo|afterlife|incense|offering to",
         unless=r"devil wears|in limbo(?! they)|inner demons|karma is a cat|speak of the devil"),
)

SIGNS = (SELF_HARM, ABUSE, FAITH)
