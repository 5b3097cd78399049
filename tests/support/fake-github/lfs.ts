import type { FakeRepository } from "./repository.ts";

const pointer = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n/;
/** A pointer is smaller; no other file is read. */
const maxPointerBytes = 1024;

/** What is said of blobs, by sha, that point to LFS objects: nobody uploads any to this fake. */
export async function unknownLfsObjects(
  repository: FakeRepository,
  blobs: readonly { readonly sha: string; readonly bytes: number }[],
): Promise<string[]> {
  const small = blobs.filter(({ bytes }) => bytes > 0 && bytes < maxPointerBytes);
  const texts = await Promise.all(small.map(({ sha }) => repository.read("cat-file", "blob", sha)));
  const ids = texts.flatMap((text) => pointer.exec(`${text}\n`)?.[1] ?? []);
  if (ids.length === 0) return [];
  const objects = ids.length === 1 ? "object" : "objects";
  return [
    `error: GH008: Your push referenced at least ${ids.length} unknown Git LFS ${objects}:`,
    ...ids.map((id) => `    ${id}`),
    "Try to push them with 'git lfs push --all'.",
  ];
}
