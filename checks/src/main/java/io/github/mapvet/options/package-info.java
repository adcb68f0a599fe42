/** What users can set, for the plugin and the command alike. */
package io.github.mapvet.options;
