import { setFlagsFromString } from "node:v8";

/**
 * Keeps the memory for new objects at the size that it has, from the first import of this file on. V8 doubles it, up to
 * 16 MiB twice over, each time that many of them live long, as all that a program loads does: in a process that mostly
 * waits that is never of use again, and stays resident. V8 reads the flag whenever it is about to grow it.
 */
setFlagsFromString("--semi-space-growth-factor=1");
