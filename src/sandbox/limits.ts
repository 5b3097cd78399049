/** For each process, set before the program starts and inherited by all that it starts. */
const perProcess = ["n 4096", "f 2097152"];
export const maxProcesses = 512;

/**
 * Shell text that sets the limits of everything after it, or ends with 125. `processes` counts those of the user, or
 * of the user namespace where there is one. Where a hard limit is lower already, it stays.
 */
export function setLimits(processes = maxProcesses): string {
  return [
    "ulimit -HSc 0 || exit 125",
    ...[`u ${processes}`, ...perProcess].map((limit) => {
      const [letter, value] = limit.split(" ");
      return `ulimit -HS${letter} ${value} 2>/dev/null || [ "$(ulimit -H${letter})" -le ${value} ] || exit 125`;
    }),
  ].join("; ");
}

/** Descriptors above 2 may have come from whatever started us, and bash is the first program that can close them. */
export const closeDescriptors =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
  'for f in /proc/self/fd/*; do f=${f##*/}; [ "$f" -gt 2 ] && eval "exec $f>&-"; done';
