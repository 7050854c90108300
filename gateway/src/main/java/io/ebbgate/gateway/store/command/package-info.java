/**
 * The stores that a command of a few seconds needs, over a few connections of its own. Serving
 * requests does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.store.command;

import org.jspecify.annotations.NullMarked;
