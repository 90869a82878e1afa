"""Exports as Ghost and WordPress write them, in their exporters' own shape. The words are made up."""

import json

GHOST_TEXT = (
    '<p>Milk can come after <strong>any</strong> loss. <a href="__GHOST_URL__/going-back/">Going back</a> is another matter.</p>'
    '<figure class="kg-card kg-image-card kg-card-hascaption"><img src="__GHOST_URL__/content/images/size/w1000/2021/03/window.png"'
    ' class="kg-image" alt="A window" loading="lazy"><figcaption>Morning</figcaption></figure>'
    '<h2 id="what-helps">What helps</h2><ul><li>Cold</li><li>Time</li></ul>'
    '<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div>'
    '<div class="kg-callout-text">Ask <b>your</b> midwife.</div></div>'
    '<div class="kg-card kg-toggle-card" data-kg-toggle-state="close"><div class="kg-toggle-heading">'
    '<h4 class="kg-toggle-heading-text"><span>How long?</span></h4><button class="kg-toggle-card-icon"><svg></svg></button></div>'
    '<div class="kg-toggle-content"><p>One to two weeks.</p></div></div>'
    '<figure class="kg-card kg-gallery-card kg-width-wide"><div class="kg-gallery-container"><div class="kg-gallery-row">'
    '<div class="kg-gallery-image"><img src="__GHOST_URL__/content/images/2021/03/cup.png" alt="A cup"></div>'
    '<div class="kg-gallery-image"><img src="__GHOST_URL__/content/images/2021/03/gone.png" alt="A hill"></div></div></div></figure>'
    '<figure class="kg-card kg-embed-card"><iframe src="https://video.example/embed/1" allowfullscreen></iframe></figure>'
    '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://college.example/milk">'
    '<div class="kg-bookmark-content"><div class="kg-bookmark-title">A leaflet</div></div></a></figure>'
    '<blockquote>It passed.</blockquote><table><thead><tr><th>Day</th><th>What</th></tr></thead>'
    "<tbody><tr><td>3</td><td>It comes</td></tr></tbody></table><script>alert(1)</script><style>p{}</style>"
    '<div class="kg-card kg-signup-card"><form><input type="email"></form></div>'
)


def ghost(*, wrapped: bool = True, version: str = "5.82.2", **more) -> bytes:
    """Two articles, a draft, one for members, one scheduled for a day long ago, and a page."""
    def post(number: int, title: str, slug: str, **fields) -> dict:
        return {
            "id": f"60000000000000000000000{number}", "title": title, "slug": slug, "html": f"<p>{title}.</p>", "type": "post",
            "status": "published", "visibility": "public", "feature_image": None, "custom_excerpt": None, "lexical": None,
            "created_at": "2021-03-01T08:00:00.000Z", "updated_at": "2021-05-06T08:00:00.000Z",
            "published_at": "2021-03-04T21:17:03.000Z", "codeinjection_head": None, **fields,
        }  # fmt: skip

    posts = [
        post(1, "Milk, afterwards", "milk-afterwards", html=GHOST_TEXT, custom_excerpt="It can come after any loss.",
             feature_image="__GHOST_URL__/content/images/2021/03/cup.png"),
        post(2, "Going back", "going-back"),
        post(3, "Not ready", "not-ready", status="draft", published_at=None),
        post(4, "For members", "for-members", visibility="members"),
        post(5, "Meant for later", "meant-for-later", status="scheduled"),
        post(6, "About us", "about", type="page"),
    ]  # fmt: skip
    data = {
        "posts": posts,
        "posts_meta": [{"post_id": posts[0]["id"], "feature_image_alt": "A cup of tea", "feature_image_caption": "<em>Tea</em>"}],
        "users": [{"id": "u1", "name": "Robin Field", "slug": "robin", "email": "robin@old.example", "password": "$2a$10$x"},
                  {"id": "u2", "name": "Kit", "slug": "kit", "email": "kit@old.example"}],
        "posts_authors": [{"post_id": posts[0]["id"], "author_id": "u2", "sort_order": 1},
                          {"post_id": posts[0]["id"], "author_id": "u1", "sort_order": 0}],
        "tags": [{"id": "t1", "name": "Bodies", "slug": "bodies", "visibility": "public"},
                 {"id": "t2", "name": "#inside", "slug": "hash-inside", "visibility": "internal"},
                 {"id": "t3", "name": "Milk", "slug": "milk", "visibility": "public"}],
        "posts_tags": [{"post_id": posts[0]["id"], "tag_id": tag, "sort_order": at} for at, tag in enumerate(("t1", "t2", "t3"))],
        "members": [{"id": "m1", "email": "somebody@home.example", "name": "Somebody"}], **more,
    }  # fmt: skip
    whole = {"meta": {"exported_on": 1700000000000, "version": version}, "data": data}
    return json.dumps({"db": [whole]} if wrapped else whole).encode()


