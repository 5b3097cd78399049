/**
 * What differs from one run of a program to the next though nothing has changed, put into one form before results are
 * compared: docs/replay.md lists it, and a result that is the same but for this is told apart from one that is the
 * same. It is applied to what commands print; files and our own words are compared as they are.
 */
const volatile: readonly (readonly [pattern: RegExp, form: string])[] = [
  // Dates and times of day, before numbers lose their shape.
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g, "<time>"],
  [
    /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b,? [^\n]{0,30}?\d\d:\d\d:\d\d(?: [A-Z]{3,4}| [+-]\d{4})?(?: \d{4})?(?: [+-]\d{4})?/g,
    "<time>",
  ],
  [/\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, "<time>"],
  // `ls -l`
  [/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d (?:\d\d:\d\d| \d{4})/g, "<time>"],
  // How long something took.
  [/\b\d+m ?\d+(?:\.\d+)?s\b/g, "<duration>"],
  [/\b\d+(?:[.,]\d+)? ?(?:ns|[µu]s|ms|s|secs?|seconds?|milliseconds?)\b/g, "<duration>"],
  [/\b(duration|elapsed|time)(_ms|_s)?(["']?[ :=]+)\d+(?:\.\d+)?/gi, "$1$2$3<duration>"],
  // Names that a program makes up.
  [/\/tmp\/(?:tmp\.\w{6,12}|tmp[a-z0-9_]{8})\b/g, "/tmp/<name>"],
  [/(\/tmp\/[\w.-]*-)[A-Za-z0-9]{6}\b/g, "$1<name>"],
  [/\b(127\.0\.0\.1|localhost|\[::1\]):\d{4,5}\b/g, "$1:<port>"],
  [/\b(pid|node)([ :=]+)\d+\b/gi, "$1$2<pid>"],
  // What is left out of long output depends on the length of all of these.
  [/\[(?:about )?[\d,]+ (?:lines?|bytes?)(?: \([\d,]+ bytes?\))? left out here/g, "[<some> left out here"],
];

/** The text without what is volatile in it. */
export function withoutVolatile(text: string): string {
  return volatile.reduce((left, [pattern, form]) => left.replace(pattern, form), text);
}
