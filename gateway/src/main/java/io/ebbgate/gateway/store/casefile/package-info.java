/**
 * Everything stored about one order, read as of one moment. Runs on the caller's Vert.x context and
 * never blocks. Writing does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.casefile;

import org.jspecify.annotations.NullMarked;
