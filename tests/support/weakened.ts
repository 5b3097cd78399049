import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutation } from "./mutations.ts";
import type { Machine } from "./open-sandbox.ts";

/** How the sandbox is to be opened without one of its defences; the product itself has no switch for any. */
export interface Weakening {
  /**
   * Perl that runs in bubblewrap's place before it starts: @a are bubblewrap's options, $script is the shell text that
   * runs inside before the command, %ENV is bubblewrap's environment; $argv = 1 gives bubblewrap its options as
   * arguments, and $none = 1 starts the command without bubblewrap.
   */
  readonly launch?: string;
  /** Changes the sandbox's options. */
  readonly options?: (options: Changeable) => void;
  /** Changes of the product's own text, for a process that reads it anew. */
  readonly source?: readonly Mutation[];
}

type Changeable = { -readonly [Key in keyof Machine["options"]]: Machine["options"][Key] };

/** Changes the machine, whose sandbox isn't open yet. */
export function weaken({ options, directory }: Machine, changes: readonly Weakening[]): void {
  for (const { options: change } of changes) change?.(options);
  const launch = changes.flatMap((change) => change.launch ?? []).join(";\n");
  if (launch === "") return;
  Object.assign(options, { programs: { ...options.programs, bwrap: weakBubblewrap(directory, launch) } });
}

/** A program that changes what it was given, and becomes bubblewrap. */
function weakBubblewrap(directory: string, change: string): string {
  const program = join(directory, "weak-bwrap");
  const script = `#!/usr/bin/perl
use POSIX; use Fcntl; use IO::Handle;
if ($ARGV[0] eq "--version") { exec "/usr/bin/bwrap", "--version" }
open(my $in, "<&=", 4); my @a = do { local $/; split /\\0/, <$in> };
my ($script) = grep { index($_, "ulimit") >= 0 } @ARGV;
my ($argv, $none) = (0, 0);
my $after = sub { my ($word) = @_; for my $i (0..$#a) { return $i if $a[$i] eq $word } die "no $word" };
my $source = sub { my ($target) = @_; for my $i (2..$#a) { return $a[$i - 1] if $a[$i] eq $target && $a[$i - 2] =~ /bind/ } die "no $target" };
${change};
for (@ARGV) { $_ = $script if index($_, "ulimit") >= 0 }
if ($none) { withoutBubblewrap() }
fcntl($_, F_SETFD, 0) for 3, 5;
exec "/usr/bin/bwrap", @a, @ARGV[2..$#ARGV] if $argv;
open(my $out, "+>", undef); syswrite $out, join("", map { "$_\\0" } @a); sysseek $out, 0, 0;
dup2(fileno($out), 4);
exec "/usr/bin/bwrap", @ARGV;

sub withoutBubblewrap {
  open(my $status, ">&=", 5); $status->autoflush(1);
  fcntl($_, F_SETFD, FD_CLOEXEC) for 3, 4, 5;
  my ($directory) = $a[$after->("--chdir") + 1];
  my $pid = fork;
  if (!$pid) { chdir $directory; exec @ARGV[3..$#ARGV] }
  printf $status qq({"child-pid": %d}\\n), $pid;
  waitpid $pid, 0;
  printf $status qq({"exit-code": %d}\\n), $? >> 8;
  exit $? >> 8;
}
`;
  writeFileSync(program, script, { mode: 0o755 });
  return program;
}

/** Takes an option of bubblewrap away, with so many values. */
export const drop = (option: string, values = 0) => replace(option, values);

/** Puts others in an option's place. */
export const replace = (option: string, values: number, ...others: readonly string[]) =>
  `{ my $n = 0; for my $i (reverse 0..$#a) { if ($a[$i] eq "${option}") { splice @a, $i, ${1 + values}, ${perlList(others)}; $n++ } } $n or die "no ${option}" }`;

/** Adds options, by default after all others. */
export const add = (...options: readonly string[]) => `push @a, ${perlList(options)};`;

/** Adds options before the root and what is below it become read-only. */
export const addBeforeRemounts = (...options: readonly string[]) =>
  `splice @a, $after->("--remount-ro"), 0, ${perlList(options)};`;

/** Takes text away from what runs inside before the command. */
export const dropFromScript = (pattern: RegExp) => `$script =~ s{${pattern.source}}{} or die "no such text";`;

function perlList(values: readonly string[]): string {
  return `(${values.map((value) => (value.startsWith("$") ? value : `'${value}'`)).join(", ")})`;
}
