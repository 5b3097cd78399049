import { defineKills } from "./kills.ts";

// Three hundred in all, in two files that run side by side.
defineKills({ first: 0, count: 150 });
