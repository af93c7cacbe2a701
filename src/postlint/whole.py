"""Files written whole: whoever stops the program finds the old content or the new one, and never half of it."""

from pathlib import Path


def write(path: str | Path, content: bytes) -> None:
    """Put ``content`` in the place of what a file holds. Raises OSError, and then a file that was there is as it was."""
    target = Path(path).resolve()  # a link stays one
    if not target.exists():
        target.write_bytes(content)
        return
    import shutil
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(prefix=".postlint-", dir=target.parent, delete=False) as file:
        fresh = Path(file.name)
        try:
            file.write(content)
            file.close()
            shutil.copymode(target, fresh)
            fresh.replace(target)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
