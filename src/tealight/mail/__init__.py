"""Mail that says nothing to whoever else sees the mailbox.

Subject and sender's name come from a fixed, neutral table; the body is plain
text without a picture, a tracked link or a word about loss in its headers.
Address and body are sealed while they wait, and the row is deleted the moment
the mail is sent. What stays is how many were sent on a day.
"""
