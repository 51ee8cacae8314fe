"""The guide's pages, pictures and facts for machines, all derived from the rulebook.

Must not know MkDocs, the scripts of the page, or how a site is published.
"""
