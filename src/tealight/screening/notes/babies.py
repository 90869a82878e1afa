"""A baby who died, described; twins; the neonatal unit; IVF."""

from tealight.screening.notes.signs import Sign, Signs

BABY_DETAIL = Signs(
    "baby-detail",
    Sign("coffin coffins casket funeral crematorium crem cremated cremation gravestone headstone headstones autopsy undertaker undertakers urn hearse stonemason stonemason's burial postmortem post-mortem",
         unless=r"funeral (?:for|of) (?:my (?:dad|mum|nan|gran|father|mother|grandad|uncle|aunt|husband|wife)|a (?:goldfish|hamster))|urn of tea|tea urn|the urn at|planning my own|plan(?:ned)? my (?:own )?funeral|my own funeral|my funeral|nan's funeral|dad's funeral|mum's funeral|over the urn|like a funeral|uncle's|brother's funeral|(?:since|after) the (?:funeral|burial|crematorium|cremation)|(?:laughed|smiled|marvellous) at the|went at the|funeral costs|her funeral|only learned|no funeral|myself|got a funeral|won't (?:be long|let me go)|don't (?:pick|answer)|(?:the|hospital) (?:insurance|policy)|coffins . mine|outfit for the|dressed for the|lost my husband at|chips|the one from the funeral|through a funeral|died laughing"),
    Sign("ashes", unless=r"fireplace|cricket|the grate|woodburner|wood burner|the stove|bonfire|phoenix|from the ashes|barbecue|my ashes|cigarette"),
    Sign("buried bury burying", r"(?:buried|bury|burying) (?:him|her|them|our|my (?:son|daughter|baby|boy|girl)|the baby|the twins|in the|beside|next|under|with|on|along|at)|(?:was|were|is|are|be|where he's|where she's) buried",
         unless=r"buried (?:under|in) (?:washing|work|paperwork|blankets|emails|the duvet|a duvet|laundry|my face|her face|his face)|buried my face|bury me|buried at work|hatchet"),
    Sign("grave graves plot stone", r"(?:his|her|their|the|our|baby's|\S+'s) (?:\S+ )?(?:grave|graves|graveside)|grave (?:is|was|with)|(?:the|a|little|family|burial) plot(?= (?:under|by|at|for|next|where|is|was|in))|(?:his|her|their) (?:headstone|stone)(?! (?:cold|age))",
         unless=r"(?:never visit|at|to|on|by|from|near|visit|round) (?:his|her|the|their|our|my|\S+'s) (?:\S+ )?grave|grave (?:error|mistake|concern|illness)|my own grave|my grave|from beyond the grave|lost the plot|plot twist|own grave"),
    Sign("cot", r"(?:cold|cuddle) cot", unless=r"for every ward|fundrais\w*|raising"),
    Sign("looked looks face hair nose lips hands fingers toes nails eyelashes eyes skin chin mouth ears weighed weight cheeks feet foot fingernails dimple",
         r"(?:he|she|they|he'd|she'd|he was|she was) (?:had|'d|has|weighed|looked|was) (?:\S+ ){0,5}(?:hair|nose|lips|hands|fingers|toes|nails|eyelashes|eyes|skin|chin|mouth|ears|cheeks|feet|dimple|face|peaceful|asleep|perfect|like (?:\S+ ){0,2}(?:sleeping|dad|mum|father|brother|sister|\S+'s)|less than a|as much as|\S+ (?:grams|ounces|pounds|lb))|(?:his|her|their) (?:\S+ )?(?:lips|skin|eyelashes|fingernails|nails|tiny (?:hands|feet|fingers|nose|toes)|little (?:hands|feet|fingers|nose)|cheeks|hair|nose|mouth|face|chin|ears|feet|toes|fingers) (?:was|were|had|is|had gone|so|stayed|changed)",
         unless=r"nurse|consultant|doctor|midwife|sonographer|dog|cat|my (?:husband|wife|sister|mother|mum|dad|partner|toddler|boss)|years? old|teenager|scan|toddler|new baby|school|he's (?:two|three|four|five|six)|she's (?:two|three|four|five|six)|at me|happy|ready to",
         near=r"died|born|held|hold|stillborn|still|asleep|sleeping|gone|blanket|weeks|photo\w*|picture|lived|cold|baby|arms|coffin|him|her"),
    Sign("held hold holding cuddled kissed bathed washed dressed wrapped swaddled",
         r"(?:i|we|he|she|mum|dad|husband|wife|i'd|we'd|my \S+|got to|let us|let me|and) (?:all |both |only |just |had |even |never |finally |to |each ){0,6}(?:held|hold|holding|cuddled|kissed|bathed|washed|dressed|wrapped|swaddled) (?:him|her|them both|them|my (?:son|daughter|baby|boy|girl)|our (?:son|daughter|baby|boy|girl|twins)|the baby|his (?:feet|face|forehead|hand)|her (?:feet|face|forehead|hand))(?: (?:for|until|till|in|and|when|while|both|as|all|on|once|after|close|to)|$| \.| ,)",
         near=r"died|stillborn|asleep|cold|gone|hours?|minutes?|all night|let (?:him|her) go|goodbye|nurse|midwife|last time|until|switched|dead|still|ward|hospital",
         unless=r"hand|my husband|my wife|when she cries|newborn|toddler|niece|nephew|friend's|never (?:got|get) to|never held|sister's|wish i|hold (?:him|her) down|held (?:him|her) down|dream\w*|didn't|couldn't|without having|not to|her newborn|his hand|to hold|i haven't|held me|would have|want to|like to|again|let me hold"),
    Sign("asleep sleeping still", r"(?:born|she's|he's|was born|delivered) (?:asleep|sleeping|still)(?= |$)", near=r"weigh\w*|hair|held|hands|perfect|beautiful|face|toes|blanket|looked|arms|feet|hat"),
    Sign("box urn stone candle hat blanket teddy shawl cardigan basket", r"(?:memory|little white|white|tiny|tiny white|small|little) box(?: (?:on|in|with|now|for))|(?:in|with|on) (?:his|her) (?:little |tiny |knitted |yellow |white ){0,6}(?:hat|blanket|shawl|cardigan|basket|gown)|moses basket with|wrapped in (?:a|the|my|his|her)|footprints|handprints|(?:little|tiny|one|small) (?:white )?box(?= (?:on|in|among|with|they|$))|(?:lock|curl) of (?:his|her)",
         near=r"died|born|held|coffin|funeral|buried|baby|nurse|midwife|grave|stillborn|gone|him|her|his",
         unless=r"bought|unopened|charity|shop|knit(?:ted)? (?:hats|for)|never worn|fits|newborn|new one|living"),
    Sign("bruise floppy stiff cold warm", r"(?:he|she|they|his|her) (?:was|were|'s|got|went|had gone|hands were|feet were|skin was|arms were) (?:so |still |very |already |getting |a bit |as ){0,6}(?:cold|warm|floppy|stiff|blue|warm as \S+)", near=r"died|held|born|stillborn|dead|kiss\w*|mother|arms|laid|nurse", unless=r"newborn|now home"),
    Sign("scatter scattered scattering", r"scatter(?:ed|ing)? (?:him|her|them|his|hers|our|the|my)(?! (?:seeds|clothes|toys))"),
    Sign("inches ounces grams lb lbs pounds ounce", r"(?:he|she|was|were|weighed|\d+|\S+) (?:\S+ ){0,3}(?:inches long|ounces|grams|lb|lbs|pounds)(?= |$)", near=r"died|stillborn|born|buried|asleep|she was|he was|lost", unless=r"(?:he's|she's) \S+ pounds|called him|reasons|i've (?:put on|lost)|put on|weight loss|slimming|newborn|healthy|diet|pounds on|kilo|paid|£|feeding"),
    Sign("celebrant", r"celebrant"),
)

