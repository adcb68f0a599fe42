// A post-build check: mapvet says the new finding alone, and each compilation has left its SARIF file.
def rules = new File(basedir, '../../../../testdata').list() as Set
def log = new File(basedir, 'build.log').readLines()
def findings = log.findAll { line ->
  def place = line =~ /^\[(?:ERROR|WARNING)\] .*\.java:\[\d+,\d+\] \[(\w+)\]/
  place && place[0][1] in rules
}.unique()
if (findings.size() != 1 || !(findings[0] =~ /^\[ERROR\] .*Offers\.java:\[13,\d+\] \[NonAtomicMapUpdate\]/)) {
  throw new IllegalStateException("not the new finding alone: $findings")
}

def reports = new File(basedir, 'target/mapvet').list().sort()
def expected = ['offers-target-classes', 'orders-target-classes', 'stock-target-classes', 'stock-target-test-classes']
if (reports*.replaceFirst(/-[0-9a-f]{8}\.sarif$/, '')*.replaceFirst(/.*?((offers|orders|stock)-target)/, '$1') != expected) {
  throw new IllegalStateException("not one report of each compilation: $reports")
}
