/**
 * What people do: work on incidents, act on orders, approve each other.
 *
 * <p>Decisions are made by the core, inside the store's transaction and under its locks; they do no
 * I/O and may be made again. A proposal is a row and nothing else. An approved word about an
 * attempt is learned like any other evidence, and the lifecycles decide what it means. A person is
 * the client of their API key. Thread-safe.
 */
@NullMarked
package io.ebbgate.gateway.usecase.operator;

import org.jspecify.annotations.NullMarked;
