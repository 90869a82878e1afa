# Sourced by ./run and ./test: makes .venv from a lock file whose every line carries a hash, so
# that nobody between the package index and this machine can hand people's stories to code we
# never chose. A stamp holds the lock's digest: the second start installs nothing.
#
# Gives: $PYTHON (the environment's interpreter). Reads: $ROOT.

say() { printf '%s\n' "$*" >&2; }

# Compiled once: a process that compiles everything anew starts four times slower, and holds more memory. Where
# somebody wants nothing compiled beside the source, it is kept apart from it.
if [ -n "${PYTHONDONTWRITEBYTECODE:-}" ]; then
    unset PYTHONDONTWRITEBYTECODE
    export PYTHONPYCACHEPREFIX="${PYTHONPYCACHEPREFIX:-$ROOT/.tealight/compiled}"
fi

# Prints the newest usable Python from 3.11 on, or fails having said what is missing.
find_python() {
    incomplete=""
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        found=$(command -v "$name" 2>/dev/null) || continue
        "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
        if missing=$("$found" - <<'PYTHON' 2>/dev/null
import importlib.util, sys
names = [n for n in ("venv", "ensurepip", "ssl", "sqlite3", "zlib") if importlib.util.find_spec(n) is None]
print(" and ".join(names))
sys.exit(bool(names))
PYTHON
        ); then
            printf '%s\n' "$found"
            return 0
        fi
        [ -n "$incomplete" ] || incomplete="$("$found" -c 'import sys; print("Python %d.%d" % sys.version_info[:2])') at $found lacks the module ${missing:-it should have}"
    done
    if [ -n "$incomplete" ]; then
        say "Tealight needs a complete Python, and $incomplete."
        say "On Debian and Ubuntu: apt install python3-venv"
    else
        say "Tealight needs Python 3.11 or newer, and none was found in PATH."
        say "On Debian and Ubuntu: apt install python3 python3-venv"
    fi
    return 1
}

# make_environment LOCKFILE [LOCKFILE-ALSO-ENOUGH]
make_environment() {
    wanted=$1
    enough=${2:-$1}
    venv="$ROOT/.venv"
    PYTHON="$venv/bin/python"
    if environment_holds "$wanted" || environment_holds "$enough"; then
        return 0
    fi
    mkdir -p "$ROOT/.tealight"
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$ROOT/.tealight/environment.lock"
        flock 9
        if environment_holds "$wanted" || environment_holds "$enough"; then
            exec 9>&-
            return 0
        fi
    fi
    if ! "$PYTHON" -m pip --version >/dev/null 2>&1; then
        base=$(find_python) || exit 1
        say "Making the environment with $("$base" --version)…"
        rm -rf "$venv"
        "$base" -m venv "$venv" || { say "python -m venv failed, see above."; exit 1; }
    fi
    rm -f "$venv"/.*.installed
    say "Fetching what Tealight stands on (hash-checked, only this once)…"
    # Not compiled ahead: Python compiles the half that is used, when it is first used.
    PIP_DISABLE_PIP_VERSION_CHECK=1 "$PYTHON" -m pip install -qq --no-input --no-deps --no-compile \
        --require-hashes -r "$ROOT/$wanted" || {
        say "The packages of $wanted could not be installed; pip's words are above."
        exit 1
    }
    "$PYTHON" - "$ROOT" <<'PYTHON'
import sys, sysconfig, pathlib
root = pathlib.Path(sys.argv[1])
site = pathlib.Path(sysconfig.get_paths()["purelib"])
(site / "tealight.pth").write_text(f"{root / 'src'}\n")
command = pathlib.Path(sys.prefix, "bin", "tealight")
command.write_text(f"#!{sys.executable}\nimport sys\nfrom tealight.cli import main\nsys.exit(main())\n")
command.chmod(0o755)
PYTHON
    cp "$ROOT/$wanted" "$venv/.$wanted.installed"
    [ ! -e "$ROOT/.tealight/environment.lock" ] || exec 9>&-
}

environment_holds() {
    cmp -s "$ROOT/$1" "$ROOT/.venv/.$1.installed" && [ -x "$ROOT/.venv/bin/python" ]
}
