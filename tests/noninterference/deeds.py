"""What people do in a week, each deed through the page it is done on."""

from datetime import timedelta

from tests.noninterference.week import ROOM, Act

#: how a deed answers that has no page yet
DONE = 303


class Deeds:
    """A deed a method, named as the act is; it returns the status of the answer. `Life` gives them people and browsers."""

    def _edit_story(self, who: str, act: Act) -> int:
        fields = {"title": act.said["title"], "audience": act.said["audience"], "need": "company"}
        return self._send(who, f"/stories/{act.thing}/edit/", act, "edit", fields, "save")

    def _edit_reply(self, who: str, act: Act) -> int:
        return self._send(who, f"/stories/{act.story}/replies/{act.thing}/edit/", act, "edit-reply", {}, "save")

    def _withdraw_story(self, who: str, act: Act) -> int:
        return self._post(who, f"/stories/{act.thing}/withdrawal/", {})

    def _withdraw_reply(self, who: str, act: Act) -> int:
        return self._post(who, f"/stories/{act.story}/replies/{act.thing}/withdrawal/", {})

    def _erase_story(self, who: str, act: Act) -> int:
        return self._post(who, f"/stories/{act.thing}/erasure/", {})

    def _erase_reply(self, who: str, act: Act) -> int:
        return self._post(who, f"/stories/{act.story}/replies/{act.thing}/erasure/", {})

    def _close(self, who: str, act: Act) -> int:
        return self._post(who, f"/stories/{act.thing}/closing/", {})

    def _open(self, who: str, act: Act) -> int:
        return self._post(who, f"/stories/{act.thing}/opening/", {})

    def _react(self, who: str, act: Act) -> int:
        return self._post(who, f"/stories/{act.thing}/reaction/", act.said)

    def _keep(self, who: str, act: Act) -> int:
        return self._post(who, f"/stories/{act.thing}/keeping/", {"keep": "yes"})

    def _turn(self, who: str, act: Act) -> int:
        return self._post(who, f"/people/{self.persona(act.said['other'])}/distance/{act.said['way']}/", {})

    def _hide(self, who: str, act: Act) -> int:
        inside = "" if act.thing == act.story else f"replies/{act.thing}/"
        return self._post(who, f"/stories/{act.story}/{inside}distance/hide/", {})

    def _appear(self, who: str, act: Act) -> int:
        from tealight.stories import wording
        from tealight.stories.models import Reply, Story

        is_story = act.thing == act.story
        row = (Story.objects if is_story else Reply.objects.select_related("story")).filter(id=act.thing).first()
        if row is None or row.held_on is None:
            return DONE  # under a pen name of long ago nothing waited
        seen = wording.mark(row, wording.take(row, row if is_story else row.story, self.viewer(who)), self.viewer(who))
        inside = "" if is_story else f"replies/{act.thing}/"
        return self._post(who, f"/stories/{act.story}/{inside}appearance/", {"seen": seen})

    def _draft(self, who: str, act: Act) -> int:
        fields = {"title": "", "audience": "members", "need": "company", "body": act.said["body"]}
        fields |= {"write_as": "anonymous"} if act.said["anonymous"] else {}
        return self._post(who, "/stories/new/", {**fields, "ticket": self._ticket(who, "story", act.thing), "do": "keep"})

    def _room(self, who: str, act: Act) -> int:
        self.in_room ^= {who}
        return self._post(who, f"/rooms/{ROOM}/{'join' if who in self.in_room else 'leave'}/", {})

    def _line(self, who: str, act: Act) -> int:
        from tealight.accounts.actions.write_line import write_line

        self.chance.begin("act", len(self.acts))
        write_line(viewer=self.viewer(who), now=self.now, line=act.said["line"])
        return DONE

    def _mail(self, who: str, act: Act) -> int:
        from tealight.accounts.actions.ask_email import ask_email

        self.chance.begin("act", len(self.acts))
        ask_email(viewer=self.viewer(who), now=self.now, member_id=self.people[who][0], email=act.said["address"])
        return DONE

    def _loss(self, who: str, act: Act) -> int:
        fields = {"number": act.thing, "seen": "0", "kinds": "late", "word": "name", "known": "", "role": ""}
        self._signs_in(who)
        return self._post(who, "/account/losses/new/", fields | {"name": act.said["name"]})

    def _report(self, who: str, act: Act) -> int:
        inside = "" if act.thing == act.story else f"replies/{act.thing}/"
        url, browser = f"/stories/{act.story}/{inside}report/", self.browsers[who]
        self.chance.begin("act", len(self.acts), "reads the form")
        form = browser.get(url).form(url)
        self.now += timedelta(seconds=30)
        self.chance.begin("act", len(self.acts), "reports")
        return browser.send(form, follow=False, **act.said).status

    def _judge(self, who: str, act: Act) -> int:
        """The team's way with a case, through its pages."""
        from tealight.moderation.models import Case

        case = Case.objects.filter(thing=act.thing, closed_on=None).values_list("id", flat=True).first()
        if case is None:
            return DONE  # two had told of it, and it is settled already
        self._signs_in(who)
        path, browser = f"/desk/cases/{case}/", self.browsers[who]
        self._post(who, f"{path}claim/", {})
        self.ask(who, path)
        self.chance.begin("act", len(self.acts), "reads the form")
        said = {"what": act.said["what"], "reason": "Once more.", "category": "unkind"}
        page = browser.send(browser.get(f"{path}decide/").form(), press="step=letter", **said)
        self.chance.begin("act", len(self.acts), "decides")
        return browser.send(page.form(f"{path}decide/"), press="step=send", follow=False).status

    # ── how a week can end ──────────────────────────────────────────────────────────────────────
    def _decide(self, who: str, act: Act) -> int:
        """The team writes to an anonymous name and decides about it, which reaches whoever it may be; they answer and have their say."""
        from tealight.letters.actions.answer import answer
        from tealight.letters.actions.write_first import write_first
        from tealight.moderation.actions.appeal_sanction import appeal_sanction
        from tealight.moderation.actions.lift_sanction import lift_sanction
        from tealight.moderation.actions.sanction_persona import sanction_persona
        from tealight.stories.models import Reply, Story

        self.chance.begin("act", len(self.acts), "decides")
        row = (Story if act.thing == act.story else Reply).objects.get(id=act.thing)
        decision = sanction_persona(
            viewer=self.viewer(who), now=self.now, persona_id=row.persona_id, kind=act.said["kind"], reason="Once more.",
        )
        conversation = write_first(
            viewer=self.viewer(who), now=self.now, face=row.persona_id, as_name="Alder", text="Is anyone with you?",
        )
        behind = self.who[act.said["about"]]
        answer(viewer=self.viewer(behind), now=self.now, conversation=conversation, text="Nobody is.")
        self._post(behind, f"/stories/{act.story}/replies/", {
            "body": "Let me.", "anonymous": "on", "ticket": self._ticket(behind, "reply", act.said["another"]), "do": "send",
        })
        appeal_sanction(viewer=self.viewer(behind), now=self.now, decision=decision, text="It was not so.")
        if act.said["lifted"]:
            lift_sanction(viewer=self.viewer(who), now=self.now, decision=decision)
        return DONE

    def _pause(self, who: str, act: Act) -> int:
        self._signs_in(who)
        self.gone |= {who}
        return self._post(who, "/account/pause/", {})

    def _leave(self, who: str, act: Act) -> int:
        """One of the two closes the account, or both at once, and says what becomes of what was anonymous."""
        for name in (who, *act.said["also"]):
            self._signs_in(name)
            self.gone |= {name}
            fields = {what: act.said[what] for what in ("words", "anonymous", "when")}
            answered = self._post(name, "/account/close/", fields | {"do": name})  # one word more, by which chance falls anew
            assert answered == DONE, (name, answered)
        return DONE

    def _wait(self, who: str, act: Act) -> int:
        return DONE
