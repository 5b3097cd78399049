import { UserError } from "../errors.ts";
import type { DoctorCheck } from "../events/codes.ts";
import type { FailureCode } from "../outcome.ts";
import type { Run } from "../run.ts";

/** What one check came to: one line for people. */
export type Finding = {
  readonly check: DoctorCheck;
  /** What was found, as sentences. */
  readonly found: string;
} & (
  | { readonly type: "ok" }
  | ({
      readonly type: "wrong";
      /** What a run would end with; undefined when it would go on, and go without something. */
      readonly stops?: FailureCode;
    } & Advice)
  /** Can't be known beforehand. */
  | ({ readonly type: "unknown" } & Advice)
);

export interface Advice {
  /** What happens in a run because of that, as sentences. */
  readonly effect: string;
  /** The lines of YAML to write or the setting to change, of one or more lines. */
  readonly change: string;
}

/** What happens to a run that something wrong stops. */
export function stopsBefore(code: FailureCode): string {
  return `A run stops before anything is paid (\`${code}\`).`;
}

/** An expression as a workflow file has it, such as a secret. */
export function expression(name: string): string {
  return `\${{ ${name} }}`;
}

/** Something wrong that an error already says; anything but a UserError is thrown on. */
export function wrongBy(check: DoctorCheck, error: unknown, change: string): Finding {
  if (!(error instanceof UserError)) throw error;
  const { code, message: found } = error;
  return { type: "wrong", check, found, stops: code, effect: stopsBefore(code), change };
}

/** Why the sandbox does not open. */
export function sandboxWrong(error: unknown): Finding {
  return wrongBy(
    "sandbox",
    error,
    "runs-on: ubuntu-24.04\n# or on a runner of your own, before this step\n- run: sudo apt-get install -y bubblewrap socat",
  );
}

export function tell(run: Run, finding: Finding): void {
  run.emit({
    ...{ type: "doctor_check", check: finding.check, state: finding.type, found: finding.found },
    ...(finding.type === "ok"
      ? { effect: "", change: "" }
      : { effect: finding.effect, change: finding.change }),
  });
}

/** The finding; what GitHub or time leaves open is told as that. Rejects for bugs and cancelled runs alone. */
export async function settle(
  check: DoctorCheck,
  looking: Promise<Finding>,
  timeoutMs: number,
): Promise<Finding> {
  const { promise, resolve } = Promise.withResolvers<Finding>();
  const timer = setTimeout(
    () => resolve(leftOpen(check, `There was no answer within ${timeoutMs / 1000} s.`)),
    timeoutMs,
  );
  try {
    return await Promise.race([looking, promise]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return leftOpen(check, error.message);
  } finally {
    clearTimeout(timer);
  }
}

function leftOpen(check: DoctorCheck, found: string): Finding {
  return {
    ...{ type: "unknown", check, found },
    effect: "A run finds it out when it comes to that.",
    change: "See to what the other lines call wrong, and start the doctor again.",
  };
}
