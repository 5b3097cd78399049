import type { BaseFiles, ChecksOptions, Chosen } from "./checks.ts";
import { findChecks } from "./find-checks.ts";

/** As `verify-command`, it turns the checks off. */
const off = "none";

/** Which checks a run has: those that the workflow names, else those of the base commit. */
export async function chooseChecks(options: ChecksOptions, base: BaseFiles): Promise<Chosen> {
  const { setupCommand, verifyCommand, testReports } = options;
  if (verifyCommand === off) {
    return { type: "none", reason: "They are turned off (`verify-command: none`)." };
  }
  const setup = setupCommand !== undefined && { setupCommand };
  if (verifyCommand !== undefined) {
    return { type: "checks", checks: { command: verifyCommand, reports: testReports, ...setup } };
  }
  const found = await findChecks(base);
  if (found === undefined) {
    return {
      type: "none",
      reason: "None were found in the repository; name them with `verify-command`.",
    };
  }
  return {
    type: "checks",
    checks: { ...found, ...setup, ...(testReports.length > 0 && { reports: testReports }) },
  };
}
