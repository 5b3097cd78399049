import { answers } from "./answers.ts";
import { conversations } from "./conversations.ts";
import { encodings } from "./encodings.ts";
import { machines } from "./machines.ts";
import { repositories } from "./repositories.ts";
import { starts } from "./starts.ts";
import { texts } from "./texts.ts";
import type { Trial } from "./trial.ts";

/** All attacks by what the trusted side reads. */
export const trials: readonly Trial[] = [
  ...answers,
  ...machines,
  ...repositories,
  ...texts,
  ...conversations,
  ...encodings,
  ...starts,
];
