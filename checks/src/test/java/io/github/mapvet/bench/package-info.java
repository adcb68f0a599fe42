/**
 * What mapvet costs: whole processes of javac and of the command over public projects, measured;
 * and the README's tables made from that.
 */
package io.github.mapvet.bench;
