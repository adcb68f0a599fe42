package io.github.mapvet.cli;

import java.net.URI;

/**
 * What javac has against a file, without the line: that moves when the file is edited.
 *
 * @param file the file's address
 * @param text javac's message
 */
record CompileError(URI file, String text) {}
