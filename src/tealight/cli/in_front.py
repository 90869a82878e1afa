"""Reads the configuration of the web server in front and says what would harm people. Pure.

It knows Caddy and nginx, by the directives that docs/in-front/ has. It is no parser:
what it cannot find it asks for, and who did it another way sees that it is so.
"""

import re


def faults_in(text: str) -> list[str]:
    """Return what is wrong in a Caddyfile or a configuration of nginx, a sentence each."""
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    words = "\n".join(line for line in lines if line)
    if re.search(r"^\s*proxy_pass\s", words, re.M):
        return _nginx(words)
    if re.search(r"^\s*reverse_proxy\s", words, re.M):
        return _caddy(words)
    return ["This file passes nothing on to Tealight, or is neither Caddy's nor nginx's; docs/in-front/ has both."]


def _nginx(words: str) -> list[str]:
    found = []
    access = re.findall(r"^\s*access_log\s+([^;]*);", words, re.M)
    if not access or any(log.strip() != "off" for log in access):
        found.append("nginx logs paths and addresses: it needs “access_log off;”, and no other access_log.")
    errors = re.findall(r"^\s*error_log\s+([^;]*);", words, re.M)
    if not errors or any(_writes_requests(log) for log in errors):
        found.append("nginx logs who asked for what when something goes wrong: its error_log needs the level “emerg”.")
    sent = dict(re.findall(r"^\s*proxy_set_header\s+(\S+)\s+([^;]*);", words, re.M))
    if "X-Forwarded-Proto" not in sent:
        found.append("nginx does not say X-Forwarded-Proto: Tealight takes every page for unencrypted.")
    if not re.search(r"\$(remote_addr|proxy_add_x_forwarded_for)", sent.get("X-Forwarded-For", "")):
        found.append("nginx does not say X-Forwarded-For: nobody can be told apart, and one who guesses may shut out all.")
    if sent.get("Host", "") not in {"$host", "$http_host"}:
        found.append("nginx does not pass Host on: Tealight answers only to the names it knows.")
    if not re.search(r"^\s*proxy_max_temp_file_size\s+0;", words, re.M):
        found.append("nginx lays long pages down in files on their way: it needs “proxy_max_temp_file_size 0;”.")
    return found


def _writes_requests(log: str) -> bool:
    return log.split()[-1:] != ["emerg"] and log.split()[:1] != ["/dev/null"]


def _caddy(words: str) -> list[str]:
    found = []
    logs = re.findall(r"^\s*log\b(.*)$", words, re.M)
    if any(log.strip() != "default {" for log in logs):
        found.append("Caddy logs paths and addresses: take “log” out of the site.")
    if not re.search(r"^\s*exclude\s+(.*\s)?http(\s|$)", words, re.M):
        found.append("Caddy logs who asked for what when something goes wrong: its “log default” needs “exclude http”.")
    if re.search(r"^\s*(header_up|request_header)\s+-X-Forwarded", words, re.M):
        found.append("Caddy takes X-Forwarded headers away: nobody can be told apart, and one who guesses may shut out all.")
    if re.search(r"^\s*debug\s*$", words, re.M):
        found.append("Caddy is told to debug, which writes down much about everyone.")
    return found
