import * as http from "node:http";
import { UserError } from "./errors.ts";
import type { FailureCode } from "./outcome.ts";

let isUsed = false;

/**
 * From now on Node's own fetch goes through the HTTP proxy that the environment of this process names, and keeps its
 * connections. Throws a UserError of that code where this Node can't do it.
 */
export function useProxyFromEnvironment(code: FailureCode): void {
  // A second time would begin with connections of its own.
  if (isUsed) return;
  if (typeof http.setGlobalProxyFromEnv !== "function") {
    throw new UserError(
      code,
      `An HTTP proxy is set (HTTPS_PROXY), and this Node (${process.version}) can't use it; the runner needs Node 24.14 or later.`,
    );
  }
  http.setGlobalProxyFromEnv();
  isUsed = true;
}
