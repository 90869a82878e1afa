"""A living child at risk, or somebody under eighteen who tells us so: a kind of its own, with a form and a referral log."""

from tealight.screening.rules import Rule

_OVER = (
    r"years ago|months ago|back then|at the time|used to|in (?:19|20)\d\d|when i was|i was (?:\S+ ){0,3}(?:fifteen|sixteen|seventeen|fourteen|1[0-7])|as a (?:teenager|child|kid)|dream\w*|intrusive|know i (?:would|'d) never|would never|wouldn't ever|if you|my baby who died|film|book|grown up|adult now|now an adult"
)
_AGE = r"(?:1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"

AGE = (
    Rule(rf"(?:i'm|i am|im|me|being|only|turned|turn|just turned|still|f|m|aged|age|at) (?:just |only |nearly |almost |still |a |literally |like |about to be |about to turn |going to be )*(?:{_AGE}|(?:{_AGE})(?:f|m|yo|yrs?)|{_AGE}-year-old|nearly eighteen|nearly 18|not 18|under 18|underage|under age)(?: (?:years? old|yo|and|,|\.|so|but|year|almost|f|m|now|this|in|tomorrow|next|today|with|girl|still|i|my|nobody|too|when|!|female|male)| ?$)",
         near=r"i'm|im|i am|me|my (?:mum|dad|parents|school|teacher|nan|gran|boyfriend)|school|college|parents",
         unless=rf"{_OVER}|{_AGE} (?:weeks?|days?|months?|hours?|years? (?:ago|later|on|since|of (?:trying|marriage))|cycles?|dpo|minutes|eggs|embryos|follicles|other|people|losses|miscarriages|miles|stone|st)|weeks? (?:pregnant|gone|and)|(?:my|our) (?:son|daughter|boy|girl|eldest|youngest|niece|nephew|sister|brother|baby|twins|granddaughter|grandson) (?:is|was|has|would be|would have been|'s)|week|he's|she's|would (?:be|have been)|dpo|he (?:is|was)|she (?:is|was)|at (?:\d+|{_AGE})\+|the age of|\+\d|lost (?:him|her|them|our|my|the|it) at {_AGE}|at {_AGE},|am$|pm$|tiny|loved up"),
    Rule(r"(?:i'm|i am|im|i) <.> (?:in|start|doing|about to start|going into|finishing|finish|sit|sitting|revising for) (?:my )?(?:year (?:7|8|9|10|11|12|13|seven|eight|nine|ten|eleven|twelve)|gcses?|a-?levels?|mocks|sixth form|secondary school|high school|(?:7|8|9|10|11)th grade|sophomore|freshman year of high|junior year of high|transition year|fifth year|leaving cert|junior cert|class (?:9|10|11|12)|10th|11th|12th standard|school tomorrow|school)(?: <..>)?",
         unless=rf"{_OVER}|teach|teacher|teaching|work (?:in|at)|my (?:son|daughter|kids)|nurse|trainee|drop|pick|driving|yoga|assistant|ta |secretary|governor|medical school|night school|law school|nursing|mature|uni|invigilat\w*|mark(?:ing)?"),
    Rule(r"(?:my|the) (?:head of year|form tutor|year head|school nurse|school counsellor|class teacher|foster (?:mum|carer|dad|parents)|social worker at school|pe teacher|homework|geography teacher|maths teacher|teacher|tutor group|school|guidance counsellor|prom|boyfriend's mum)(?: <..>)?",
         near=r"my (?:mum|dad|parents|nan|boyfriend)|pregnant|miscarr\w*|baby|test|homework|(?:don't|doesn't|can't) tell|nobody knows",
         unless=rf"{_OVER}|my (?:son|daughter|kids|boy|girl|child|eldest|children)|i teach|i work|nurse (?:at|in) the school|colleague|yoga|our (?:son|daughter)|he was|class i teach|his|her teacher|own class"),
    Rule(r"(?:can't|cannot|don't|haven't|won't|please don't|don't let|scared to|if) <.> (?:tell|told|find out|know|telling|let|knows) <.> (?:my )?(?:mum|dad|parents|mum and dad|foster \S+|nan|step ?dad|school)(?: <..>)?",
         near=r"school|teacher|boyfriend|\b1[0-7]\b|sixteen|fifteen|fourteen|seventeen|grounded|year (?:9|10|11|12)|kill me|college|class|exam\w*|gcse\w*",
         unless=rf"{_OVER}|my (?:husband|wife|kids|son|daughter)|we're waiting|twelve weeks|work"),
)

