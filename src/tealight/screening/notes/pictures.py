"""A picture is shown: a scan, a baby who died, a living child. A picture only spoken of needs no note."""

from tealight.screening.notes.signs import Sign, Signs

_SHOWN = (
    r"attached|attach|attaching|attachment|(?:photo|pic|picture|image|video|scan|both|one|it) (?:below|above)|below|uploaded|uploading|posting|post(?:ed)? (?:it|this|one|a|my|our|the|her|his|him)|see (?:photo|pic|image|picture|the photo)|"
    r"here(?:'s| is| he is| she is| they are| it is)|in the (?:photo|pic|picture|comments|first reply)|in this (?:photo|pic|picture|post|one)|(?:this is|that's|that is) (?:the|my|our|him|her|us|a|me|what)|sharing|share|shared|"
    r"[(\[] (?:photo|pic|picture|image|scan)|(?:photo|pic|picture|image|scan) [)\]]|i've (?:put|added|posted|uploaded|shared|attached)|added|adding|pinned|look at (?:this|that|the)|showing you|show you|you can see|wanted to share|trying this|have a look"
)
_NOT_SHOWN = r"can't look at|don't have|haven't (?:got )?(?:a|any)|no (?:photos?|pictures?)|lost the|never (?:got|took|had)|burn(?:ed|t)|sealed|can we post|could people not|keep the photos|on the wall at|asked for the|swapped the|taken down|offered|the envelope|shan't post|won't post|not (?:to )?post(?:ing)?|texted (?:me|him|us) a|he's (?:got|sent)|he sent|sent me a (?:photo|picture)|drive very"

SCAN = Signs(
    "scan-photo",
    Sign("scan scans ultrasound sonogram 3d 4d",
         r"(?:here(?:'s| is)|this is|that's|attached is|see|share|sharing|posting|posted|uploaded|added|attach(?:ing)?|put up|showing you|look at) (?:\S+ ){0,6}(?:scan|ultrasound|sonogram|3d one|4d)(?! (?:room|date|clinic|lady|appointment))|(?:scan|ultrasound|sonogram) (?:\S+ )?(?:attached|below|above|here|in (?:the )?comments|is attached|in this post|in this picture|next to|under)|[(\[] (?:\S+ )?(?:scan|ultrasound)(?: \S+)? [)\]]|(?:scan|ultrasound) (?:photo|pic|picture|image)(?: (?:from|attached|here|below|in|that|,))|this scan|still from the (?:3d|4d) scan|to attach (?:\S+ ){0,3}scan|(?:added|posted|attached|put|here|show\w*) (?:\S+ ){0,3}(?:my|our|her|his|the|their) (?:\S+ )?scan(?= |$)",
         unless=r"ct scan|mri|brain scan|" + _NOT_SHOWN + r"|where the scan was|here's what (?:they|the)|that's (?:what|when|why|how|the)(?= \S* ?(?:scan showed|they))|at the scan|(?:before|after|until|since|for|to|from) (?:the|my|our|a|this|that) scan (?:i|we|they|she|he|on|and i|was)|scan (?:is|was) (?:on|at|tomorrow|next)|here's hoping|scans? (?:department|waiting)|that's the scan (?:where|when|they)|kissed|swapped|scan place|nobody"),
    Sign("picture photo pic image pics", r"(?:\d+|twelve|twenty|thirteen|ten|eight|nine|week)(?:-| )?week (?:scan )?(?:picture|photo|pic|image)|(?:picture|photo|pic|image)(?: \S+){0,4} (?:at|from) (?:\S+ ){0,2}(?:\d+|twelve|thirteen|twenty|ten|nine|eight) (?:weeks|wks)(?= when)|pic from this morning",
         near=r"attached|here|below|posting|scan|attaching|put|waving|heart|shape"),
    Sign("profile bean waving thumb", r"(?:you can see|see) (?:\S+ ){0,8}(?:profile|waving|thumb|hand|curve|yawning)", near=r"scan|ultrasound|sonogr\w+|thermal|wks|weeks", unless=r"dream", apart=r"post-mortem"),
    Sign("heres here", r"(?:here's|heres|here is) (?:bean|peanut|baby|the bean|our bean|him|her|it|she|he)(?: \S+){0,3} (?:at )?\d+ ?(?:weeks|wks|w)(?= |$)|here (?:she|he) is , \d+ weeks"),
    Sign("turn carry waving", r"there's the picture", near=r"weeks|turn to carry"),
    Sign("thermal", r"thermal paper", near=r"attached|photograph\w*|here"),
)

