"""What was brought along can be taken away again: every article as Markdown, with its pictures."""

import argparse
from importlib import import_module

import pytest

from tealight.magazine.markdown import article_from_markdown
from tealight.magazine.models import Article
from tests.magazine.exported import ghost, wordpress

command = import_module("tealight.cli.export")


@pytest.fixture
def export(place, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(command.place, "prepare", lambda: None)

    def exported(to):
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        return command.run(parser.parse_args(["articles", "--to", str(to)])), capsys.readouterr()

    return exported


@pytest.mark.parametrize(("program", "content"), [("ghost", ghost()), ("wordpress", wordpress())])
def test_what_came_goes_out_whole_and_reads_back(program, content, bring, export, tmp_path):
    bring(program, content, "--published")
    status, told = export(tmp_path / "out")
    assert status == 0 and "Articles: 5. Pictures: 2." in told.out
    files = {file.stem: file for file in (tmp_path / "out").glob("*/*.md")}
    assert files.keys() == set(Article.objects.values_list("slug", flat=True))
    milk = article_from_markdown(files["milk-afterwards"].read_text())
    assert milk.title == "Milk, afterwards" and milk.author.startswith("Robin Field") and not milk.draft and milk.topics == ("Milk",)
    assert article_from_markdown(files["not-ready"].read_text()).draft
    shown = [(files["milk-afterwards"].parent / name).resolve() for name in milk.pictures]
    assert len(shown) == 3 and all(file.is_file() for file in shown)
    assert len([block["type"] for block in milk.body]) == len(Article.objects.get(slug="milk-afterwards").body)


def test_a_directory_with_something_in_it_is_left_alone(export, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    status, told = export(tmp_path)
    assert status == 1 and "not empty" in told.err and [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
