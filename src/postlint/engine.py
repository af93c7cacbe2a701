"""Rules over posts → Reports."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint import approvals
from postlint.catalogue import matcher
from postlint.config import Bound, Config
from postlint.errors import Unavailable
from postlint.fetching import with_fetched
from postlint.finding import Crash, Finding, Hit, ImageRef, NotRun, Report, Span, fit_for, is_held
from postlint.parallel import forked
from postlint.pause import read
from postlint.picturetext import Inside, insides
from postlint.post import Ignore, Post
from postlint.rules import chosen
from postlint.services import Services
from postlint.services.clock import Clock
from postlint.services.languages import language_of
from postlint.services.others import Others
from postlint.text.networks import facts

if TYPE_CHECKING:
    from postlint.text.lexicon import Lexicon

_OWN = frozenset({"unused", "stale"})

Progress = Callable[[str, int, int], None]
"""Told of what (``posts``, then ``look-ups`` of what waits for the network or a server) how many are done, and of how many."""


class Task(NamedTuple):
    """A rule to run on a post: as configured for it, and for which of its networks (None: for the post as a whole)."""

    bound: Bound
    target: str | None
    given: tuple[Any, ...] = ()  # what the rule asks for, but for what belongs to the post alone


class Plan(NamedTuple):
    """The tasks of all posts of one brand that go to the same networks."""

    always: Sequence[Task]
    on_terms: Mapping[str, Sequence[Task]]  # by rule id: run only where the lexicon found a term or hint of theirs
    waiting: Sequence[Task]
    offline: Sequence[tuple[Task, NotRun]]
    last: Sequence[Task]


class Said(NamedTuple):
    """What has been said of one post so far."""

    findings: list[Finding]
    not_run: list[NotRun]
    crashed: list[Crash]


class Engine:
    """Lints with one configuration. The services, once built, and the matcher of all packs serve every lint until ``close``."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.services = Services(config.services, offline=config.offline, given={"lexicon": matcher(config.rules)})

    def lint_posts(
        self, posts: Iterable[Post], *, now: datetime | None = None, jobs: int = 1, progress: Progress | None = None
    ) -> list[Report]:
        """Run every rule that the configuration selects over every post; reports come in the order of the posts.

        ``now`` is the time the run is about, ``jobs`` the number of processes for many posts. Nothing that a rule does raises here: a
        missing engine is a NotRun, an exception in a rule a Crash.
        """
        seen = with_fetched(posts, self.config, self.services)
        return _Run(seen, self.config, self.services, now, progress or (lambda *_: None)).reports(jobs)

    def close(self) -> None:
        """End what the services started."""
        self.services.close()


