import { proxyDefences } from "./proxy-defences.ts";
import { readerDefences } from "./reader-defences.ts";
import { sandboxDefences } from "./sandbox-defences.ts";
import { startDefences } from "./start-defences.ts";

/** What stops attacks; each can be taken away. */
export const defences = { ...sandboxDefences, ...proxyDefences, ...readerDefences, ...startDefences };

export type DefenceName = keyof typeof defences;
