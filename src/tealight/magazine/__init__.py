"""The magazine. So far: Wagtail, the editors' tool, behind our own staff door.

The only room, beside config, that imports Wagtail. Its pages are not served to
anyone yet; articles come here.
"""