TWINS = Signs(
    "twins",
    Sign("twin twins twinnies twins' twin's triplet triplets quads quadruplets ttts twinless twin-to-twin",
         unless=r"twin (?:beds?|room|tub|town|towns|peaks|set|sink|engine|cab)|someone's twins across|twins next door|twin set"),
    Sign("both them two identical apart girl boy neither lived baby shared", r"(?:both|the two|two) of (?:them|my (?:babies|boys|girls)|our (?:babies|boys|girls))(?= (?:died|gone|were born|in (?:one|the)|on the))|identical (?:boys|girls)|two tiny coffins|both (?:my|our) (?:boys|girls|babies) (?:died|in one|were)|two (?:heartbeats|sacs|incubators|little coffins|embryos went in and both)|baby (?:a|b)|the other twin|moved them into one incubator|two hearts|an hour apart|minutes between (?:them)?|(?:girl and boy|boy and girl) at \S+ weeks|neither of them|the one who lived|(?:they|we) both (?:died|lived \S+)|lost (?:both|them both)|shared placenta",
         unless=r"two heartbeats a|my parents"),
    Sign("one", r"(?:one of (?:them|the two|two) (?:made it|survived|came home|died|lived|stopped)|lost one of (?:them|two|the two)|surviving (?:one|baby|sibling)|one (?:came|comes) home|one urn for the two)"),
    Sign("womb-mate womb-twin co-twin singleton vanishing monochorionic mcda mono-mono twinning"),
)

