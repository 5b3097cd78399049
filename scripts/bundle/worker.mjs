// The sandbox shows the worker nothing but its own file, so it shares nothing with the doors.
import "../require-node.mjs";
import "../../src/sandbox/worker.ts";
