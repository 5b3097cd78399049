import { countLines, readChange } from "./changes.ts";
import type { CallEntry, Check, Entry, TextEntry, TurnUsage } from "./entry.ts";
import type { StoredEvent } from "./event.ts";
import { asFields, asList, asNumber, asText, type Fields } from "./fields.ts";
import { readCheck } from "./read-check.ts";
import { Room } from "./room.ts";

/** What a page shows of a run is so much at most; everything is stored all the same. */
const maxEntries = 2_000;
const maxListed = 200;

/** Undefined figures are those of a binary file. */
export interface ChangedFile {
  readonly path: string;
  readonly added: number | undefined;
  readonly removed: number | undefined;
}

export interface Contact {
  readonly host: string;
  readonly told: string;
}

/** A run as its events tell it, added one by one in the order of `seq`. Takes every event, whatever it says. */
export class Run {
  readonly id: string;
  readonly entries: Entry[] = [];
  /** Entries that there was no more room for. */
  leftOut = 0;
  readonly usages: TurnUsage[] = [];
  readonly files = new Map<string, { added: number; removed: number }>();
  /** The files of the whole change, once that is told. */
  changed: readonly ChangedFile[] | undefined;
  readonly checks: Check[] = [];
  verification: { readonly verdict: string; readonly message: string } | undefined;
  reached: readonly Fields[] = [];
  refused: Contact[] = [];
  dependencies: readonly Fields[] = [];
  pullRequest: { readonly title: string; readonly url: string; readonly number: number } | undefined;
  title = "";
  /** Pages that it is about: its repository, what asks for it, the workflow's run. */
  about = { repositoryUrl: "", issueUrl: "", runUrl: "" };
  phase = "";
  maxCostUsd: number | undefined;
  result:
    | { readonly outcome: string; readonly message: string; readonly durationMs: number | undefined }
    | undefined;
  startedAt = 0;
  lastAt = 0;
  events = 0;
  lastSeq = 0;
  readonly #room = new Room();
  readonly #calls = new Map<string, number>();
  #text: { readonly key: string; readonly index: number } | undefined;
  #turn = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** How many events before the last one have not come. */
  get missing(): number {
    return this.lastSeq - this.events;
  }

  get tookMs(): number {
    return this.result?.durationMs ?? this.lastAt - this.startedAt;
  }

  /** Adds an event; returns which entries it changed. */
  add({ seq, timestamp, type, text }: StoredEvent): readonly number[] {
    this.events += 1;
    this.lastSeq = seq;
    if (this.startedAt === 0) this.startedAt = timestamp;
    this.lastAt = Math.max(this.lastAt, timestamp);
    return this.#tell(type, asFields(JSON.parse(text)), timestamp);
  }

