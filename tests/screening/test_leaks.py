"""The leak guard: what may tell who and where somebody is, and above all what it leaves alone."""

import pytest

from tealight.screening import screen


def leaks(text: str) -> list[tuple[str, str]]:
    return [(leak.kind, leak.evidence.words) for leak in screen(text).leaks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr Priya Nair drew it for us.", [("name", "Dr Priya Nair")]),
        ("my consultant Mr Holt never came", [("name", "Mr Holt")]),
        ("Consultant Mr. R. K. Banerjee said so.", [("name", "Consultant Mr. R. K. Banerjee")]),
        ("Midwife Susan Brown stayed.", [("name", "Midwife Susan Brown")]),
        ("I see Gillian Prothero for counselling.", [("name", "Gillian Prothero")]),
        ("saw dr patel again", [("name", "dr patel")]),
        ("The undertaker's called Gareth Oswin.", [("name", "Gareth Oswin")]),
        ("We were at St Brannoc's.", [("hospital", "St Brannoc's")]),
        ("They moved us to the Royal Sandford.", [("hospital", "Royal Sandford")]),
        ("Is anyone else under RVI?", [("hospital", "RVI")]),
        ("ward 12 at the Northmoor Infirmary", [("hospital", "ward 12"), ("hospital", "Northmoor Infirmary")]),
        ("admitted in Shanti Deep Nursing Home", [("hospital", "Shanti Deep Nursing Home")]),
        ("Ring me on 07700 900214.", [("number", "07700 900214")]),
        ("You can call me, (555) 555-0148", [("number", "(555) 555-0148")]),
        ("call me at +91 99999 00123", [("number", "+91 99999 00123")]),
        ("NHS no. 999 123 4567, why?", [("number", "999 123 4567")]),
        ("my hospital number is K4471902", [("number", "K4471902")]),
        ("reference number CMP/2024/00817 and that's the last I heard", [("number", "CMP/2024/00817")]),
        ("It's 14 Tannery Row, the back door.", [("address", "14 Tannery Row")]),
        ("at 4410 Cedar Hollow Rd, Apt 3, by the creek", [("address", "4410 Cedar Hollow Rd, Apt 3")]),
        ("Anyone near LN99 4QZ?", [("address", "LN99 4QZ")]),
        ("we're in D02 X285", [("address", "D02 X285")]),
        ("PIN code 411001", [("address", "PIN code 411001")]),
        ("Portland, OR 97201", [("address", "OR 97201")]),
        ("I'm at hettie.bray@postbox.example", [("handle", "hettie.bray@postbox.example")]),
        ("write to sunny dot okafor at fastpost dot example", [("handle", "sunny dot okafor at fastpost dot example")]),
        ("find me on insta: @juniperandbean", [("handle", "@juniperandbean")]),
        ("add me on snap its kayleighh_x04", [("handle", "kayleighh_x04")]),
        ("it's at www.remembering-jude.org/story.", [("handle", "www.remembering-jude.org/story")]),
        ("The misoprostol was at noon.", [("medicine", "misoprostol")]),
        ("the abortion pills came", [("medicine", "abortion pills")]),
        ("Aid Access wrote back.", [("provider", "Aid Access")]),
        ("I ordered mine online in the end, the pills.", [("provider", "ordered mine online")]),
        ("They sent pills by post.", [("provider", "pills by post")]),
        ("We had to go across the state line for the procedure.", [("provider", "across the state line")]),
    ],
)
def test_what_may_give_somebody_away_is_told(text, expected):
    assert leaks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # a baby's own name, however it is written
        "our daughter Iris",
        "Iris was born on Friday and died on Sunday.",
        "I miss you Rowan",
        "Miss you Rowan James, every day.",
        "We called him Oscar Reid.",
        "Our son, Patrick Joseph, lived two hours.",
        "Goodnight, Martha Lane.",
        "In memory of Thomas Hale",
        "Baby Elsie May Turner, born sleeping.",
        "Her name is Grace Holloway and she was ours.",
        # first names alone, pen names, helplines, charities
        "Tom rang his mum.",
        "You helped me, @Alder.",
        "Thank you Teasel and Moth.",
        "Samaritans are on 116 123.",
        "The Sands helpline is 0808 164 3332.",
        "In the night I rang 0808 164 3332 and somebody answered.",
        "In an emergency ring 999 or 111.",
        "Call or text 988.",
        "See www.sands.org.uk or https://www.tommys.org/help",
        "The Marie Curie Trust sent a nurse.",
        # what only looks like one
        "My GP, the midwife and the consultant all came.",
        "Dr Google says otherwise.",
        "the early pregnancy unit at our local hospital",
        "The Bereavement Suite has its own door.",
        "the postnatal ward and the neonatal unit",
        "We lit a candle in St Mary's Church.",
        "12 weeks down this road, 3 years on",
        "He weighed 3 lb 2, she was 19 inches, it was 21/10/2019 at 14.15.",
        "We raised £2,000,000 in 2019 2020 2021 and 2022.",
        "miso soup is all I can eat",
        "We went to a clinic for the scan.",
        "I ordered the pram online.",
    ],
)
def test_what_gives_nobody_away_is_left_alone(text):
    assert leaks(text) == []


def test_places_are_told_in_the_order_of_the_text_and_once():
    found = screen("Dr Ama Boateng, 07700 900111, Dr Ama Boateng.").leaks
    assert [leak.kind for leak in found] == ["name", "number", "name"]
    assert [leak.evidence.start for leak in found] == [0, 16, 30]
