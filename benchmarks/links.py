"""How long links take to check, beside lychee and linkinator, against a server on loopback.

    python benchmarks/links.py [--rounds 5] [--lychee PATH] [--linkinator PATH] [--only hosts,one,ok,dead,many]

A figure is the median time of a whole process; the tools of a row take turns, so that drift hits all alike. "x1.5" is the peer's time
by postlint's, round by round: above 1, postlint is faster. "lychee, unbraked" runs without retries and throttle, "lychee" as it comes.
Peers are looked for in PATH; one that is absent is named. Nothing is asked for but 127.0.0.1 to 127.0.0.50.
"""

import argparse
import asyncio
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar
from urllib.request import urlopen

SLOW = 0.2
HOSTS = 50
UNBRAKED = ["--max-retries", "0", "--max-concurrency", "128", "--host-concurrency", "128", "--host-request-interval", "0ms"]
STATUS = {
    "ok": "200 OK",
    "soft": "200 OK",
    "slow": "200 OK",
    "gone": "404 Not Found",
    "fault": "500 Internal Server Error",
    "old": "301 Moved Permanently",
}
KINDS = tuple(STATUS)


def answer(kind, number):
    title = "Page not found" if kind == "soft" else "A fine page"
    body = "" if kind == "old" else f"<!doctype html><html lang=en><title>{title}</title><p>{'Hello again. ' * 150}"
    location = f"Location: /ok/{number}\r\n" if kind == "old" else ""
    return f"HTTP/1.1 {STATUS[kind]}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n{location}\r\n{body}".encode()


class Conversation(asyncio.Protocol):
    """Answers /KIND/NUMBER, as many times as it is asked on one connection; /seen says how many links were asked for, and forgets them."""

    seen: ClassVar[set[str]] = set()

    def connection_made(self, transport):
        self.transport, self.buffer = transport, b""

    def data_received(self, data):
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            request, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            path = request.split(b" ")[1].decode()
            kind, _, number = path.strip("/").partition("/")
            if kind == "seen":
                self.say(f"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{len(self.seen):9}".encode())
                self.seen.clear()
                continue
            if kind in STATUS:
                self.seen.add(number)
            content = answer(kind if kind in STATUS else "gone", number)
            if request.startswith(b"HEAD"):
                content = content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            asyncio.get_running_loop().call_later(SLOW if kind == "slow" else 0, self.say, content)

    def say(self, content):
        if not self.transport.is_closing():
            self.transport.write(content)


@contextmanager
def serving():
    """Serve on 50 addresses of loopback, in a process of its own, so that it takes no time from the tools' clocks; yield its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, __file__, "--serve", str(port)], stdout=subprocess.PIPE)
    try:
        server.stdout.readline()
        yield port
    finally:
        server.terminate()
        server.wait()


async def serve(port):
    server = await asyncio.get_running_loop().create_server(Conversation, [f"127.0.0.{n + 1}" for n in range(HOSTS)], port, backlog=1024)
    print("ready", flush=True)
    await server.serve_forever()


def run(command, folder, port, links, longest=300):
    """Return seconds and peak memory (MB) of a whole process; None if it took too long or did not ask for all links."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    killer = threading.Timer(longest, process.kill)
    killer.start()
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    killer.cancel()
    process.returncode = 0
    with urlopen(f"http://127.0.0.1:{port}/seen") as told:
        seen = int(told.read())
    return (seconds, usage.ru_maxrss / 1024) if seconds < longest and seen >= links else None


def write(folder, name, links):
    (folder / f"{name}.txt").write_text("".join(f"See this one: {link} now\n\n" for link in links))
    (folder / f"{name}.md").write_text("".join(f"See [this one]({link}) now\n\n" for link in links))
    (folder / f"{name}.html").write_text(
        "<!doctype html><title>Links</title>" + "".join(f'<p><a href="{link}">this one</a>' for link in links)
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lychee", default=shutil.which("lychee"))
    parser.add_argument("--linkinator", default=shutil.which("linkinator"))
    parser.add_argument("--only", default="hosts,one,ok,dead,many")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        asyncio.run(serve(args.serve))
        return
    tools = {"postlint": lambda name: [sys.executable, "-m", "postlint", "--select", "links", "--fail-on", "never", f"{name}.txt"]}
    if args.lychee:
        tools["lychee, unbraked"] = lambda name: [args.lychee, "--no-progress", *UNBRAKED, f"{name}.md"]
        tools["lychee"] = lambda name: [args.lychee, "--no-progress", f"{name}.md"]
    if args.linkinator:
        tools["linkinator"] = lambda name: [args.linkinator, f"{name}.html"]
    absent = [name for name, path in (("lychee", args.lychee), ("linkinator", args.linkinator)) if not path]
    wanted = args.only.split(",")
    with tempfile.TemporaryDirectory() as given, serving() as port:
        folder = Path(given)
        (folder / "postlint.toml").write_text("[web]\nallow-private = true\n")
        mixed = [(KINDS[n % len(KINDS)], n) for n in range(100)]
        rows = {
            "hosts": ("100 mixed links on 50 hosts", [f"http://127.0.0.{n % HOSTS + 1}:{port}/{kind}/{n}" for kind, n in mixed]),
            "one": ("100 mixed links on one host", [f"http://127.0.0.1:{port}/{kind}/{n}" for kind, n in mixed]),
            "ok": ("100 good links on one host", [f"http://127.0.0.1:{port}/ok/{n}" for n in range(100)]),
        }
        for row in (key for key in rows if key in wanted):
            title, links = rows[row]
            write(folder, row, links)
            compare(title, {name: make(row) for name, make in tools.items()}, folder, port, args.rounds)
        if "dead" in wanted:
            # 192.0.2.0/24 and the like are for documentation: nobody routes them. Without a network they fail at once, with one they hang.
            write(folder, "dead", [f"http://192.0.2.{n % 250 + 1}:{8000 + n // 250}/" for n in range(500)])
            seconds, _ = run(tools["postlint"]("dead"), folder, port, 0)
            print(f"500 dead hosts: {seconds:.1f} s")
        if "many" in wanted:
            for count in (1_000, 10_000):
                write(folder, "many", [f"http://127.0.0.{n % HOSTS + 1}:{port}/ok/{n}" for n in range(count)])
                if took := run(tools["postlint"]("many"), folder, port, count):
                    print(f"{count:,} links: {took[0]:.1f} s, {count / took[0]:.0f} a second, peak {took[1]:.0f} MB")
                else:
                    print(f"{count:,} links: over 300 s, or links left out")
    if absent:
        print(f"absent: {', '.join(absent)}")


def compare(title, commands, folder, port, rounds):
    times = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(run(command, folder, port, 100))
    print(title)
    for name, found in times.items():
        if None in found:
            print(f"  {name:18} failed: over 300 s, or links left out")
            continue
        pairs = [(peer[0], own[0]) for peer, own in zip(found, times["postlint"], strict=True) if own]
        ratio = f"x{statistics.median(peer / own for peer, own in pairs):.2f}" if pairs else ""
        print(
            f"  {name:18} {statistics.median(seconds for seconds, _ in found):7.3f} s  {ratio}  {max(memory for _, memory in found):4.0f} MB"
        )


if __name__ == "__main__":
    main()
