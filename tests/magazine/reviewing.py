"""Reviews for tests: what the two reviewers of an article would have said, through Wagtail's own workflow."""

from django.conf import settings


def both_say_yes(article, by) -> None:
    """Have the newest text of `article` approved in both reviews by `by`, an editor who wrote none of it."""
    from tealight.accounts.models import Member

    member = Member.objects.get(id=by.member_id)
    page = type(article).objects.get(id=article.id)
    if page.current_workflow_state is None:
        page.get_workflow().start(page, member)
    for _ in ("clinical", "lived"):
        state = type(article).objects.get(id=article.id).current_workflow_task_state
        state.task.specific.on_action(state, member, "approve")


class AtTheDesk:
    """An editor's browser in the CMS, with a form token."""

    def __init__(self, browser):
        self.client = browser.client
        self.client.get("/desk/cms/images/add/")

    def get(self, address: str):
        return self.client.get(f"/desk/cms/{address}")

    def send(self, address: str, **fields):
        fields["csrfmiddlewaretoken"] = self.client.cookies[settings.CSRF_COOKIE_NAME].value
        return self.client.post(f"/desk/cms/{address}", fields)

    def edit(self, article, *words: str, **changes):
        """Send the form of `article` with `words` as its text; what is pressed is among `changes`."""
        from tests.magazine.writing import article_form

        address = f"pages/{article.id}/edit/"
        return self.send(address, **article_form(self.get(address), *words, **changes))

    def judge(self, article, answer: str, comment: str = "", *words: str, review: str = ""):
        """Say `answer`, approve or reject, of `article` as it stands; of `review`, where the page is an old one."""
        import json

        waiting = type(article).objects.get(id=article.id).current_workflow_task_state
        said = {"review": review or str(waiting.id), "action-workflow-action": "true", "workflow-action-name": answer, "workflow-action-extra-data": json.dumps({"comment": comment})}
        return self.edit(article, *words, **said)