NICU = Signs(
    "nicu",
    Sign("nicu scbu incubator incubators incubator's ventilator ventilators cpap picu ecmo oscillator ventilated neonatologist isolette hfov"),
    Sign("neonatal", r"neonatal", unless=r"neonatal (?:loss|death|and infant|deaths|losses|charity|room)"),
    Sign("special intensive", r"special care (?:baby|unit)|intensive care(?= (?:unit|for babies|with him|with her|$))|in special care|baby unit", unless=r"my (?:husband|mum|dad|wife|brother|sister)|i was in intensive"),
    Sign("unit", r"(?:on|in|to|from|at|through|of) the (?:baby )?unit(?! at)(?= |$)|the unit's|the unit in a|the unit by", near=r"cots?|grams?|tubes?|nurses?|machines?|alarms?|days old|milk|wires|monitor|premature|prem|weeks|bay|gowns?|ward clerk|him|her", unless=r"early pregnancy|psych|mother and baby|storage|kitchen|dialysis|gynae|labour|sent (?:me|us) home|mental|perinatal|stroke|army|inquiry|women's|triage"),
    Sign("nec cooled cooling", r"nec(?= (?:,|\.|took|at|is|was)|$)|cooled (?:him|her) for|cooling (?:cap|therapy|mat)|it was nec"),
    Sign("portholes porthole", r"portholes?"),
    Sign("tubes wires lines", r"(?:tubes|wires|lines) (?:out|and|in|on|everywhere|coming|off|taped|marks?)|without the tubes|tube marks?", near=r"baby|days old|him|her|machine\w*|beep\w*|nurse|born", unless=r"fallopian|my tubes|electric|bank|telephone|fishing|theatre|i was|drip in"),
    Sign("machine machines", r"(?:turned|switched|switch|turn|turning|switching) (?:\S+ )?(?:the machines?|life support|it|him|her|them) off|switched (?:it|him|her) off|leaving (?:him|her) with the machines|life support", near=r"nurse|nicu|unit|baby|days|ward|held|doctor|son|daughter|him|her", unless=r"washing machine|alarm clock|tv|telly|radio|heating|my (?:dad|mum|nan|husband)"),
)

