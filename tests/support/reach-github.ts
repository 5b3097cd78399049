import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { FakeGitHub } from "./fake-github/index.ts";

/** Lets this process reach a fake GitHub under its true names, as a run's own process would; ends with the disposal. */
export function reachGitHub({ env }: Pick<FakeGitHub, "env">): Disposable {
  const { HTTPS_PROXY: proxy = "", SSL_CERT_FILE: file = "" } = env;
  const authorities = getCACertificates("default");
  const before = process.env["HTTPS_PROXY"];
  setDefaultCACertificates([...authorities, readFileSync(file, "utf8")]);
  process.env["HTTPS_PROXY"] = proxy;
  return {
    [Symbol.dispose]() {
      setDefaultCACertificates(authorities);
      if (before === undefined) delete process.env["HTTPS_PROXY"];
      else process.env["HTTPS_PROXY"] = before;
    },
  };
}
