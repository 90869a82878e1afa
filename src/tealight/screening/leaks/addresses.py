"""Streets and postcodes, British, Irish, American and Indian."""

import re
from collections.abc import Iterator

from tealight.screening.leaks.words import WORD

_WAYS = "Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Terrace|Court|Crescent|Gardens|Place|Row|Way|Mews|Grove|Hill|Square|Walk|Boulevard|Blvd|Circle|Parade|Marg|Nagar|Colony|Quay|Rise|View"
_STREET = re.compile(
    rf"(?<![\w.£$€₹,:/-])(?:(?:[Ff]lat|[Aa]pt|[Uu]nit|[Hh]ouse no\.?) ?\d{{1,4}}[A-Za-z]?,? )?\d{{1,5}}[A-Za-z]?,? (?:{WORD} ){{1,3}}(?:{_WAYS})\b\.?(?:,? (?:[Aa]pt|[Uu]nit|#) ?\d{{1,5}})?"
)
_STREET_SMALL = re.compile(
    r"\b(?:at|live at|round to|come to|address is|staying at) \d{1,4}[a-d]? (?!weeks|week|days|years|months|hours|miles|minutes)[a-z]{3,20} (?:street|road|lane|avenue|close|terrace|crescent|drive)\b"
)
_POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}|(?!\d)[AC-FHKNPRTV-Y]\d[\dW] ?(?=[A-Z]{0,3}\d)[\dAC-FHKNPRTV-Y]{4})(?![\w-])"
)
_ZIP = re.compile(
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(?:-\d{4})?\b"
    r"|\b(?i:zip|pin|postal)(?: ?code)?(?: is|:)? \d{5,6}\b|\b[A-Z][a-z]{3,20} ?[-–] ?\d{6}\b"
)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_STREET, _STREET_SMALL, _POSTCODE, _ZIP):
        for found in pattern.finditer(text):
            words = found.group().rstrip(".")
            yield found.start(), found.start() + len(words)
