import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { Machine } from "../support/open-sandbox.ts";

/** What listens on the machine and hands out its secret; every contact counts as a hit. */
export interface Services extends AsyncDisposable {
  readonly variables: Readonly<Record<string, string>>;
  readonly asked: () => number;
  /** Lets what has arrived be counted. */
  readonly settle: () => Promise<void>;
  /** Makes the sockets on the disk everyone's. */
  readonly open: () => void;
}

export async function startServices({ directory, canary }: Machine): Promise<Services> {
  let asked = 0;
  const answer = () =>
    createServer((socket) => {
      asked += 1;
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(`HTTP/1.0 200 OK\r\n\r\n${canary}\n`));
    });
  const key = randomInt(1_000_000, 2_000_000_000);
  const abstract = `tb-attacks-${key}`;
  const file = join(directory, "docker.sock");
  const [tcp, disk, hidden] = [answer(), answer(), answer()];
  const udp = createSocket("udp4", () => {
    asked += 1;
  });
  tcp.listen(0, "::");
  disk.listen(file);
  hidden.listen(`\0${abstract}`);
  udp.bind(0, "127.0.0.1");
  await Promise.all([tcp, disk, hidden, udp].map((server) => once(server, "listening")));
  const shared = `/dev/shm/tb-attacks-${key}`;
  writeFileSync(shared, canary, { mode: 0o644 });
  const segment = execFileSync(
    "perl",
    ["-e", `my $i = shmget(${key}, 64, 0666 | 01000); shmwrite $i, "${canary}", 0, 64; print $i`],
    { encoding: "utf8" },
  );
  return {
    variables: {
      PORT: String((tcp.address() as AddressInfo).port),
      UDP: String(udp.address().port),
      ABSTRACT: abstract,
      SHM: String(key),
    },
    asked: () => asked,
    settle: async () => {
      for (let index = 0; index < 3; index += 1) await turn();
    },
    open: () => chmodSync(file, 0o777),
    async [Symbol.asyncDispose]() {
      for (const server of [tcp, disk, hidden]) server.close();
      udp.close();
      rmSync(shared, { force: true });
      execFileSync("perl", ["-e", `shmctl(${segment}, 0, 0)`]);
    },
  };
}
