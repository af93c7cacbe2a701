"""The command line: files in, report out, exit code. One file a command, imported when it is called."""

import gc
import os
import sys
from importlib import import_module

gc.disable()  # what a lint makes stays until its report is written: looking for garbage finds none, and takes a tenth of the time

import click  # noqa: E402

from postlint import __version__  # noqa: E402

COMMANDS = {
    "approvals": "List who said yes to what, and what is stale.",
    "approve": "Say yes to the decisions of posts, exactly as they stand.",
    "calendar": "Show what goes out when, on which account, and what is held and why.",
    "check": "Lint posts (the command that is meant when none is named).",
    "config": "Print the configuration that holds, and where each value comes from.",
    "count": "Show how much of each network's limit a post uses, and what would be cut.",
    "directory": "Ask the networks whether the handles of the settings are there.",
    "doctor": "Say which engines are here, and how to get the rest.",
    "explain": "Say what a rule looks for, why, and how it is silenced.",
    "grammar-server": "Run LanguageTool in the foreground, warm between runs.",
    "ignore": "Silence a finding of a post, and say why.",
    "init": "Write a commented postlint.toml to start from.",
    "learn": "Learn a brand's tags, names, hours and voice from its past posts.",
    "networks": "List what each network accepts, with sources.",
    "pause": "Hold every post until further notice.",
    "resume": "End the pause.",
    "review": "Walk through posts in the terminal: see, fix, approve, ignore.",
    "rules": "List the rules.",
    "setup": "Fetch what a lint never fetches: LanguageTool.",
    "test": "Run the examples of the rules in a pack.",
}


class Commands(click.Group):
    """The commands by name. A first word that is no command is a file: ``postlint draft.txt`` is ``postlint check draft.txt``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"postlint.cli.{name.replace('-', '_')}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` before what is no command."""
        if args and args[0] not in COMMANDS and args[0] not in {"--help", "-h", "--version"}:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="postlint")
def command() -> None:
    """Lint social-media posts before they are published.

    postlint draft.txt --to x,linkedin looks at one draft; postlint posts/ at all posts of a folder. Exit status: 0 no post is held,
    1 a post is held, 2 something could not be read or is wrong in the configuration, 3 a required check did not run.
    """


def main(args: list[str] | None = None) -> None:
    """Run postlint. The exit status is in the SystemExit that this raises."""
    try:
        command.main(args, prog_name="postlint")
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
