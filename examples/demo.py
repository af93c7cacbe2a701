"""What ``make demo`` runs: postlint over the example content repository, and what its output means. Always ends with 0."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent / "content-repo"

BEFORE = """\
postlint looks at examples/content-repo: two brands, a dozen drafts, good ones and faulty ones.
Nothing is asked of the network here (--offline), and the time is set to 1 December 2026.

    $ cd examples/content-repo
    $ postlint --offline --now 2026-12-01T08:00+01:00
"""

AFTER = """
How to read this
  posts/acme/launch.md:6:1   the file, the line and the column the words stand at, so that an editor can go there
  error                      a fault to be mended: the post is held, and the exit status is 1
  decision                   nothing is wrong, but somebody must say yes: the post is held until then
  warning, info              worth knowing; the post is not held (--fail-on warning holds it)
  links.broken               the rule: "postlint explain links.broken" says what it looks for and how it is silenced
  | …  ^^^^                  the words it is about
  = …                        why, and what to do;  = fix: what to write instead
  the last line              all that was found, by how many rules, and what did not run: nothing is skipped in silence

postlint ended with exit status {status}: {meaning}
Try your own: .venv/bin/postlint draft.txt --to x"""

MEANINGS = {0: "no post is held.", 1: "some posts are held, which is what this demo is for.", 2: "something could not be read.", 3: "a check did not run."}


def main() -> int:
    """Lint the repository, explain, and return 0 if postlint did what it is expected to do: hold some posts."""
    print(BEFORE, flush=True)
    command = [sys.executable, "-m", "postlint", "check", "--offline", "--now", "2026-12-01T08:00+01:00"]
    status = subprocess.run(command, cwd=REPOSITORY, env={**os.environ, "PYTHONUTF8": "1"}, check=False).returncode
    print(AFTER.format(status=status, meaning=MEANINGS.get(status, "it failed.")))
    return 0 if status == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
