"""In place of ``traceback``, until there is one to format: it brings the tokenizer, colours and more."""


def print_exception(*arguments: object, **options: object) -> None:
    """Do what the module does; Python is given this function at every start, and mostly never calls it."""
    import traceback_in_full  # noqa: PLC0415 - that is what this is for

    traceback_in_full.print_exception(*arguments, **options)
