/**
 * Drawdowns: quoted, accepted durably, read. What becomes of the money once it is sent belongs to
 * the movement package.
 */
@NullMarked
package io.ebbgate.gateway.usecase.drawdown;

import org.jspecify.annotations.NullMarked;
