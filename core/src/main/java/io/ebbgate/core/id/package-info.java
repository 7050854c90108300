/**
 * Identifiers: UUIDv7 inside, prefixed and time-sorted text outside. Making new ones is a port;
 * this package has no randomness.
 */
@NullMarked
package io.ebbgate.core.id;

import org.jspecify.annotations.NullMarked;
