/**
 * Keys and what is done with them: sealing personal data, digests of card numbers, signed tokens.
 *
 * <p>Every key is derived from one master key, each for one purpose. Clear key bytes never leave
 * this package and are never shown. Everything is thread-safe and non-blocking, but for reading the
 * key file. Deciding who may see what does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.crypto;

import org.jspecify.annotations.NullMarked;
