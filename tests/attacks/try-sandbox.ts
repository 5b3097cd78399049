import { givenMutations } from "../support/mutations.ts";
import { type Machine, makeMachine } from "../support/open-sandbox.ts";
import { weaken } from "../support/weakened.ts";

async function openWeak(launch: string): Promise<Machine> {
  // A change of another file would not be read by the process that opens the sandbox.
  const mutations = givenMutations().filter(({ file }) => file === "src/sandbox/self-test.ts");
  const machine = await makeMachine({ parent: "unprivileged", mutations });
  weaken(machine, [{ launch }]);
  await machine.open();
  return machine;
}

/** Whether a run goes on where the sandbox is not what it should be. */
export async function openTested(launch: string): Promise<string[]> {
  await using machine = await openWeak(launch);
  try {
    await machine.selfTest();
  } catch (error) {
    if (Error.isError(error) && error.name === "UserError") return [];
    throw error;
  }
  return ["the run goes on"];
}

export async function openUntested(launch: string): Promise<string[]> {
  await using machine = await openWeak(launch);
  const { head } = await machine.run("echo alive");
  return head === "alive\n" ? ["the run goes on"] : [];
}
