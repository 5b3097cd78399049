// Stands in for undici in the bundle: Node has the same within itself, and a megabyte that nothing takes anything from
// would be read at every start. GitHub is asked through Node's own fetch (`src/github/api.ts`, `src/proxy.ts`).
export function fetch() {
  throw new Error("the bundle has no other fetch than Node's");
}

/** Made and put aside when the client of the toolkit is loaded where the environment names a proxy. */
export class ProxyAgent {}
