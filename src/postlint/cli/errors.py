"""How a command tells that it cannot go on."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from postlint.errors import PostlintError
from postlint.output.printable import printable


@contextmanager
def told() -> Iterator[None]:
    """Print what postlint raises, one error a line, or which file could not be written, and end with exit status 2."""
    try:
        yield
    except PostlintError as error:
        for line in str(error).splitlines():
            click.echo(printable(line), err=True)
        raise SystemExit(2) from None
    except BrokenPipeError:  # nobody reads on: no error of ours
        raise
    except OSError as error:
        click.echo(printable(f"{error.filename}: {error.strerror}" if error.filename else str(error)), err=True)
        raise SystemExit(2) from None
