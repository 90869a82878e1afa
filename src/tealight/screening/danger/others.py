"""Somebody else may die or be badly hurt: a friend's goodbye, a partner gone with the pills, a threat against an adult."""

from tealight.screening.rules import Rule

_WHO = r"(?:husband|wife|partner|boyfriend|girlfriend|fiancé|friend|best friend|brother|sister|dad|father|mum|mother|cousin|sister-in-law|daughter-in-law|son-in-law|flatmate|housemate|neighbour|colleague|uncle|aunt|ex|fella|other half|daughter|son|mate|oh|nephew|niece|grandson|granddaughter)"
_THEY = rf"(?:(?:my|our|his|her|a|the) (?:\S+ )?{_WHO}(?:'s)?|he|she|he's|she's|they|someone|someone here|somebody|somebody here|a (?:woman|man|girl|lady|member|mum|dad|user) (?:here|on here|in this|in the|from|who|i)|another member|a member|the (?:woman|person|member) who)"
_OVER = (
    r"years ago|months ago|last year|back then|at the time|used to|in (?:19|20)\d\d|when i was|(?:died|dead|lost (?:him|her)|we lost|took (?:his|her) own life) <..>|anniversary|got (?:help|better)|is (?:safe|home) now|he's safe|she's safe|came home|doing (?:better|well)|recovered|film|book|dream\w*|the baby|our baby"
)