_PICTURE = r"photo|photos|photograph|pic|pics|picture|pictures|image|snap|polaroid|video|album|profile|attached|pictured|portrait|still|reel|footage|camera"
_LIVING = (
    r"(?:<child>)'s (?:first|school)|eldest|youngest|kids|children|toddler|grandchildren|niece|nephew|school|nursery|first day|bike|beach|new baby|newborn|the boys|my boys|my two|our two|my three|bouncer|day one|days old|weeks today|"
    r"(?:he's|she's) (?:one|two|three|four|five|six|seven|eight|nine|ten|now|here)|cartwheel|santa|nippers|pyjamas|godson|her brother(?:'s)?|his brother(?:'s)?|his sister(?:'s)?|her sister(?:'s)?|lantern|years old|face paint\w*|living|born (?:friday|sunday|monday|safely|yesterday|last)|fifteen|tooth|teeth|bobble hats?|"
    r"kite|grandson|granddaughter|costume|dressed as|ghosts|tonsils|culprit|naughty|dance show|eating|digging|holding (?:up|their|her brother's|his sister's)|wave of light|banner|two at once|loud|lb|(?:seven|eight|nine|six|ten) lb|on the left , girl|first communion|adopted"
)
_DEAD = (
    r"died|dead|stillborn|born (?:still|asleep|sleeping)|asleep|sleeping|hours old|minutes old|only one (?:we|i|there|with|of)|only photo\w*|only (?:one|picture)|undertaker|coffin|an hour after|hour after|blanket|shawl|ventilator|tubes?|cold cot|nurse|midwife|ward|weeks|basket|moses|tiny|feet|his hand|her hand|"
    r"too (?:big|small)|eyes (?:open|shut|closed)|perfect|charity|volunteer|photographer|real|locket|post-mortem|angel|altar|lid|people (?:would|look)|proud|beautiful|lovely|our son|our daughter|my son|my daughter|gently|say something about|forgive|never (?:shown|posted)|scared to|years (?:late|ago)|candle|gone|grief|loved|for (?:his|her) day|bruise|little mark|what (?:he|she) looked like|mama too|nose|ears"
)

CHILD_PHOTO = Signs(
    "child-photo",
    Sign(
        "photo photos photograph pic pics picture pictures image video attached pictured here this selfie photographic meet",
        rf"(?:{_PICTURE}|photographic evidence|selfie|here (?:they|he|she) (?:are|is)|meet \S+|here's the artist|here's our eldest|i took this of (?:her|him|them))",
        near=rf"(?:{_SHOWN}|photo of|picture of|pic of|picture :|photo :|photo \.|photo ,|school photo's|first photo as|video of|pictured|meet|all (?:\S+ )?(?:of )?the grandchildren|this picture of)",
        also=_LIVING,
        unless=_NOT_SHOWN + r"|scan|ultrasound|isn't in the picture|not in the picture|in my head|get the picture|you can picture|picture (?:us|me|him|them|next|her|it) |the bigger picture|(?:baby's|her|his) photo on the|scanned",
        apart=r"an hour after|born (?:still|asleep|sleeping)|eyes (?:shut|closed|open)|the only (?:photo|picture|one)|only one (?:we|there|with|where|i)|undertaker|ventilator|he died|she died|died (?:a|on)|needles|tablets|scan|threat\w*|frowned|i keep the photos|in my head|dropping|isn't here|hours old in|kissed her|never opened|forceps|clots?|bleed\w*|cold cot|moses basket|post-mortem|her mother's say-so|so i'm|her profile|volunteer|going by the photo",
    ),
)

BABY_PHOTO = Signs(
    "baby-photo",
    Sign(
        "photo photos photograph pic pics picture pictures image video polaroid attached attaching added album posting here below profile",
        rf"(?:{_PICTURE}|attaching|here (?:he|she|they) (?:is|are)|here is|(?:i've|i'll) (?:added|put)|this is (?:\S+ ){{0,2}}\S+)",
        near=rf"(?:{_SHOWN}|photo of|picture of|pic of|photo is|photo's|in the left one|one photo|two pictures|picture first|took this one|image attached|uploaded|on the altar|polaroid is|my only photo)",
        also=_DEAD,
        unless=_NOT_SHOWN + r"|scan|ultrasound|sunrise|skyline|garden|quilt|cake|tattoo|sky|soup|the stone|headstone|her (?:tree|box)|isn't in the picture|in my head|bigger picture|(?:can't|cannot) picture",
        apart=r"scan|ultrasound|sonogr\w+|photos of the sky|(?:eldest|toddler|kids|school|nursery|first day|the beach|bike|new baby|newborn|niece|grandchildren|bouncer|nippers|teeth|tooth)(?= )|my three|my two|my boys at|tablets|pills|kayak|police|needles|threat\w*|van|he's (?:two|three|four|six|seven)|she's (?:two|three|four|six|seven)|weeks today|lb|skirting|her brother's|his sister's|watering|diya|sunrise|box , with|frowned|keep the photos|in a (?:sealed|locked)|would it be|leaflet|link|https|www",
    ),
)

SIGNS = (SCAN, BABY_PHOTO, CHILD_PHOTO)