CLASSIC = """Milk can come after any loss.
It passes.

[caption id="attachment_9" align="aligncenter" width="300"]<img class="size-medium wp-image-9" src="https://old.example/wp-content/uploads/2019/03/window-300x200.png" alt="A window" width="300" height="200" /> Morning[/caption]

<h2>What helps</h2>
[gallery ids="10,11"]

https://video.example/watch

<a href="https://old.example/2019/04/going-back/">Going back</a> [contact-form-7 id="3"]"""
BLOCKS = """<!-- wp:paragraph -->
<p>Going back takes <em>time</em>.</p>
<!-- /wp:paragraph -->

<!-- wp:details -->
<details class="wp-block-details"><summary>How long?</summary><!-- wp:paragraph -->
<p>Weeks.</p>
<!-- /wp:paragraph --></details>
<!-- /wp:details -->

<!-- wp:table -->
<figure class="wp-block-table"><table><thead><tr><th>Day</th><th>What</th></tr></thead><tbody><tr><td>1</td><td>Half</td></tr></tbody></table><figcaption>A plan</figcaption></figure>
<!-- /wp:table -->

<!-- wp:embed {"url":"https://video.example/2"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://video.example/2
</div></figure>
<!-- /wp:embed -->"""


def wordpress(*, version: str = "1.2", before: str = "", within: str = "") -> bytes:
    """Two articles, a draft, one for later, one behind a password, a page, files, a menu and a comment."""
    def item(number: int, title: str, slug: str, text: str = "", *, kind: str = "post", status: str = "publish", more: str = "") -> str:
        return f"""
	<item>
		<title><![CDATA[{title}]]></title>
		<link>https://old.example/2019/0{number}/{slug}/</link>
		<pubDate>Mon, 04 Mar 2019 21:17:03 +0000</pubDate>
		<dc:creator><![CDATA[robin]]></dc:creator>
		<guid isPermaLink="false">https://old.example/?p={number}</guid>
		<description></description>
		<content:encoded><![CDATA[{text or f"{title}."}]]></content:encoded>
		<excerpt:encoded><![CDATA[]]></excerpt:encoded>
		<wp:post_id>{number}</wp:post_id>
		<wp:post_date><![CDATA[2019-03-04 21:17:03]]></wp:post_date>
		<wp:post_date_gmt><![CDATA[{"2019-03-04 21:17:03" if status == "publish" else "0000-00-00 00:00:00"}]]></wp:post_date_gmt>
		<wp:post_modified_gmt><![CDATA[2019-05-06 08:00:00]]></wp:post_modified_gmt>
		<wp:post_name><![CDATA[{slug}]]></wp:post_name>
		<wp:status><![CDATA[{status}]]></wp:status>
		<wp:post_type><![CDATA[{kind}]]></wp:post_type>
		{more or "<wp:post_password><![CDATA[]]></wp:post_password>"}
	</item>"""  # noqa: W191, E101 - the exporter writes tabs

    def file(number: int, name: str) -> str:
        return item(number, name, name, kind="attachment", status="inherit",
                    more=f"<wp:attachment_url><![CDATA[https://old.example/wp-content/uploads/2019/03/{name}.png]]></wp:attachment_url>"
                         "<wp:postmeta><wp:meta_key><![CDATA[_wp_attachment_image_alt]]></wp:meta_key>"
                         f"<wp:meta_value><![CDATA[A {name}]]></wp:meta_value></wp:postmeta>")

    first = (
        '<category domain="category" nicename="bodies"><![CDATA[Bodies &amp; milk]]></category>'
        '<category domain="post_tag" nicename="milk"><![CDATA[Milk]]></category>'
        "<wp:postmeta><wp:meta_key><![CDATA[_thumbnail_id]]></wp:meta_key><wp:meta_value><![CDATA[10]]></wp:meta_value></wp:postmeta>"
        "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author_email>a@home.example</wp:comment_author_email></wp:comment>"
    )
    items = [
        item(3, "Milk, afterwards", "milk-afterwards", CLASSIC, more=first), item(4, "Going back", "going-back", BLOCKS),
        item(5, "Not ready", "not-ready", status="draft"), item(6, "Meant for later", "later", status="future"),
        item(7, "Behind a password", "secret", more="<wp:post_password><![CDATA[word]]></wp:post_password>"),
        item(8, "About us", "about", kind="page"), file(9, "window"), file(10, "cup"), file(11, "gone"),
        item(12, "Menu", "menu", kind="nav_menu_item"), item(13, "Thrown away", "old", status="trash"),
    ]
    return f"""<?xml version="1.0" encoding="UTF-8" ?>
{before}<!-- This is a WordPress eXtended RSS file generated by WordPress as an export of your site. -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>Old place</title>{within}
	<link>https://old.example</link>
	<wp:wxr_version>{version}</wp:wxr_version>
	<wp:base_site_url>https://old.example</wp:base_site_url>
	<wp:base_blog_url>https://old.example</wp:base_blog_url>
	<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[robin]]></wp:author_login><wp:author_email><![CDATA[robin@old.example]]></wp:author_email><wp:author_display_name><![CDATA[Robin Field]]></wp:author_display_name></wp:author>
{"".join(items)}
</channel>
</rss>""".encode()  # noqa: W191, E101 - the exporter writes tabs
