// A post-build check: it was built as a module, and the finding stands in the log.
if (!new File(basedir, 'target/classes/module-info.class').isFile()) {
  throw new IllegalStateException('not built as a module')
}
def findings = new File(basedir, 'build.log').readLines().findAll { it =~ /\[WARNING\] .*\.java:/ }.unique()
if (findings.size() != 1 || !(findings[0] =~ /Carts\.java:\[19,\d+\] \[GuardedMapEscapes\]/)) {
  throw new IllegalStateException("not the one finding: $findings")
}
