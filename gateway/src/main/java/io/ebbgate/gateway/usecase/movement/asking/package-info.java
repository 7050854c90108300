/**
 * Asks providers about attempts of which nothing certain is known, at due times that the database
 * keeps, so that any node carries on. Sending does not belong here: a question never moves money.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement.asking;

import org.jspecify.annotations.NullMarked;