RULES = (
    Rule(rf"{_THEY} <..>(?:wants? to die|wants? to (?:kill|end|hurt|harm)|kill (?:him|her|them)sel(?:f|ves)|killing (?:him|her|them)sel(?:f|ves)|end(?:ing)? (?:his|her|their|it)(?: life| all)?|take (?:his|her|their) (?:own )?life|suicidal|do something (?:stupid|silly|to (?:him|her|them)sel)|doesn't want to (?:be here|live|be alive|wake)|can't go on|going to (?:jump|do it|hang|end)|not (?:be )?here (?:any more|tomorrow)|cutting (?:him|her|them)sel|hurt (?:him|her|them)sel|wants to be with (?:the baby|our|him|her)|be better off without (?:him|her|them)|to join (?:the baby|our \S+|him|her)|a danger to)",
         unless=rf"{_OVER}|going to jump (?:in|on|at)|isn't suicidal|not suicidal|end it with|can't go on holiday|if (?:he|she) (?:wants|was)"),
    Rule(rf"{_THEY} <..>(?:left|written|wrote|sent|texted|texting|messaged|posted|posts|said|saying|says|just said|rang|left me|emailed) <..>(?:a note|goodbye|letter|letters|sorry for everything|look after the|final|last words|he loves us and|it's time|'goodbye|forgive (?:him|her)|farewell|not to look|i'm sorry i can't|she won't be|he won't be|by the time)",
         near=r"answer\w*|phone|gone|missing|find|scared|worried|police|pills|car|goodbye|where|what do i do|help|offline|reply|replied|tonight|garage|bridge",
         unless=rf"{_OVER}|goodbye to (?:the baby|our|him|her|my|his)|funeral|leaving (?:the|this) group|letter to"),
    Rule(rf"{_THEY} <..>(?:taken|took|has|got|holding|with|hoarding|hidden|bought|locked|found) <..>(?:pills|tablets|rope|gun|shotgun|knife|overdose|medication|blade|all my|the lot|razor)",
         near=r"die|kill|himself|herself|overdose|won't (?:open|answer|wake)|bathroom|scared|police|goodbye|note|help|what do|drunk|says|now|locked|tonight|gone|asleep|breathing",
         unless=rf"{_OVER}|prescri\w*|headache|to bed with"),
    Rule(rf"{_THEY} <..>(?:missing|gone (?:out|off|missing|for)|hasn't (?:come|been|answered|replied|come home)|not (?:answering|picking up|come home|been seen|replying|responding)|isn't (?:answering|picking|replying|home)|won't (?:answer|open|come|pick)|walked out|drove off|driven off|disappeared|left (?:the house|home|without)|stormed out|turned (?:his|her) phone off|switched off (?:his|her) phone|out (?:there|all night)|offline|gone quiet)",
         near=r"scared|worried|goodbye|note|pills|police|suicid\w*|die|end|hurt|himself|herself|bridge|what do i do|help|dark|texted|message|said (?:he|she)|sorry|tonight|not (?:himself|herself)|before he left|out of (?:his|her) mind",
         unless=rf"{_OVER}|to work|cope|can't talk|emotionally|walked out of the scan|the clinic|gp (?:isn't|hasn't)|hospital (?:isn't|hasn't)|midwife|gone off sex"),
    Rule(r"(?:i'm|i am|really|so|getting|am i right to be) <.> (?:worried|scared|frightened|terrified|concerned) <..>(?:for|about|that|he'll|she'll|she might|he might|someone) <..>(?:him|her|my \S+|she|he|they|a member|someone here|'ll|might|will|is) <..>(?:do something|hurt (?:him|her)self|end|kill|be dead|be alive|not be here|not safe|herself|himself|goodbye|alone tonight|jump)",
         unless=rf"{_OVER}|hurt (?:me|us)|the baby"),
    Rule(r"(?:talked|talk|found|pulled|stopped|caught|got|pulling|talking|sitting with|watching) <.> (?:him|her|my (?:husband|wife|partner|friend|sister|brother|son|daughter|dad|mum)) <..>(?:down|with (?:a|the) (?:rope|belt|pills|knife)|on the (?:bridge|roof|ledge)|off the|in the garage|cutting|writing (?:a|letters|notes)|before (?:he|she)|so (?:he|she) doesn't)",
         unless=rf"{_OVER}|aisle|sit down|baby"),
    Rule(r"(?:did|has|have|can) (?:anyone|anybody|someone|somebody|a moderator|the team|mods?|you) <.> (?:see|seen|read|check|look|heard|message|look at|reach) <..>(?:post|message|story|reply|thread|from|on) <..>",
         near=r"goodbye|pills|die|suicid\w*|worried|end|letters?|not (?:answered|replied|been)|hurt|kill|safe|tonight|sounds? like",
         unless=_OVER),
    Rule(r"(?:i'm|i am|i) <.> (?:going to|gonna|will|want to|about to|swear|could|i'll|'ll) <..>(?:kill|stab|hurt|shoot|run over|burn|make (?:him|her|them) pay|strangle|attack|put (?:him|her) in|get (?:him|her)|smash (?:his|her)|poison|finish) <.> (?:him|her|them|that (?:doctor|man|woman|consultant|midwife|nurse|surgeon)|the (?:doctor|consultant|midwife|nurse|surgeon|driver|man|woman|registrar)|my (?:ex|husband|father|mother-in-law|boss|brother|partner)|his|everyone)",
         near=r"knife|know where|waiting|outside|car park|tonight|bag|gun|address|follow\w*|petrol|plan\w*|shift|finishes|drive|tomorrow|mean it|not joking|deserve\w*|die|pay|won't see",
         unless=rf"{_OVER}|could (?:kill|strangle|murder)|hugs?|complain|pals|solicitor|court|sue|lol|haha|get her (?:ashes|back|to)|get him (?:ashes|back|to)"),
    Rule(r"(?:waiting|sitting|sat|parked|standing|going|drive|driving|driven|know) <..>(?:outside|to|where|for) <..>(?:his|her|their|the|he|she) <..>(?:house|shift|car|clinic|lives|parks|hospital|work|surgery|consultant|finishes|door)",
         near=r"knife|petrol|pay|kill|hurt|gun|bat|hammer|what (?:he|she) did|regret|revenge|sorry (?:he|she)|bag|smash",
         unless=rf"{_OVER}|\bhe's (?:outside|waiting)|ex (?:is|keeps)"),
    Rule(r"(?:gun|shotgun|rifle|knife|hunting) <..>",
         near=r"(?:husband|brother|partner|he|dad|son|boyfriend)(?:'s)? (?:\S+ ){0,6}(?:shed|garage|drinking|crying|sat|locked|says|won't|gone|cabinet|not himself)",
         unless=rf"{_OVER}|kitchen|cake|my (?:throat|neck)|threatened me|at me|cutlery|surgeon|under the knife|butter"),
)
