/**
 * The report as one HTML page that needs nothing else. Everything is rendered here, by templates
 * that escape what they are given; the page's script only shows, hides and moves.
 */
package io.github.mapvet.cli.report.html;
