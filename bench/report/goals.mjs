/** The goals of the side-by-side benchmark, held against its figures. A goal without what it needs is not measured. */
export function goalsOf({ agents, baselines, sizes }) {
  const of = (id) => agents.find((agent) => agent.id === id)?.workloads;
  const ours = of("ours");
  const bare = of("bare-loop");
  const claude = of("claude-code");
  const codex = of("codex");
  const pi = of("pi");
  const { many, output } = sizes;
  const ratio = (read, other) => (other === undefined ? undefined : read(ours) / read(other));
  const goal = (text, limit, value, unit, digits = 0) => ({ text, limit, value, unit, digits });
  const fileKinds = ["read", "edit", "search"];
  const slowest = Math.max(...fileKinds.map((kind) => ours.long.gapMsOf[kind]));
  const searching = ours[many].gapMsOf.search + ours[many].gapMsOf.list;
  const twoReadings = ["runs", "blocks"];
  const dearest = (workload) =>
    Math.max(...twoReadings.map((reading) => ratio((all) => all[workload].costUnits[reading], bare)));
  const memory = (workload) => ours[workload].memoryMiB.program + ours[workload].memoryMiB.worker;
  const { endless, gigabyte } = ours;
  const grown =
    endless &&
    endless.memoryMiB.program +
      endless.memoryMiB.worker -
      endless.earlyMemoryMiB.program -
      endless.earlyMemoryMiB.worker;

  return [
    goal(
      "start, beside codex",
      0.9,
      ratio((all) => all.short.startMs, codex),
      "×",
      2,
    ),
    goal(
      "start, beside claude-code",
      0.55,
      ratio((all) => all.short.startMs, claude),
      "×",
      2,
    ),
    goal("start, beside the vendor's action without its install", 0.25, undefined, "×", 2),
    goal("gap of a turn with a file tool (slowest of read, edit, search)", 10, slowest, "ms", 1),
    goal("gap of a turn with a command", 30, ours.long.gapMsOf.run, "ms", 1),
    goal(
      "60 turns, whole run, beside pi",
      0.7,
      ratio((all) => all.long.wallMs, pi),
      "×",
      2,
    ),
    goal("memory of the parent, 60 turns", 140, ours.long.memoryMiB.program, "MiB"),
    goal("memory of the worker, 60 turns", 70, ours.long.memoryMiB.worker, "MiB"),
    goal("memory of both, turn 500 over turn 60", 10, grown, "MiB"),
    goal("first request, all tools in it", 10, ours.short.firstRequestBytes / 1000, "KB", 1),
    goal("system prompt and tools, bytes/4", 2500, ours.short.promptBytes / 4, "tokens"),
    goal("input cost of 60 turns, beside the bare loop", 1.02, dearest("long"), "×", 3),
    goal(
      "input cost of 5 turns of 12 calls, beside the bare loop, both readings",
      1.05,
      dearest("wide"),
      "×",
      3,
    ),
    goal(
      "search and list in 50,000 files, beside `git grep` and `git ls-files`",
      1.1,
      searching / (baselines.gitGrepMs + baselines.gitLsFilesMs),
      "×",
      2,
    ),
    goal(
      "the same by the tools' own clock, without the wait for the state before the agent",
      1.1,
      ours[many].toolsMs && ours[many].toolsMs / (baselines.gitGrepMs + baselines.gitLsFilesMs),
      "×",
      2,
    ),
    goal(
      "start in 50,000 files, beside the small repository",
      1.2,
      ours[many].startMs / ours.short.startMs,
      "×",
      2,
    ),
    goal(
      "50 MiB of output, over `cat > /dev/null` of it",
      150,
      ours[output].gapMsOf.run - baselines.catMs,
      "ms",
    ),
    goal(
      "memory of both with 50 MiB of output, over next to none",
      10,
      memory(output) - memory("output-0"),
      "MiB",
    ),
    goal("1 GiB of output is drained, and the run ends well", 0, gigabyte && 0, "failures"),
    goal("eight commands of half a second, marked `read_only`, in one turn", 750, ours.beside?.gapMs, "ms"),
  ].map((one) => ({ ...one, met: one.value === undefined ? undefined : one.value <= one.limit }));
}
