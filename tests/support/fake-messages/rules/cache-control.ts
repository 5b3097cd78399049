import type { Position } from "../prompt.ts";
import { breakpointsOf } from "../prompt-cache.ts";
import type { MessagesBody, Refuse } from "../wire.ts";
import { innerBlocks } from "./messages.ts";

const maxMarkers = 4;

/** Rules 79, 81 and 83: how many cache markers there are, and where. */
export function checkCacheControl(body: MessagesBody, positions: readonly Position[], refuse: Refuse): void {
  const markers =
    positions.filter(({ marker }) => marker !== undefined).length + (body.cache_control ? 1 : 0);
  if (markers > maxMarkers) {
    refuse(79, `A maximum of ${maxMarkers} blocks with \`cache_control\` may be provided. Found ${markers}.`);
  }
  for (const { block, path } of positions) {
    if (block["cache_control"] && innerBlocks(block).some((inner) => inner["cache_control"])) {
      refuse(
        83,
        `${path}: cache_control may not be specified within \`tool_result.content\` when the block itself has one`,
      );
    }
  }
  checkAutomatic(body, positions, refuse);
  let hasShort = false;
  for (const { index, ttl } of breakpointsOf(body, positions)) {
    if (ttl === "1h" && hasShort) {
      refuse(
        81,
        `${positions[index]?.path}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ` +
          "ttl='5m' cache_control block. Note that blocks are processed in the following order: " +
          "tools, system, messages.",
      );
    }
    hasShort ||= ttl === "5m";
  }
}

function checkAutomatic(body: MessagesBody, positions: readonly Position[], refuse: Refuse): void {
  const explicit = positions.at(-1)?.marker;
  if (!body.cache_control || explicit === undefined) return;
  if ((explicit.ttl ?? "5m") !== (body.cache_control.ttl ?? "5m")) {
    refuse(
      83,
      "cache_control: the last block already has a cache_control marker with another ttl than the automatic one",
    );
  }
}
