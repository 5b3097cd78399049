import { readFileSync } from "node:fs";
import { setGlobalProxyFromEnv } from "node:http";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { FakeGitHub } from "./fake-github/index.ts";

/** Lets this process reach a fake GitHub under its true names, as a run's own process would; ends with the disposal. */
export function reachGitHub({ env }: Pick<FakeGitHub, "env">): Disposable {
  const { HTTPS_PROXY: proxy = "", SSL_CERT_FILE: file = "" } = env;
  const authorities = getCACertificates("default");
  setDefaultCACertificates([...authorities, readFileSync(file, "utf8")]);
  const endProxy = setGlobalProxyFromEnv({ HTTPS_PROXY: proxy });
  return {
    [Symbol.dispose]() {
      setDefaultCACertificates(authorities);
      endProxy();
    },
  };
}