RISK = (
    Rule(r"(?:i'm|i am|i|i've|scared|afraid|frightened|terrified|worried|think) <..>(?:going to|will|'ll|might|could|want to|wanted to|nearly|almost|i'd|keep wanting to|urge to|urges to|thoughts of|thoughts about|images of) <..>(?:hurt|hurting|harm|harming|shake|shaking|shook|smother|smothering|drown|drowning|drop|dropping|hit|hitting|kill|killing|throw|throwing|snap at|lose it with|hurt) <.> (?:my |our |the |his |her )?(?:<child>|baby|him|her|them|newborn)",
         near=r"toddler|son|daughter|child|kids|children|baby|newborn|little (?:boy|girl|one)|crying|screaming|boy|girl|months? old|year old|lc|twins|cot|bath",
         unless=rf"{_OVER}|lose (?:him|her|them)|(?:hurt|harm|hurting) (?:the baby|my baby|him|her) by (?:having|eating|taking)|pregnan\w*|myself|bump|my body|husband|did i|something i did|the person|whoever|doctor|sex|drop (?:him|her|them) (?:off|at)|ball"),
    Rule(r"(?:shook|smacked|slapped|hit|grabbed|shoved|hurt|screamed at|locked|threw|squeezed|pushed|shaken|slapping|smacking|hitting|left|leaving|leave|locking) <.> <my child> <..>",
         near=r"crying|marks?|bruis\w*|stop|scared of|again|alone|car|hours|out of control|shaking|hard|help me|nobody (?:home|with)|went out|asleep in|house|cot|room|by (?:him|her|them)sel\w+|social|too|can't cope|frightened",
         unless=rf"{_OVER}|hit me|with (?:my|his|her|their) (?:mum|dad|nan|grandparents|grandma|aunt|sister|parents|husband)|nursery|left (?:him|her|them) with|ball|hugged|school|bed asleep with|hospital"),
    Rule(r"(?:he|she|husband|husband's|partner|boyfriend|ex|stepdad|uncle|grandad|babysitter|my (?:dad|brother|mum|husband|partner|ex|boyfriend|sister|mother-in-law|father-in-law)|neighbours?|they|their (?:mum|dad|father|mother)|his (?:mum|dad|mother|father)|her (?:mum|dad|mother|father)) <..>(?:hit|hits|hitting|slaps?|slapped|smack\w*|shook|shakes?|shak(?:en|ing)|kicked|kicks?|punch\w*|lock(?:s|ed)|touch(?:es|ed|ing)?|hurts?|hurting|starv\w+|grabbed|threw|throws|drag\w*|beats?|beating|threaten\w*|burn\w*|choked|squeez\w+) <.> (?:my|our|the|his|her|their) (?:\S+ )?<child>",
         unless=rf"{_OVER}|ball|hit the kids hard|hit (?:him|her|them) hard|hits? the kids|touched (?:my|our) hearts?|grief|news|high five|touches? my heart|touched by"),
    Rule(r"(?:kids|children|toddler|son|daughter|baby|little (?:boy|girl|one|ones)|boys|girls|he|she|they|twins|niece|nephew|grand(?:son|daughter|children)) <..>(?:not safe|isn't safe|aren't safe|in danger|unsafe|neglected|not been fed|haven't eaten|hasn't eaten|hasn't been fed|left alone|on (?:his|her|their) own all|home alone|alone in the|covered in bruises|has bruises|bruises on|marks on|scared of (?:him|his|her|me|my)|flinch\w*|locked in|frightened of|hungry|no food|filthy|unsupervised|not been (?:changed|washed))",
         unless=rf"{_OVER}|was born|at birth|from (?:the|birth|ventouse|forceps)|incubator|hospital|nicu|dog|safe (?:now|with)|in the (?:ground|cold|dark|coffin|mortuary|grave)|scared of (?:the dark|losing|hospitals)|forceps|birth"),
    Rule(r"(?:can't|cannot|couldn't|not|don't|haven't|stopped|unable) <.> (?:look after|feed|feeding|care for|keep (?:him|her|them|my \S+) safe|pick (?:him|her|them) up|get (?:him|her|them) (?:up|dressed|fed)|get out of bed|go to (?:him|her|them)|wake up|hold (?:him|her)|fed|changed|stop (?:screaming|shouting))(?: <..>)?",
         near=r"my (?:toddler|son|daughter|kids|children|two year old|three year old|little|other (?:son|daughter)|baby|boys|girls|eldest|youngest|one year old|twins|\d year old)(?:\S* ){0,12}(?:crying|cried|hungry|hours|cot|alone|since|days|wet|nappy|cereal|himself|herself|themselves|screaming|all day|own|floor)",
         unless=rf"{_OVER}|died|grave|dad (?:is|has|does)|husband (?:is|does|has)|my mum (?:is|has|does)|nicu|hospital"),
    Rule(r"(?:drink|drinking|drunk|drugs|high|pills|using|passed out|stoned|out of it|wasted) <..>",
         near=r"(?:looking after|in charge of|driving|alone with|home with|in the (?:car|back)) (?:\S+ ){0,4}(?:toddler|son|daughter|kids|children|baby|boys|girls|little)|(?:toddler|kids|children|baby|son|daughter|boys|girls) (?:\S+ ){0,5}(?:alone with|in the (?:car|back|next room)|on (?:his|her|their) own|with (?:him|her) when)",
         unless=rf"{_OVER}|milk|water|tea|no longer|sober"),
    Rule(r"(?:take|taking|bring|bringing|with|both|all) <.> (?:the |my |our )?(?:kids|children|boys|girls|toddler|son|daughter|little (?:boy|girl|one)|him|her|them) (?:with me|too|with us)(?: <..>)?",
         near=r"die|kill|end (?:it|things|my life)|heaven|pills|not (?:be )?here|be (?:with|together)|join|bridge|car (?:into|off)|safe (?:from|together)|drive (?:into|off)",
         unless=rf"{_OVER}|park|holiday|grave|cemetery|school|shops?|scan|appointment|hospital|counsell\w+"),
)
