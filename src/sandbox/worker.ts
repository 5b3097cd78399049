import { createInterface } from "node:readline";
import { ToolError } from "../errors.ts";
import { bounds, type WorkerRequest, type WorkerResponse } from "./protocol.ts";
import { listFiles } from "./worker-list.ts";
import { readFile } from "./worker-read.ts";
import { search } from "./worker-search.ts";
import { writeFile } from "./worker-write.ts";

// The resident file worker: it runs inside the sandbox, in the same view of the file system as the agent's commands,
// and serves requests from its stdin on its stdout. It holds nothing that is worth protecting from the agent.

const workspace = process.cwd();

const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
lines.on("line", (line) => void answer(JSON.parse(line) as WorkerRequest));

async function answer(request: WorkerRequest): Promise<void> {
  const response = await serve(request);
  process.stdout.write(`${JSON.stringify(response)}\n`);
}

async function serve(request: WorkerRequest): Promise<WorkerResponse> {
  const { id } = request;
  try {
    return { id, type: "result", result: await perform(request) };
  } catch (error) {
    const message = (Error.isError(error) ? error.message : String(error)).slice(0, bounds.messageCharacters);
    return { id, type: error instanceof ToolError ? "refused" : "failed", message };
  }
}

function perform(request: WorkerRequest) {
  switch (request.op) {
    case "read":
      return readFile(workspace, request);
    case "write":
      return writeFile(workspace, request);
    case "list":
      return listFiles(workspace, request);
    case "search":
      return search(workspace, request);
  }
}
