// Writes what the docs take from the source: events.schema.json and the tables of events.md from the event contract,
// configuration.md's tables from action.yml, README's examples from their files, failures.md from the failure codes, attacks.md and
// a table of security.md from the attacks that the tests run, doctor.md from the lines that the tests compare. `--check`
// only says what is stale.
import "./require-node.mjs";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { likelyCauses } from "./failure-causes.mjs";
import { inputThemes } from "./input-themes.mjs";

const { doctorChecks } = await import("../src/events/codes.ts");
const { eventJsonSchema } = await import("../src/events/event.ts");
const { nextSteps } = await import("../src/outcome.ts");
const { protectedPatterns } = await import("../src/protected-paths.ts");
const { priceTiers, pricesAsOf } = await import("../src/agent/prices.ts");
const { everything: attacks } = await import("../tests/attacks/table.ts");
const { doorTells } = await import("../tests/attacks/trial.ts");
const { defences } = await import("../tests/attacks/defences.ts");
const root = join(import.meta.dirname, "..");
const check = process.argv.includes("--check");
const schema = eventJsonSchema();
const stale = [];
const causes = {
  "bad-input": "An input, a flag or the event is wrong.",
  "not-authorized":
    "Someone behind the event lacks write permission, or the event is one that strangers can cause.",
  "token-rejected": "GitHub refuses the token, or the token may not ask what a run has to know.",
  doctor: "With `mode: doctor` something was found that a run would fail on or go without.",
  "program-missing": "git or gh is not installed.",
  "sandbox-unavailable": "bubblewrap or user namespaces are missing, or the sandbox failed its test.",
  "workspace-unusable": "There is no checkout where one should be, or one that can't be worked on.",
  "clone-failed": "The repository to work on could not be cloned.",
  "model-unavailable": "The model's API did not answer, or only with errors.",
  "model-rejected": "The model's API refuses the key, the model or the request.",
  "model-refused": "The model declined the task.",
  "context-full": "The conversation is as long as the model can take.",
  "budget-turns": "The turns are used up.",
  "budget-cost": "The next answer could cost more than what is left.",
  deadline: "The time is over.",
  cancelled: "The run was cancelled.",
  "replay-departed": "A recorded run did not come out the same when it was replayed.",
  "question-open":
    "The agent needs to know something, and there is no issue to ask on, or the comment was refused.",
  "handover-missing": "The job that publishes found nothing from the agent's job.",
  "handover-rejected":
    "What the agent's job handed over is not what it may be, or does not belong to this event.",
  "change-rejected": "The change could not be taken out safely, or held a secret of the run.",
  exfiltration: "A decoy key from the sandbox was about to be published.",
  "push-refused": "GitHub refuses the push: the token, a rule, a file's size.",
  "protected-paths": "All that was changed is for people to change, and is kept as a patch.",
  "workflow-scope":
    "The change touches workflow files that `protected-paths` lets through, and the token may not push them.",
  "pr-not-permitted": "The branch is pushed, and GitHub refuses the pull request.",
  "github-unavailable": "GitHub did not answer, or not as it should.",
  bug: "Something in the program itself went wrong.",
};

await update("docs/events.schema.json", (_, file) => formatted(JSON.stringify(schema, null, 2), file));
await update("docs/events.md", (text) => fill(text, "docs/events.md", "events", eventSections(schema)));
await update("docs/failures.md", (text) => fill(text, "docs/failures.md", "failures", failureTable()));
await update("docs/changes.md", (text) => fill(text, "docs/changes.md", "protected-paths", protectedList()));
await update("docs/cost.md", (text) => fill(text, "docs/cost.md", "prices", priceTable()));
await update("docs/security.md", (text) =>
  fill(
    fill(text, "docs/security.md", "attack-classes", attackClassTable()),
    "docs/security.md",
    "not-stopped",
    notStoppedList(),
  ),
);
const doctorLines = JSON.parse(await readFile(join(root, "tests/doctor/lines.json"), "utf8"));
await update("docs/doctor.md", (text) => fill(text, "docs/doctor.md", "doctor", doctorTables(doctorLines)));
await update("docs/attacks.md", (text) => fill(text, "docs/attacks.md", "attacks", attackTables()));
await update("docs/configuration.md", async (text, path) => {
  const { inputs, outputs } = parse(await readFile(join(root, "action.yml"), "utf8"));
  const themes = Object.entries(themesOf(inputs));
  const withInputs = themes.reduce(
    (filled, [theme, list]) => fill(filled, path, `inputs-${theme}`, inputTable(list)),
    text,
  );
  return fill(withInputs, path, "outputs", outputTable(outputs));
});
await update("README.md", fillExamples);

for (const page of ["docs/reusable-workflow.md", "docs/split.md"]) await update(page, fillExamples);

