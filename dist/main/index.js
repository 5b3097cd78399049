import "../require-node.mjs";
const { doors } = await import("../program/index.js");
await doors.main();
