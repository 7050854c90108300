/**
 * Benchmarks of single computations of the core, by JMH. They measure and judge nothing: figures
 * with their conditions stand in the README of this module. Never shipped.
 */
@NullMarked
package io.ebbgate.microbench;

import org.jspecify.annotations.NullMarked;
