import { defineOtherKills } from "./kills.ts";

// What the three hundred in the other two files have not: an open network, a clone, an installation.
defineOtherKills({ rounds: 3 });
