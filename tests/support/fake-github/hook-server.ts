import { randomUUID } from "node:crypto";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Viewer } from "./access.ts";
import { judgePush, type PushVerdict, type RefUpdate } from "./push-rules.ts";
import type { FakeRepository } from "./repository.ts";

export interface HookServer extends AsyncDisposable {
  /** For `core.hooksPath` of the served repositories. */
  readonly hooksDir: string;
  /** Announces a push; its id goes to the hook in FAKE_GITHUB_PUSH. */
  announce(repository: FakeRepository, viewer: Viewer): string;
  /** The refs that the push asked for and the verdict on it, once git is done with it. */
  finish(push: string): FinishedPush;
}
export interface FinishedPush {
  readonly updates: readonly RefUpdate[];
  readonly verdict: PushVerdict | undefined;
  readonly pushOptions: readonly string[];
}

interface Question {
  readonly push: string;
  readonly commands: readonly (readonly [string, string, string])[];
  readonly pushOptions: readonly string[];
}

/** Answers the proc-receive hook, which runs below git in another process, over a unix socket. */
export async function openHookServer(directory: string): Promise<HookServer> {
  const hooksDir = join(directory, "hooks");
  const socketPath = join(directory, "hook.sock");
  const hook = join(hooksDir, "proc-receive");
  const program = fileURLToPath(new URL("proc-receive.ts", import.meta.url));
  await mkdir(hooksDir);
  const command = [process.execPath, "--disable-warning=ExperimentalWarning", program, socketPath];
  await writeFile(hook, `#!/bin/sh\nexec ${command.map(shellWord).join(" ")} "$FAKE_GITHUB_PUSH"\n`);
  await chmod(hook, 0o755);

  const pushes = new Map<string, { repository: FakeRepository; viewer: Viewer; done?: FinishedPush }>();
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    answer(socket).catch((error: unknown) => {
      const reason = `the fake GitHub failed: ${String(error)}`.replaceAll("\n", " ");
      socket.end(JSON.stringify({ remote: [reason], reasons: {} }));
    });
  });
  const answer = async (socket: Socket) => {
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    const question = JSON.parse(text) as Question;
    const push = pushes.get(question.push);
    if (push === undefined) throw new Error("unknown push");
    const updates = question.commands.map(([from, to, ref]) => ({ from, to, ref }));
    const verdict = await judgePush(push.repository, push.viewer, updates).catch((error: unknown) => {
      const reason = `the fake GitHub failed: ${String(error)}`.replaceAll("\n", " ");
      return { remote: [reason], reasons: Object.fromEntries(updates.map(({ ref }) => [ref, reason])) };
    });
    push.done = { updates, verdict, pushOptions: question.pushOptions };
    socket.end(JSON.stringify(verdict));
  };
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(socketPath, listening.resolve);
  await listening.promise;

  return {
    hooksDir,
    announce(repository, viewer) {
      const id = randomUUID();
      pushes.set(id, { repository, viewer });
      return id;
    },
    finish(push) {
      const done = pushes.get(push)?.done;
      pushes.delete(push);
      return done ?? { updates: [], verdict: undefined, pushOptions: [] };
    },
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const socket of sockets) socket.destroy();
      await closed.promise;
    },
  };
}

function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
