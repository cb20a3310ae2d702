"""The plan model: everything that a plan can say, typed.

`plan` and its neighbours define it with pydantic, which explains what does not fit; `kinds`, `walks` and `view`
know nothing of pydantic and wake in a moment.
"""
