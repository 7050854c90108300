/**
 * Commands over whole stacks: they start what they need, run it, and prove by the money what
 * happened.
 */
@NullMarked
package io.ebbgate.proving;

import org.jspecify.annotations.NullMarked;
