export interface LeakDetector {
  readonly add: (secrets: readonly string[]) => void;
  /** Which secrets the body holds, each described without being repeated. */
  readonly find: (body: Buffer, credential: string) => readonly string[];
}

/** Looks for secrets as they are, and as base64, hex, URL and JSON text. */
export function createLeakDetector(initial: readonly string[]): LeakDetector {
  const forms = new Map<string, readonly string[]>();
  const add = (secrets: readonly string[]) => {
    for (const secret of secrets) if (secret !== "") forms.set(secret, formsOf(secret));
  };
  add(initial);
  return {
    add,
    find: (body, credential) => {
      add([credential]);
      return [...forms]
        .filter(([, written]) => written.some((form) => body.includes(form)))
        .map(([secret]) =>
          secret === credential
            ? "the credential of the request"
            : `a registered secret (${secret.length} characters, "${secret.slice(0, 3)}…")`,
        );
    },
  };
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString("hex");
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    hex,
    hex.toUpperCase(),
  ];
  // Inside other bytes the base64 form depends on the offset; its first and last characters on the neighbours.
  for (const offset of [0, 1, 2]) {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    for (const encoding of ["base64", "base64url"] as const) {
      const text = padded.toString(encoding).replace(/=+$/, "");
      const inner = text.slice(offset === 0 ? 0 : offset + 1, padded.length % 3 === 0 ? undefined : -1);
      if (inner.length >= 8) forms.push(inner);
    }
  }
  return [...new Set(forms)];
}
