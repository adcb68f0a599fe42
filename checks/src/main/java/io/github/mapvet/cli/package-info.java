/**
 * The command: reads the command line and the sources, runs the rules with a javac of its own, and
 * writes reports. In mapvet.jar only; nothing outside this package may depend on it.
 */
package io.github.mapvet.cli;
