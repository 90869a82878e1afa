"""What is in the tree belongs to everyone: no path of one machine, no dead reference, no odd licence."""

import importlib.metadata
import re
import subprocess

from tests.structure.code import ROOT

# Libraries may be used under these; each says so in its own words.
LICENCES = re.compile(
    r"\b(MIT|BSD|Apache|ISC|Python Software Foundation|PSF|MPL|Mozilla|LGPL|Lesser General Public|Unlicense|"
    r"Public Domain|Zero-Clause|0BSD|HPND|Historical Permission|CC0|Artistic)\b",
    re.IGNORECASE,
)
FORBIDDEN_LICENCES = re.compile(r"\b(AGPL|SSPL|Commons Clause|proprietary|Business Source)\b", re.IGNORECASE)
# What their metadata leaves unsaid or muddles, read by us in their files.
READ_BY_US = {
    "qrcode": "BSD; one classifier says otherwise, the licence text does not",
    "axe-playwright-python": "MIT, with axe-core under MPL-2.0; for tests only",
}


def tracked() -> list[str]:
    """Files in the tree; without git (an unpacked archive), every file that is not of our making."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode == 0:
        return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    own = {".venv", "data", ".tealight", ".git"}
    return [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*")
        if path.is_file() and not own & set(path.relative_to(ROOT).parts)
    ]


def texts():
    for name in tracked():
        raw = (ROOT / name).read_bytes()
        if b"\0" not in raw[:4096]:
            yield name, raw.decode("utf-8", "replace")


def test_no_file_names_a_place_on_one_machine():
    machine = re.compile(r"(?<![\w.-])/(work|root|home|Users|tmp)/[\w.]+")
    strays = []
    for name, text in texts():
        for number, line in enumerate(text.splitlines(), 1):
            if machine.search(line):
                strays.append(f"{name}:{number}")
    assert not strays, strays


def test_no_secret_lies_in_the_tree():
    key = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:api|secret)_?key\s*=\s*['\"][A-Za-z0-9+/_-]{24,}", re.IGNORECASE)
    strays = [name for name, text in texts() if key.search(text) and name != "tests/structure/test_tree.py"]
    assert not strays, strays


def test_every_path_the_papers_name_exists():
    """Papers that point to nothing teach people not to read them."""
    # articles of the sample lead to places of the site, and have a test of their own
    papers = [name for name in tracked() if name.endswith(".md") and "/texts/articles/" not in name]
    named = re.compile(r"`((?:src|docs|tests|bench|\.ci)/[\w./-]*[\w/]|\./(?:run|test)|pyproject\.toml)`|\]\((?!https?:|#|mailto:)([^)#\s]+)")
    lost = []
    for name in papers:
        for match in named.finditer(re.sub(r"```markdown.*?```", "", (ROOT / name).read_text(), flags=re.DOTALL)):
            plain, link = match.groups()
            there = (ROOT / plain) if plain else (ROOT / name).parent / link
            if not there.exists():
                lost.append(f"{name}: {plain or link}")
    assert not lost, lost


def _licence(package: importlib.metadata.Distribution) -> str:
    facts = package.metadata
    words = [facts.get("License-Expression") or "", (facts.get("License") or "")[:200]]
    words += [line for line in facts.get_all("Classifier") or [] if line.startswith("License ::")]
    return " ".join(words)


def _locked(name: str) -> set[str]:
    return {
        match[1].lower().replace("_", "-")
        for match in re.finditer(r"^([A-Za-z0-9_.-]+)==", (ROOT / name).read_text(), re.MULTILINE)
    }


def test_everything_installed_is_licensed_for_what_we_do():
    locked = _locked("requirements-dev.lock")
    odd = {}
    for package in importlib.metadata.distributions():
        name = package.metadata["Name"].lower().replace("_", "-")
        licence = _licence(package)
        if name in locked and name not in READ_BY_US and (not LICENCES.search(licence) or FORBIDDEN_LICENCES.search(licence)):
            odd[name] = licence
    assert not odd, odd


def test_the_lock_files_pin_and_hash_every_line():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        entries = re.split(r"\n(?=\S)", text.strip())
        bare = [entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]
        assert not bare, bare
        assert not re.search(r"^\s*(-f|--find-links|--index-url|--extra-index-url)|file://", text, re.MULTILINE)
    assert _locked("requirements.lock") <= _locked("requirements-dev.lock")


def test_what_the_glossary_names_stands_where_it_says():
    """Each word's address is a file or a room that is there; the words of how pages are drawn are among them."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", (ROOT / "docs/glossary.md").read_text(), re.MULTILINE)
    addresses = [address.replace("<room>", "stories") for _, where in rows for address in re.findall(r"`([^`]+/[^`]*)`", where)]
    assert len(addresses) > 30
    assert not [address for address in addresses if not (ROOT / "src/tealight" / address).exists()]
    words = {word for word, _ in rows}
    assert {"fragment", "stencil", "ways"} <= words
