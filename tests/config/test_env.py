"""The operator's choices: every fault at once, secrets from files, and no open door by mistake."""

from pathlib import Path

import pytest

from tealight.config import addresses
from tealight.config.env import Env, SettingsFault


def faults_of(**environment: str) -> tuple[str, ...]:
    with pytest.raises(SettingsFault) as caught:
        Env.load({f"TEALIGHT_{name.upper()}": text for name, text in environment.items()})
    return caught.value.faults


def test_all_faults_are_told_at_once():
    faults = faults_of(port="ninety", behind_https="perhaps", log_level="loud", addres="https://x.example")
    assert len(faults) == 4
    for name in ("TEALIGHT_PORT", "TEALIGHT_BEHIND_HTTPS", "TEALIGHT_LOG_LEVEL", "TEALIGHT_ADDRES"):
        assert any(fault.startswith(name) for fault in faults)


def test_a_door_to_other_machines_without_https_stays_shut():
    (fault,) = faults_of(host="0.0.0.0")
    assert "--behind-https" in fault
    assert Env.load({}).host == "127.0.0.1"
    opened = Env.load({"TEALIGHT_HOST": "0.0.0.0", "TEALIGHT_BEHIND_HTTPS": "yes", "TEALIGHT_ADDRESS": "https://a.example"})
    assert "a.example" in opened.allowed_hosts


def test_plain_http_is_no_address_for_a_place():
    (fault,) = faults_of(address="http://a.example")
    assert "https://" in fault


def test_a_secret_may_come_from_a_file_but_not_from_two_places(tmp_path: Path):
    file = tmp_path / "smtp"
    file.write_text("smtp://u:p@mail.example:2525\n")
    loaded = Env.load({"TEALIGHT_SMTP_URL_FILE": str(file), "TEALIGHT_MAIL_FROM": "post@a.example"})
    assert loaded.smtp_url == "smtp://u:p@mail.example:2525"
    (fault,) = faults_of(smtp_url="smtp://mail.example", smtp_url_file=str(file), mail_from="post@a.example")
    assert "both set" in fault


def test_a_fault_never_repeats_a_secret():
    (fault,) = faults_of(database_url="mysql://ada:violets@host/x")
    assert "violets" not in fault


def test_the_command_line_goes_before_the_environment():
    assert Env.load({"TEALIGHT_PORT": "9000"}, port=9100).port == 9100


def test_the_first_start_makes_its_keys_and_a_second_keeps_them(tmp_path: Path):
    first = Env.load({}, data=tmp_path / "place")
    first.prepare()
    key, signing = first.master_key_bytes(), first.signing_key()
    assert len(key) == 32
    assert first.master_key_file.stat().st_mode & 0o077 == 0
    first.prepare()
    assert (first.master_key_bytes(), first.signing_key()) == (key, signing)


def test_a_ring_without_its_master_key_is_never_given_a_new_one(tmp_path: Path):
    place = Env.load({}, data=tmp_path)
    place.prepare()
    place.ring_file.touch()
    place.master_key_file.unlink()
    with pytest.raises(SettingsFault, match="recovery copy"):
        place.prepare()
    assert not place.master_key_file.exists()


def test_a_master_key_others_may_read_is_refused(tmp_path: Path):
    place = Env.load({}, data=tmp_path)
    place.prepare()
    place.master_key_file.chmod(0o644)
    with pytest.raises(SettingsFault, match="chmod 600"):
        place.master_key_bytes()


def test_a_database_address_is_read_part_by_part():
    found = addresses.database("postgresql://ada:p%40ss@db.example:6432/place?sslmode=require")
    assert found["NAME"] == "place"
    assert found["PASSWORD"] == "p@ss"
    assert found["OPTIONS"] == {"options": "-c jit=off", "sslmode": "require"}


def test_mail_goes_encrypted_unless_the_operator_says_otherwise():
    assert addresses.mail_server("smtp://mail.example")["EMAIL_USE_TLS"]
    assert addresses.mail_server("smtps://mail.example")["EMAIL_PORT"] == 465
    assert not addresses.mail_server("smtp://127.0.0.1:2525?tls=none")["EMAIL_USE_TLS"]
