// A post-build check: the processor has written its class, and the finding stands in the log.
if (!new File(basedir, 'target/generated-sources/annotations/shop/AutoValue_Visit.java').isFile()) {
  throw new IllegalStateException('the processor did not run')
}
def findings = new File(basedir, 'build.log').readLines().findAll { it =~ /\[WARNING\] .*\.java:/ }.unique()
if (findings.size() != 1 || !(findings[0] =~ /Visits\.java:\[14,\d+\] \[NonAtomicMapUpdate\]/)) {
  throw new IllegalStateException("not the one finding: $findings")
}
