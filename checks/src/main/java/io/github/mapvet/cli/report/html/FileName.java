package io.github.mapvet.cli.report.html;

/** A file's path, as people see it, in two parts: what tells files apart comes last. */
record FileName(String path) {

  /** The folders, with the slash that ends them; empty where there are none. */
  String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** What stands after the folders. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
