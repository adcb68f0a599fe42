// A post-build check: both findings stand in the log, at their lines.
def log = new File(basedir, 'build.log').text

def requireLine(String log, String line) {
  if (!(log =~ line)) {
    throw new IllegalStateException("build.log has no line like: $line")
  }
}

requireLine(log, /\[WARNING\] .*Visits\.java:\[13,\d+\] \[NonAtomicMapUpdate\]/)
requireLine(log, /\[ERROR\] .*Sessions\.java:\[14,\d+\] \[MapModifiedDuringIteration\]/)
