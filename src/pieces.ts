/** Bytes that come in pieces of any size, in the room that they need: a million pieces of one byte take little more. */
export interface Pieces {
  readonly push: (piece: Buffer) => void;
  /** All of them as one, which they no longer hold then. */
  readonly take: () => Buffer;
}

/** A Buffer of its own costs some hundred bytes; smaller pieces share one. */
const sharedBytes = 16 * 1024;

export function createPieces(): Pieces {
  let pieces: Buffer[] = [];
  let shared = Buffer.alloc(0);
  let used = 0;

  const closeShared = () => {
    if (used > 0) pieces.push(shared.subarray(0, used));
    shared = Buffer.alloc(0);
    used = 0;
  };
  return {
    push(piece) {
      if (piece.length >= sharedBytes) {
        closeShared();
        pieces.push(piece);
        return;
      }
      if (used + piece.length > shared.length) {
        closeShared();
        shared = Buffer.allocUnsafeSlow(sharedBytes);
      }
      used += piece.copy(shared, used);
    },
    take() {
      closeShared();
      const whole = Buffer.concat(pieces);
      pieces = [];
      return whole;
    },
  };
}
