import type { GitHub } from "../github/github.ts";

/** What people may do, each asked for once. */
export interface Permissions {
  /** `unknown` where GitHub can't say, or too many were asked for. */
  readonly of: (login: string) => Promise<"admin" | "write" | "read" | "none" | "unknown">;
}

/** More people than take part in any one issue; each costs a request. */
const maxPeople = 20;

/** Where the change goes to another repository than the issue's, what counts is the lesser of the two. */
export function openPermissions(places: readonly Pick<GitHub, "permissionOf">[]): Permissions {
  const known = new Map<string, ReturnType<Permissions["of"]>>();
  const ask = async (login: string) => {
    const order = ["none", "read", "write", "admin"] as const;
    const found = await Promise.all(places.map((place) => place.permissionOf(login))).catch(() => undefined);
    if (found === undefined) return "unknown" as const;
    const least = Math.min(...found.map(({ permission }) => order.indexOf(permission)));
    return order[least] ?? "unknown";
  };
  return {
    async of(login) {
      const key = login.toLowerCase();
      const asked =
        known.get(key) ?? (known.size >= maxPeople ? Promise.resolve("unknown" as const) : ask(login));
      known.set(key, asked);
      return await asked;
    },
  };
}

export function mayWrite(permission: string): boolean {
  return permission === "admin" || permission === "write";
}