  #tell(type: string, event: Fields, at: number): readonly number[] {
    const turn = asNumber(event["turn"]) ?? 0;
    switch (type) {
      case "status":
        this.phase = this.#room.short(event["message"]);
        return this.#push({ type: "phase", at, message: this.phase });
      case "started":
        if (this.title === "") this.title = this.#room.short(event["title"]);
        this.about = {
          repositoryUrl: this.#room.short(event["repository_url"]),
          issueUrl: this.#room.short(event["issue_url"]),
          runUrl: this.#room.short(event["run_url"]),
        };
        return [];
      case "change":
        return this.#addChange(event, at);
      case "message":
      case "thinking":
        return [...this.#beginTurn(turn, at), ...this.#addText(type, event, at)];
      case "usage":
        return this.#addUsage(event, at);
      case "tool_call":
        return [...this.#beginTurn(turn, at), ...this.#addCall(event, at)];
      case "tool_output":
        return this.#change(this.#calls.get(asText(event["id"])), (entry) => {
          if (entry.type !== "call" || entry.result !== undefined) return;
          const omitted = asNumber(event["omitted_bytes"]) ?? 0;
          const note = omitted > 0 ? `\n… ${omitted} bytes left out …\n` : "";
          entry.output = this.#room.last(`${entry.output}${note}${asText(event["output"])}`);
        });
      case "tool_result":
        return this.#endCall(event);
      case "check": {
        const check = readCheck(event, this.#room);
        if (this.checks.length < maxListed) this.checks.push(check);
        return this.#push({ type: "check", at, check });
      }
      case "verification": {
        const [verdict, message] = [this.#room.short(event["verdict"]), this.#room.short(event["message"])];
        this.verification = { verdict, message };
        const tone = verdict === "passed" || verdict === "fixed" ? "good" : "warning";
        return this.#push({ type: "note", at, tone, message });
      }
      case "network_denied": {
        const told = `${this.#room.short(event["host"])} ${asNumber(event["port"]) ?? ""}`.trim();
        this.#refuse(told, this.#room.short(event["reason"]));
        const message = `Not reached: ${told} (${this.#room.short(event["reason"])})`;
        return this.#push({ type: "note", at, tone: "warning", message });
      }
      case "network":
        this.reached = asList(event["hosts"]).slice(0, maxListed).map(asFields);
        for (const refused of asList(event["refused"]).map(asFields)) {
          this.#refuse(
            `${this.#room.short(refused["host"])} ${asNumber(refused["port"]) ?? ""}`.trim(),
            this.#room.short(refused["reason"]),
          );
        }
        return [];
      case "dependencies":
        this.dependencies = asList(event["changes"]).slice(0, maxListed).map(asFields);
        return [];
      case "pull_request":
        this.title = this.#room.short(event["title"]);
        this.pullRequest = {
          ...{
            title: this.title,
            url: this.#room.short(event["url"]),
            number: asNumber(event["number"]) ?? 0,
          },
        };
        return [];
      case "proposed_pull_request":
        this.title = this.#room.short(event["title"]);
        return [];
      case "warning":
        return this.#push({ type: "note", at, tone: "warning", message: this.#room.long(event["message"]) });
      case "machine_change":
        return this.#push({ type: "note", at, tone: "plain", message: this.#room.long(event["message"]) });
      case "error":
        return this.#push({ type: "note", at, tone: "error", message: this.#room.long(event["message"]) });
      case "result": {
        const [outcome, message] = [this.#room.short(event["outcome"]), this.#room.long(event["message"])];
        if (this.result !== undefined) return [];
        this.result = { outcome, message, durationMs: asNumber(event["duration_ms"]) };
        const tone = outcome === "pull-request" ? "good" : outcome === "failed" ? "error" : "plain";
        return this.#push({ type: "note", at, tone, message }, maxEntries + 1);
      }
      // Events are added in time: one that isn't known is stored, and not shown.
      default:
        return [];
    }
  }

  #beginTurn(turn: number, at: number): readonly number[] {
    if (turn <= this.#turn) return [];
    this.#turn = turn;
    return this.#push({ type: "turn", at, turn });
  }

  #addText(voice: TextEntry["voice"], event: Fields, at: number): readonly number[] {
    const text = asText(event["text"]);
    const key = `${voice} ${asNumber(event["turn"])} ${asNumber(event["block"])}`;
    if (this.#text?.key !== key) {
      const pushed = this.#push({ type: "text", at, voice, text: this.#room.long(text) });
      this.#text = pushed[0] === undefined ? undefined : { key, index: pushed[0] };
      return pushed;
    }
    return this.#change(this.#text.index, (entry) => {
      if (entry.type === "text") entry.text = this.#room.join(entry.text, text);
    });
  }

  #addUsage(event: Fields, at: number): readonly number[] {
    const turn = asNumber(event["turn"]) ?? 0;
    const figure = (name: string) => asNumber(event[name]) ?? 0;
    const usage: TurnUsage = {
      turn,
      model: this.#room.short(event["model"]),
      inputTokens: figure("input_tokens") + figure("cache_read_tokens") + figure("cache_write_tokens"),
      outputTokens: figure("output_tokens"),
      costUsd: asNumber(event["cost_usd"]),
      totalUsd: asNumber(event["total_cost_usd"]),
    };
    this.maxCostUsd = asNumber(event["max_cost_usd"]) ?? this.maxCostUsd;
    if (this.usages.length < maxListed) this.usages.push(usage);
    const begun = this.#beginTurn(turn, at);
    const index = this.entries.findLastIndex((entry) => entry.type === "turn" && entry.turn === turn);
    const changed = this.#change(index, (entry) => {
      if (entry.type === "turn") entry.usage = usage;
    });
    return [...new Set([...begun, ...changed])];
  }

  #addCall(event: Fields, at: number): readonly number[] {
    const tool = this.#room.short(event["tool"]);
    const input = this.#room.fields(asFields(event["input"]));
    if (tool === "finish") this.title = this.#room.short(input["title"]) || this.title;
    // Counted before anything is cut.
    const change = readChange(tool, asFields(event["input"]));
    const lines = change && { path: change.path.slice(0, 300), ...countLines(change.places) };
    const pushed = this.#push({ type: "call", at, tool, input, lines, output: "" });
    if (pushed[0] !== undefined) this.#calls.set(asText(event["id"]).slice(0, 100), pushed[0]);
    return pushed;
  }

  #addChange(event: Fields, at: number): readonly number[] {
    const files = asList(event["files"]);
    const figure = (name: string) => asNumber(event[name]) ?? 0;
    this.changed = files.slice(0, maxListed).map((file) => {
      const { path, added_lines: added, deleted_lines: removed } = asFields(file);
      return { path: this.#room.short(path), added: asNumber(added), removed: asNumber(removed) };
    });
    const patch = event["patch"];
    const shown = typeof patch === "string" ? this.#room.patch(patch) : undefined;
    return this.#push({
      ...{ type: "change", at, files: files.length + figure("left_out") },
      ...{ added: figure("added_lines"), removed: figure("deleted_lines") },
      patch: shown,
      isWhole: event["truncated"] !== true && shown === patch,
    });
  }

  #endCall(event: Fields): readonly number[] {
    return this.#change(this.#calls.get(asText(event["id"])), (entry) => {
      if (entry.type !== "call" || entry.result !== undefined) return;
      const ok = event["ok"] === true;
      entry.result = {
        ok,
        text: this.#room.long(event["result"]),
        durationMs: asNumber(event["duration_ms"]) ?? 0,
        truncated: event["truncated"] === true,
      };
      entry.output = "";
      if (ok) this.#countChange(entry);
    });
  }

  #countChange({ lines }: CallEntry): void {
    if (lines === undefined) return;
    const file = this.files.get(lines.path) ?? { added: 0, removed: 0 };
    if (!this.files.has(lines.path) && this.files.size >= maxListed) return;
    this.files.set(lines.path, { added: file.added + lines.added, removed: file.removed + lines.removed });
  }

  #refuse(host: string, told: string): void {
    if (this.refused.length >= maxListed || this.refused.some((known) => known.host === host)) return;
    this.refused.push({ host, told });
  }

  #push(entry: Entry, room = maxEntries): readonly number[] {
    if (this.entries.length >= room) {
      this.leftOut += 1;
      return [];
    }
    return [this.entries.push(entry) - 1];
  }

  #change(index: number | undefined, change: (entry: Entry) => void): readonly number[] {
    const entry = index === undefined ? undefined : this.entries[index];
    if (index === undefined || entry === undefined) return [];
    change(entry);
    return [index];
  }
}
