"""Pages for people: the report of one iteration, and the overview of many.

Each page is one file that opens from disk without a network. The numbers come from the
report, every word from ``wording/``, the layout from ``templates/``.
"""
