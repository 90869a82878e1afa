"""An article as its editors have it now, to be written out as Markdown."""

from collections.abc import Callable

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.markdown import Quick, Source, Written, tidy
from tealight.magazine.markdown.prose import one_line
from tealight.magazine.models import Article
from tealight.magazine.quick import is_approved
from tealight.place.queries import notes as notes_of
from tealight.place.queries import place


def written(viewer: Viewer, article: int, file_name: Callable[[object], str] | None = None) -> Written:
    """Return the article, the published text of it, or the draft where there is none.

    Pictures stand under `file_name(picture)`, else under the names of their files.
    """
    require(policy.may_settle(viewer))
    page = Article.objects.get(id=article)
    if not page.live and page.latest_revision_id:
        page = page.latest_revision.as_object()
    named = file_name or (lambda picture: picture.file.name.rpartition("/")[2])
    return Written(
        title=page.title, slug=page.slug, category=page.get_parent().title, standfirst=page.standfirst, author=page.author_name,
        author_role=page.author_role, clinical_reviewer=page.clinical_reviewer, clinical_credentials=page.clinical_credentials,
        lived_reviewer=page.lived_reviewer, published_on=page.first_published_at and page.first_published_at.date(),
        reviewed_on=page.reviewed_on, next_review_on=page.next_review_on, sample=page.is_sample, draft=not page.live,
        countries=tuple(code.strip() for code in page.countries.split(",") if code.strip()), from_days=page.from_days,
        to_days=page.to_days, notes=tuple(notes_of(place().version).keys(page.notes)), urgent=page.has_urgent_box,
        topics=tuple(one.value.title for one in page.topics if one.value is not None),
        series=page.series.title if page.series else "", series_part=page.series_part,
        questions=tuple(str(one.value) for one in page.questions),
        read_next=tuple(one.value.slug for one in page.read_next if one.value is not None),
        references=tuple(
            Source(one.value["title"], one.value["publisher"], one.value["url"] or "", one.value["published"] or "", one.value["looked_at"])
            for one in page.references
        ),
        quick=Quick(
            tuple((one.value["lead"], one.value["rest"] or "") for one in page.quick_points), page.quick_do, page.quick_help,
            is_approved(page),
        ),
        body=tuple({"type": block.block_type, "value": _value(block, named)} for block in page.body),
    )


def _value(block, named: Callable[[object], str]):
    kind, value = block.block_type, block.value
    match kind:
        case "text":
            return tidy(value.source)
        case "heading" | "subheading":
            return one_line(value)
        case "facts":
            return [one_line(fact) for fact in value]
        case "quote":
            return {"words": value["words"].replace("\r\n", "\n").strip(), "said_by": value["said_by"] or ""}
        case "table":
            return {"title": value["title"], "head": list(value["head"]), "rows": [[cell or "" for cell in row] for row in value["rows"]]}
        case "picture":
            picture = value["image"]
            return {
                "image": named(picture) if picture else "missing", "alt": value["alt"], "caption": value["caption"] or "",
                "credit": value["credit"], "notes": list(value["notes"] or ()),
            }
    return {"title": one_line(value["title"]), "text": tidy(value["text"].source)}