if (stale.length > 0) {
  console.error(
    `${stale.join(" and ")} ${stale.length > 1 ? "are" : "is"} out of date; run \`npm run docs\`.`,
  );
  process.exitCode = 1;
}

async function update(path, make) {
  const file = join(root, path);
  const before = await readFile(file, "utf8").catch((cause) => {
    if (cause.code === "ENOENT") return "";
    throw cause;
  });
  const after = await make(before, file);
  if (after === before) return;
  if (check) stale.push(path);
  else await writeFile(file, after);
}

function formatted(text, file) {
  const biome = join(root, "node_modules/.bin/biome");
  return execFileSync(biome, ["format", `--stdin-file-path=${file}`], {
    cwd: root,
    input: text,
    encoding: "utf8",
  });
}

/** The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced. */
function fill(text, path, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close, start);
  if (start < 0 || end < 0) throw new Error(`${path} has no place for its ${name}: ${open} … ${close}`);
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`;
}

async function fillExamples(text) {
  let filled = text;
  for (const [, path] of text.matchAll(/<!-- example: (\S+) -->/g)) {
    const example = await readFile(join(root, path), "utf8");
    const place = new RegExp(`(<!-- example: ${RegExp.escape(path)} -->\n)[^]*?(<!-- /example -->)`);
    filled = filled.replace(
      place,
      (_, open, close) => `${open}\`\`\`yaml\n${example.trimEnd()}\n\`\`\`\n${close}`,
    );
  }
  return filled;
}

/** The inputs of action.yml by theme, in the theme's order. */
function themesOf(inputs) {
  const themes = Object.entries(inputThemes);
  const named = new Set(Object.values(inputThemes).flat());
  const rest = Object.keys(inputs).filter((name) => !named.has(name));
  return Object.fromEntries(
    themes.map(([theme, names], index) => {
      const all = index === themes.length - 1 ? [...names, ...rest] : names;
      const known = all.filter((name) => inputs[name] !== undefined);
      return [theme, Object.fromEntries(known.map((name) => [name, inputs[name]]))];
    }),
  );
}

function inputTable(inputs) {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]) =>
    row([`\`${name}\``, description, value === "" || value === undefined ? "" : `\`${value}\``]),
  );
  return ["| input | what it is | default |", "|---|---|---|", ...rows].join("\n");
}

function outputTable(outputs) {
  const rows = Object.entries(outputs).map(([name, { description }]) => row([`\`${name}\``, description]));
  return ["| output | what it is |", "|---|---|", ...rows].join("\n");
}

function failureTable() {
  const codes = Object.entries(nextSteps);
  const rows = codes.map(([code]) => {
    if (causes[code] === undefined) throw new Error(`scripts/docs.mjs tells no cause of ${code}.`);
    return row([`[\`${code}\`](#${code})`, causes[code]]);
  });
  const sections = codes.map(([code, next]) => {
    const likely = likelyCauses[code];
    if (likely === undefined)
      throw new Error(`scripts/failure-causes.mjs has nothing likely behind ${code}.`);
    const lines = likely.map(([cause, remedy]) => `- ${cause} → ${remedy}`);
    return [`### ${code}`, "", `It says: ${next}`, "", ...lines, ""].join("\n");
  });
  return ["| code | what stopped the run |", "|---|---|", ...rows, "", ...sections].join("\n").trimEnd();
}

function protectedList() {
  return protectedPatterns([])
    .map((pattern) => `\`${pattern}\``)
    .join(" · ");
}