class _Run:
    """One lint of many posts. First the rules that only compute, on all cores; then those that wait, beside each other."""

    def __init__(self, posts: Sequence[Post], config: Config, services: Services, now: datetime | None, progress: Progress) -> None:
        self.posts = posts
        self.config = config
        self.services = services
        self.progress = progress
        self.lexicon: Lexicon = services.get("lexicon")
        self.common: dict[str, Any] = {"clock": Clock.at(now), "others": Others(posts), "pause": read(config.root)}
        self.approvals = approvals.read(config.root, config.reviewers)
        self.plans: dict[tuple[str | None, tuple[str, ...]], Plan] = {}

    def reports(self, jobs: int) -> list[Report]:
        if shown := [image.path for post in self.posts for image in post.images if image.path]:
            self.services.get("pictures").expect(shown)
        said = list(map(self.first, self.posts[:1]))  # the first post wakes the services, so that children share them
        said += forked(self.first, self.posts[1:], jobs, lambda done: self.progress("posts", done + 1, len(self.posts)))
        pairs = list(zip(self.posts, said, strict=True))
        waiting = [(post, so_far, task) for post, so_far in pairs for task in self.plan(post).waiting if _concerns(task, post)]
        pictured = [(post, so_far) for post, so_far in pairs if any(image.path for image in post.images)]
        if waiting or pictured:
            self.prefetch(waiting)
            from concurrent.futures import ThreadPoolExecutor, as_completed

            with ThreadPoolExecutor(min(32, len(waiting) + len(pictured)), thread_name_prefix="postlint") as pool:
                asked = [pool.submit(self.run, task, post, so_far) for post, so_far, task in waiting]
                for done, future in enumerate(as_completed(asked), 1):
                    future.result()
                    self.progress("look-ups", done, len(waiting))
                list(pool.map(lambda work: self.look_inside(*work), pictured))
        return [self.report(post, so_far) for post, so_far in pairs]

    def prefetch(self, waiting: Iterable[tuple[Post, Said, Task]]) -> None:
        """Ask for all links at once: rules that wait one after another would leave the network idle."""
        posts = {id(post): post for post, _, task in waiting if "web" in task.bound.rule.needs}
        if any(post.links for post in posts.values()):
            with suppress(Unavailable):
                self.services.build("web").prefetch(e.text for post in posts.values() for e in post.links)

    def first(self, post: Post) -> Said:
        said = Said([], [], [])
        plan = self.plan(post)
        for task in plan.always:
            if _concerns(task, post):
                self.run(task, post, said)
        if plan.on_terms:
            for rule in self.lexicon.read(post).found:
                for task in plan.on_terms.get(rule, ()):
                    if _concerns(task, post):
                        self.run(task, post, said)
        said.not_run.extend(not_run for task, not_run in plan.offline if _concerns(task, post))
        return said

    def plan(self, post: Post) -> Plan:
        key = (post.brand, post.networks)
        if key not in self.plans:
            self.plans[key] = self.make_plan(*key)
        return self.plans[key]

    def make_plan(self, brand: str | None, networks: tuple[str, ...]) -> Plan:
        own = self.config.brand(brand)
        clock = self.common["clock"].seen_from(own.timezone)
        common = {**self.common, "brand": own, "brands": self.config.brands, "clock": clock}
        values: dict[str | None, Mapping[str, Any]] = {None: common}
        for network in networks:
            values[network] = {**common, "network": facts(network, self.config.networks.get(network, {}))}
        whole = self.config.plan(brand, networks[0] if len(networks) == 1 else None)
        pairs: list[tuple[Bound, str | None]] = [(b, None) for b in whole.values() if "network" not in b.rule.needs]
        pairs += [(b, n) for n in networks for b in self.config.plan(brand, n).values() if "network" in b.rule.needs]
        tasks = [Task(b, n, self.given(b, values[n])) for b, n in pairs]
        terms = self.lexicon.rules
        groups: dict[str, list[Task]] = {"always": [], "on_terms": [], "waiting": [], "offline": [], "last": []}
        for task in tasks:
            rule = task.bound.rule
            if not _OWN.isdisjoint(rule.needs):
                groups["last"].append(task)
            elif self.config.offline and "web" in rule.needs:
                groups["offline"].append(task)
            elif self.services.wait_for(rule.services):
                groups["waiting"].append(task)
            else:
                groups["on_terms" if rule.id in terms else "always"].append(task)
        on_terms: dict[str, list[Task]] = {}
        for task in groups["on_terms"]:
            on_terms.setdefault(task.bound.rule.id, []).append(task)
        offline = [(task, NotRun(task.bound.rule.id, "web", "--offline", wanted=False)) for task in groups["offline"]]
        return Plan(groups["always"], on_terms, groups["waiting"], offline, groups["last"])

    def given(self, bound: Bound, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return what a rule asks for; ``unused`` and ``stale`` belong to one post, and stand here as their names."""
        names = bound.rule.needs
        return tuple(n if n in _OWN else values[n] if n in values else self.services.get(n) for n in names)

    def run(self, task: Task, post: Post, said: Said, own: Mapping[str, Any] | None = None) -> None:
        bound, target, given = task
        rule = bound.rule
        if own:
            given = tuple(own.get(name, value) for name, value in zip(rule.needs, given, strict=True))
        try:
            for hit in rule.check(post, *given, **bound.options):
                said.findings.append(_finding(bound, target, post, hit))
        except Unavailable as error:
            said.not_run.append(NotRun(rule.id, error.service or rule.services[0], error.message, error.wanted))
        except Exception as error:  # noqa: BLE001  a broken rule must not hide what the others found
            import traceback

            at = traceback.extract_tb(error.__traceback__)[-1]
            said.crashed.append(Crash(rule.id, f"{type(error).__name__}: {error} ({os.path.basename(at.filename)}:{at.lineno})"))

    def look_inside(self, post: Post, said: Said) -> None:
        """Run the rules about words on the words inside the post's pictures."""
        plan, ocr = self.plan(post), self.services.get("ocr")
        tasks = [*plan.always, *plan.waiting, *(task for some in plan.on_terms.values() for task in some)]
        for inside in insides(post, ocr, language_of(post, self.config.brand(post.brand)), {t.bound.rule.id for t in tasks}):
            if not isinstance(inside, Inside):
                said.not_run.extend([n for n in inside if not any(n.reason == told.reason for told in said.not_run)])
                continue
            found = self.lexicon.read(inside.post).found
            inner = Said([], [], [])
            for task in tasks:
                rule = task.bound.rule
                if rule.id in inside.rules and _concerns(task, inside.post) and (rule.id not in plan.on_terms or rule.id in found):
                    self.run(task, inside.post, inner)
            inner.not_run.extend(n for task, n in plan.offline if chosen(n.rule, inside.prefixes) and _concerns(task, inside.post))
            said.not_run.extend(n for n in inner.not_run if n not in said.not_run)
            said.crashed.extend(inner.crashed)
            said.findings.extend(inside.findings(self.told_once(inner.findings), ocr, post, said.findings))

    def report(self, post: Post, said: Said) -> Report:
        said.findings[:] = self.told_once(said.findings)
        suppressed: list[Finding] = []
        unused: tuple[Any, ...] = ()
        if post.ignores:
            said.findings[:], suppressed, unused = self.sift(post, said)
        stale = self.approvals.stale(post) if self.approvals.records else None
        if unused or stale:
            for task in self.plan(post).last:
                self.run(task, post, said, {"unused": unused, "stale": stale})
        if self.approvals.records:
            said.findings[:] = self.approvals.decide(post, said.findings, self.common["pause"])
        findings = tuple(sorted(said.findings, key=_order))
        origin = post.place()
        return Report(
            id=post.id or origin.path, path=origin.path, line=origin.span(0, 0).line, text=post.text, networks=post.networks, images=post.images,
            findings=findings, not_run=tuple(said.not_run), crashed=tuple(said.crashed), suppressed=tuple(sorted(suppressed, key=_order)),
            held=is_held(findings, self.config.fail_on), fit=fit_for(post.networks, findings, self.config.fail_on),
        )  # fmt: skip

    def told_once(self, findings: list[Finding]) -> list[Finding]:
        """Return the findings without those that another one, about the same words, has nothing to learn from."""
        rules = self.config.rules
        covering = [(f, rules[f.rule].covers) for f in findings if rules[f.rule].covers]
        if not covering:
            return findings
        return [g for g in findings if not any(f is not g and chosen(g.rule, covers) and _meet(f, g) for f, covers in covering)]

    def sift(self, post: Post, said: Said) -> tuple[list[Finding], list[Finding], tuple[Any, ...]]:
        """Part the findings that the author has looked at from the others; an ignore is unused if its rules ran and it silenced nothing."""
        kept: list[Finding] = []
        suppressed: list[Finding] = []
        used: set[int] = set()
        for finding in said.findings:
            silencing = [n for n, ignore in enumerate(post.ignores) if silences(ignore, post, finding)]
            used.update(silencing)
            (suppressed if silencing else kept).append(finding)
        plan = self.plan(post)
        ran = {t.bound.rule.id for tasks in (plan.always, plan.waiting, *plan.on_terms.values()) for t in tasks} - {
            n.rule for n in said.not_run
        }
        unused = tuple((n, ignore) for n, ignore in enumerate(post.ignores) if n not in used and self.would_have_run(ignore.rule, ran))
        return kept, suppressed, unused

    def would_have_run(self, named: str, ran: Iterable[str]) -> bool:
        """Whether a rule that an ignore names ran, or there is none of that name at all."""
        return any(chosen(rule, [named]) for rule in ran) or not any(chosen(rule, [named]) for rule in self.config.rules)


def silences(ignore: Ignore, post: Post, finding: Finding) -> bool:
    """Whether an ignore is about a finding of a post. A pause is ended, or approved, by a person: no line of a draft does that."""
    if finding.rule == "crisis.paused" or not chosen(finding.rule, [ignore.rule]):
        return False
    words = post.text[finding.start : finding.end] if finding.start is not None else str(finding.evidence.get("inside", ""))
    return not ignore.words or words.casefold() in {word.casefold() for word in ignore.words}


def _concerns(task: Task, post: Post) -> bool:
    about = task.bound.rule.about
    return about is None or bool(getattr(post, about))


def _meet(one: Finding, other: Finding) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return (one.where, one.image) == (other.where, other.image)
    return one.start < other.end and other.start < one.end


def _order(finding: Finding) -> tuple[int, int, str, str, str]:
    return (finding.where.line, finding.where.column, finding.rule, finding.target or "", finding.message)


def _finding(bound: Bound, target: str | None, post: Post, hit: Hit) -> Finding:
    rule = bound.rule
    origin = post.place()
    if hit.start is not None and hit.end is not None:
        where = origin.span(hit.start, hit.end)
    else:
        start = origin.span(0, 0)
        where = (origin.key(hit.key) if hit.key else None) or Span(start.line, start.column)
    # The configuration's word counts; a hit judges its own gravity only where the rule's default stands.
    severity = hit.severity if hit.severity is not None and bound.severity == rule.severity else bound.severity
    decision = hit.decision if hit.decision is not None and bound.decision == rule.decision else bound.decision
    image = ImageRef(hit.image, post.images[hit.image].file, hit.box) if hit.image is not None else None
    return Finding(
        rule=rule.id, severity=severity, message=hit.message, where=where, decision=decision, confidence=rule.confidence, start=hit.start,
        end=hit.end, target=target, image=image, fix=hit.fix, evidence=hit.evidence or {}, url=rule.url,
    )  # fmt: skip