IVF = Signs(
    "ivf",
    Sign("ivf icsi embryo embryos embryologist blastocyst blastocysts blast iui iuis stims frosties surrogacy pgt pgs euploid ohss dp5dt clomid letrozole progesterone intralipids gonal menopur otd 5dp5dt 6dp5dt embies zift",
         unless=r"(?:a|having a|what a|full) blast|blast (?:of|from|it)"),
    Sign("transfer transfers fet", r"(?:embryo|frozen|fresh|single|last|first|second|third|fourth|fifth|sixth|our|my|the|failed|past|after|another|next|during|from the|about the|of) (?:\S+ )?transfers?(?= |$)|fet|transfer (?:on|number|and|day|failed|took|is|was)",
         unless=r"bank transfer|transfer (?:to (?:another|the) (?:ward|hospital|unit)|the money|of money|window|my notes|list|deadline)|transferred to|job|football|school"),
    Sign("donor donors donated", r"(?:egg|sperm|embryo|donated|our|same|the|my|a|used|by|conceived) (?:\S+ )?donors?(?= |$)|donor (?:eggs?|sperm|conceived|cycle|embryos?|journey|bank)|donated (?:eggs?|embryos?|sperm)|the donor's",
         unless=r"organ|blood|kidney|milk|cornea|donor card|donors to the charity|heart valve|fund\w*"),
    Sign("eggs egg", r"(?:frozen|froze|freeze|donor|donate|gave|collected|retrieved|retrieval|own) (?:\S+ )?eggs?(?= |$)|egg (?:collection|donor|donation|retrieval|freezing|reserve|bank|share|sharing)|eggs (?:were )?(?:fertilised|fertilized|collected|retrieved|thawed)|\S+ eggs , \S+ (?:fertilised|fertilized)", unless=r"easter|boiled|fried|hens?|scrambled|box of eggs|poached|omelette|nest|egg cup|breakfast"),
    Sign("round rounds cycle cycles", r"(?:round|rounds|cycle|cycles) of (?:treatment|ivf|icsi|iui|stims|fertility)|(?:first|second|third|fourth|fifth|sixth|last|failed|another|one more|every|each|natural|medicated|donor|this|next|two|three|four|five|six|seven) (?:rounds?|cycles?)(?! (?:of (?:tea|toast|applause|golf|drinks|chemo|antibiotics|bloods|baths|sandwiches|it)|to|race|path|lane|ride|home))",
         near=r"clinic|needles?|injections?|transfer|embryos?|eggs?|frozen|donor|negative|fertility|stims|ivf|implant\w*|nurse|collection|sharps|meds|funded|treatment|dh says stop|beta|loan"),
    Sign("clinic", r"clinic(?:'s)?", near=r"embryos?|eggs?|transfer|cycles?|fertility|needles|frozen|injections?|sperm|donor|sharps|freezer|negative|ivf|rounds?", unless=r"antenatal|miscarriage clinic|recurrent|termination|abortion|gp clinic|baby clinic"),
    Sign("fertility", r"fertility (?:clinic|treatment|meds|drugs|nurse|doctor|specialist|consultant|journey|unit)|\S+ fertility(?= ,|$| \.)"),
    Sign("frozen ice freezer", r"(?:\S+ )?(?:frozen (?:ones|embryos?|eggs)|on ice|in the freezer|three frozen|two frozen|freezer fee)", near=r"embryos?|clinic|transfer|ivf|donor|cycle|round|egg|trying|baby|decide", unless=r"peas|lasagne|ice cream|fish|breast ?milk|my milk|soup|phone|dinner|skat\w*|bread|drinks|pies?|casserole"),
    Sign("trigger sharps beta vials", r"trigger (?:shot|injection|jab)|sharps (?:bin|box)|beta (?:\d|was|is|tomorrow|number|today|hcg)|vials", unless=r"diabet\w*|insulin"),
)

SIGNS = (BABY_DETAIL, TWINS, NICU, IVF)
