/**
 * What a demo counts and tells at its end, for people and as JSON.
 *
 * <p>A tally is counted by one thread; a report is immutable. Asking a gateway or judging its money
 * does not belong here.
 */
@NullMarked
package io.ebbgate.proving.demo.report;

import org.jspecify.annotations.NullMarked;
