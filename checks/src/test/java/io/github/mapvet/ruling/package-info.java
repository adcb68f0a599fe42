/**
 * How often mapvet is right about real projects: lists of all that it finds there, each with a
 * verdict of somebody who has read the code; whether they are still what it finds; and the README's
 * table made from them.
 */
package io.github.mapvet.ruling;
