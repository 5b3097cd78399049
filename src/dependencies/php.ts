import { type Declared, hostOf, isRecord } from "./dependency.ts";

/** composer.json: what it requires of others; PHP itself and its extensions are no packages. */
export function* readComposerJson(text: string): Iterable<Declared> {
  const manifest: unknown = JSON.parse(text);
  if (!isRecord(manifest)) throw new Error("not an object");
  for (const section of [manifest["require"], manifest["require-dev"]]) {
    if (!isRecord(section)) continue;
    for (const [name, version] of Object.entries(section)) {
      if (name.includes("/") && typeof version === "string") yield { name, version };
    }
  }
}

export function* readComposerLock(text: string): Iterable<Declared> {
  const lock: unknown = JSON.parse(text);
  if (!isRecord(lock)) throw new Error("not an object");
  for (const entry of [lock["packages"], lock["packages-dev"]].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )) {
    if (!isRecord(entry) || typeof entry["name"] !== "string") continue;
    const { name, version, dist } = entry;
    const address = isRecord(dist) && typeof dist["url"] === "string" ? dist["url"] : undefined;
    yield {
      ...{ name, version: typeof version === "string" ? version : "" },
      ...(address !== undefined && { source: hostOf(address) }),
    };
  }
}
