/** Numbers of `prctl`, by Node's name of the processor. */
const prctl: Readonly<Record<string, number>> = { x64: 157, arm64: 167 };

/**
 * Perl (it is there wherever git is) that starts the program it is given as the one that inherits every orphan below
 * it, however it cut itself loose. When the program ends, or we do, it ends all that is left, and then itself: with
 * the program's exit code, or 128 and the number of the signal.
 */
const script = `
my $prctl = shift; my $stop = 0; $SIG{TERM} = sub { $stop = 1 };
syscall($prctl, 36, 1, 0, 0, 0) == 0 or exit 125;
my $main = fork; defined $main or exit 125;
if (!$main) { $SIG{TERM} = "DEFAULT"; exec { $ARGV[0] } @ARGV; exit 126 }
syscall($prctl, 1, 15, 0, 0, 0);
my $status = 9;
until ($stop) {
  my $ended = waitpid -1, 0;
  if ($ended == $main) { $status = $?; last }
  last if $ended == -1 && !$!{EINTR};
}
while ((my $ended = waitpid -1, 1) != -1) {
  if ($ended == 0) {
    for my $file (glob "/proc/[0-9]*/stat") {
      open my $stat, "<", $file or next;
      my ($pid, $parent) = (<$stat> // "") =~ /^(\\d+) .*\\) \\S (\\d+)/s or next;
      kill 9, $pid if $parent == $$;
    }
    select undef, undef, undef, 0.002;
  }
}
exit($status & 127 ? 128 + ($status & 127) : $status >> 8);
`;

/** What to put before a program so that nothing of it survives it; nothing where that can't be had. */
export function reaperPrefix(perl: string | undefined): readonly string[] {
  const number = prctl[process.arch];
  return perl === undefined || number === undefined ? [] : [perl, "-MErrno", "-e", script, String(number)];
}
