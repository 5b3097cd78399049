import { randomInt } from "node:crypto";

/** A new seed, or the one in the variable SEED, which repeats a run. */
export const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));

/** The nth random number from 0 to 1 that belongs to the seed. */
export function random(n: number): number {
  return numberOf(seed, n);
}

/** Random numbers from 0 to 1, the same for the same seed. */
export function randomNumbers(from: number): () => number {
  let n = 0;
  return () => numberOf(from, n++);
}

function numberOf(from: number, n: number): number {
  let state = (from + Math.imul(n + 1, 0x9e3779b9)) | 0;
  state = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  state = Math.imul(state ^ (state >>> 15), 0x735a2d97);
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
}
