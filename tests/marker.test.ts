import { expect, test } from "@jest/globals";
import { readMarker, writeMarker } from "../src/marker.ts";

const headSha = "a".repeat(40);

test.each([
  { issue: "octo/demo#7", headSha },
  { headSha },
  { issue: "octo/demo#7", headSha, draft: true as const },
  { headSha: "b".repeat(64), draft: true as const },
])("what is written is read again: %j", (marker) => {
  expect(readMarker(`Words.\n\n${writeMarker(marker)}\n\n`)).toEqual(marker);
});

test.each([
  `<!-- tiny-backspace:pull-request octo/demo#7 ${headSha} ready -->`,
  `<!-- tiny-backspace:pull-request octo/demo#7 ${headSha} draft draft -->`,
  `<!-- tiny-backspace:pull-request  ${headSha} -->`,
  `<!-- tiny-backspace:pull-request octo/demo#7 ${headSha} --> and more`,
  `> <!-- tiny-backspace:pull-request octo/demo#7 ${headSha} -->`,
  `<!-- tiny-backspace:pull-request octo/demo#7 ${headSha} -->\n\`\`\``,
])("is no mark of ours: %s", (text) => {
  expect(readMarker(text)).toBeUndefined();
});
