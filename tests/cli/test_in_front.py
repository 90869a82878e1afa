"""What stands in front of a place is read for what would harm people, and what we ship is well."""

from pathlib import Path

import pytest

from tealight.cli.doctor import _in_front
from tealight.cli.in_front import faults_in

SHIPPED = Path(__file__).parents[2] / "docs" / "in-front"
NGINX, CADDY = (SHIPPED / "nginx.conf").read_text(), (SHIPPED / "Caddyfile").read_text()


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_what_we_ship_is_well(name):
    assert _in_front(str(SHIPPED / name)) == []


@pytest.mark.parametrize(("shipped", "before", "after", "says"), [
    (NGINX, "access_log off;", "", "logs paths and addresses"),
    (NGINX, "access_log off;", "# access_log off;", "logs paths and addresses"),
    (NGINX, "location / {", "location / {\n access_log /var/log/nginx/a.log;", "logs paths and addresses"),
    (NGINX, "error.log emerg;", "error.log crit;", "“emerg”"),
    (NGINX, "error_log /var/log/nginx/error.log emerg;", "", "“emerg”"),
    (NGINX, "proxy_set_header X-Forwarded-Proto $scheme;", "", "X-Forwarded-Proto"),
    (NGINX, "proxy_set_header X-Forwarded-For $remote_addr;", "", "nobody can be told apart"),
    (NGINX, "X-Forwarded-For $remote_addr", "X-Forwarded-For $http_x_forwarded_for", "nobody can be told apart"),
    (NGINX, "proxy_set_header Host $host;", "", "pass Host on"),
    (NGINX, "proxy_max_temp_file_size 0;", "", "in files on their way"),
    (CADDY, "encode gzip", "log", "take “log” out"),
    (CADDY, "encode gzip", "log {\n output file /var/log/a.log\n }", "take “log” out"),
    (CADDY, "exclude http", "", "“exclude http”"),
    (CADDY, "exclude http", "exclude http.log.access", "“exclude http”"),
    (CADDY, ":8000", ":8000 {\n header_up -X-Forwarded-For\n }", "nobody can be told apart"),
    (CADDY, "log default {", "debug\n log default {", "told to debug"),
    (CADDY, "reverse_proxy", "respond", "passes nothing on"),
])
def test_what_would_harm_people_is_said(shipped, before, after, says):
    assert before in shipped
    (said,) = faults_in(shipped.replace(before, after))
    assert says in said


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert "No such file" in _in_front(str(tmp_path / "Caddyfile"))[0]
    (tmp_path / "odd").write_bytes(b"\xff\xfe")
    assert "no text" in _in_front(str(tmp_path / "odd"))[0]


def test_behind_https_somebody_must_have_looked(monkeypatch):
    from dataclasses import replace

    from tealight.config import env

    assert _in_front(None) == []
    chosen = replace(env.chosen(), behind_https=True, address="https://our-place.example")
    monkeypatch.setattr(env, "chosen", lambda: chosen)
    assert "docs/operating.md" in _in_front(None)[0]
