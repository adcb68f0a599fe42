// A post-build check: both findings stand in the log, at their lines.
def log = new File(basedir, 'build.log').text
assert log =~ /\[WARNING\] .*Visits\.java:\[12,\d+\] \[NonAtomicMapUpdate\]/
assert log =~ /\[ERROR\] .*Sessions\.java:\[14,\d+\] \[MapModifiedDuringIteration\]/
