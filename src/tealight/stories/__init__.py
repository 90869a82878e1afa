"""Stories and what answers them: replies, reactions, drafts.

Every authored row has a persona and never a member. What may be read is
`policy.visible_to`; what is wanted is `policy.wanted_by`; every surface applies
both.
"""