function priceTable() {
  const rows = [...priceTiers].flatMap(([model, tiers]) =>
    tiers.map(({ upTo, prices }, index) => {
      const from = tiers[index - 1]?.upTo ?? 0;
      const tier =
        tiers.length === 1
          ? ""
          : Number.isFinite(upTo)
            ? `, prompt up to ${count(upTo)}`
            : `, prompt over ${count(from)}`;
      const { input, output, cacheWrite5m, cacheWrite1h, cacheRead } = prices;
      return row([`\`${model}\`${tier}`, input, output, cacheWrite5m, cacheWrite1h, cacheRead]);
    }),
  );
  return [
    `US dollars per million tokens, as published on ${pricesAsOf}.\n`,
    "| model | input | output | cache write, 5 min | cache write, 1 h | cache read |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

function count(number) {
  return number.toLocaleString("en-US");
}

/** A table for each check, whose cells are Markdown that GitHub shows as it is written. */
function doctorTables(lines) {
  const signs = { ok: "✓", wrong: "✗", unknown: "?" };
  const cell = (text) => text.replaceAll("\n", "<br>");
  const isYaml = (line) => /^(?:# |- | +\S|[a-z-]+:)/.test(line);
  const asCode = (change) =>
    change
      .split("\n")
      .map((line) =>
        isYaml(line)
          ? `<code>${escaped(line).replace(/^ +/, (indent) => "&nbsp;".repeat(indent.length))}</code>`
          : line,
      )
      .join("<br>");
  const tables = Object.entries(Object.groupBy(lines, ({ line }) => line.check)).map(([check, list]) => {
    const rows = list.map(({ when, line }) =>
      row([when, `${signs[line.type]} ${cell(line.found)}`, line.effect, asCode(line.change)]),
    );
    return [
      `### ${doctorChecks[check]}\n`,
      "| when | the line | what happens in a run | what to change |",
      "|---|---|---|---|",
      ...rows,
    ].join("\n");
  });
  return `\n${tables.join("\n\n")}\n`;
}

function escaped(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "*": "&#42;", "`": "&#96;" };
  return text.replace(/[&<>*`]/g, (sign) => signs[sign]);
}

function attackClassTable() {
  const rows = Object.entries(Object.groupBy(attacks, (attack) => attack.class)).map(([name, list]) => {
    const stopped = list.filter(({ notStopped }) => notStopped === undefined).length;
    return row([name, list.length, stopped, list.filter(({ bare }) => bare === "hits").length]);
  });
  return ["| class | attacks | stopped | hit without the sandbox |", "|---|---|---|---|", ...rows].join("\n");
}

function attackTables() {
  const told = { hits: "hits", misses: "does not hit", "not run": "not tried" };
  const stopped = attacks.filter(({ notStopped }) => notStopped === undefined);
  const hitting = attacks.filter(({ bare }) => bare === "hits").length;
  const tables = Object.entries(Object.groupBy(stopped, (attack) => attack.class)).map(([name, list]) => {
    const rows = list.map(({ name, defence, bare }) => row([name, defence, told[bare]]));
    const title = `## ${name[0].toUpperCase()}${name.slice(1)}`;
    return [
      `${title}\n`,
      "| no way to, or to get | stopped by | without the sandbox |",
      "|---|---|---|",
      ...rows,
    ].join("\n");
  });
  const open = attacks.filter(({ notStopped }) => notStopped !== undefined);
  const rows = open.map(({ name, notStopped }) => row([name, notStopped]));
  const rest = ["## Not stopped\n", "| what | why |", "|---|---|", ...rows].join("\n");
  const counts = `${attacks.length} attacks: ${stopped.length} stopped, ${open.length} not. ${hitting} of them hit where there is no sandbox.`;
  return `\n${[counts, rest, defenceTable(), hitTable(), ...tables].join("\n\n")}\n`;
}

function hitTable() {
  const read = attacks.filter(({ door }) => door !== undefined).map(({ door }) => door);
  const rows = [...new Set(read)].map((door) => row([door, doorTells[door]]));
  const head = ["| what is read | a hit |", "|---|---|"];
  return ["## How a hit is told of what the trusted side reads\n", ...head, ...rows].join("\n");
}

function notStoppedList() {
  return attacks
    .filter(({ notStopped }) => notStopped !== undefined)
    .map(({ name, class: kind, notStopped }) => `- **${name}** (${kind}). ${notStopped}`)
    .join("\n");
}

function defenceTable() {
  const rows = Object.entries(defences).map(([name, { hits, backedBy = [] }]) =>
    row([name, hits.join("; "), backedBy.join("; ")]),
  );
  const head = ["| without it | these hit | once these are gone too |", "|---|---|---|"];
  return ["## What stops them\n", ...head, ...rows].join("\n");
}

function eventSections({ anyOf }) {
  const stamp = ["seq", "timestamp", "run"];
  const keyTable = (properties, names) =>
    [
      "| key | type | meaning |",
      "|---|---|---|",
      ...names.map((name) => keyRow(name, properties[name])),
    ].join("\n");
  const sections = anyOf.map(({ properties, description, examples }) => {
    const own = Object.keys(properties).filter((name) => name !== "type" && !stamp.includes(name));
    const example = JSON.stringify(examples[0]);
    return `## \`${properties.type.const}\`\n\n${description}\n\n\`\`\`json\n${example}\n\`\`\`\n\n${keyTable(properties, own)}`;
  });
  const common = `## The stamp\n\nEvery event ends with these.\n\n${keyTable(anyOf[0].properties, stamp)}`;
  return `\n${[...sections, common].join("\n\n")}\n`;
}

function keyRow(name, property) {
  const values = property.enum ?? (property.const === undefined ? undefined : [property.const]);
  const types = property.anyOf?.map(({ type }) => type) ?? [property.type];
  const known = values?.map((value) => `\`${value}\``).join(", ");
  const meaning = [
    property.description,
    known && (values.length > 1 ? `One of ${known}.` : `Always ${known}.`),
  ];
  return row([`\`${name}\``, types.join(" or "), meaning.filter(Boolean).join(" ")]);
}

function row(cells) {
  return `| ${cells.map((cell) => String(cell).replace(/\s+/g, " ").trim().replaceAll("|", "\\|")).join(" | ")} |`;
}
