/** Why an order is where it is: one story put together from what was stored. Read-only. */
@NullMarked
package io.ebbgate.gateway.usecase.casefile;

import org.jspecify.annotations.NullMarked;
