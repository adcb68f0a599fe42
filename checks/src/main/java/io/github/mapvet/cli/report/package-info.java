/**
 * Renderings of one run's findings. They use libraries that the plugin jar does not carry, which is
 * why they live with the command.
 */
package io.github.mapvet.cli.report;
