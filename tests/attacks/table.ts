import type { Attack } from "./attack.ts";
import { checkout } from "./checkout.ts";
import { privileges } from "./privileges.ts";
import { proxy } from "./proxy.ts";
import { reach } from "./reach.ts";
import { resources } from "./resources.ts";
import { runner } from "./runner.ts";
import { secrets } from "./secrets.ts";
import type { Trial } from "./trial.ts";
import { trials } from "./trials.ts";

/** All attacks by commands and file tools. */
export const attacks: readonly Attack[] = [
  ...secrets,
  ...runner,
  ...checkout,
  ...resources,
  ...reach,
  ...privileges,
  ...proxy,
];

/** Everything that is tried; the tables of docs/attacks.md are made from it. */
export const everything: readonly (Attack | Trial)[] = [...attacks, ...trials];
