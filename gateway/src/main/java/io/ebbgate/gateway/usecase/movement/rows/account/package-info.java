/**
 * The rows of a customer's account: credit line and card, and how a movement changes the line.
 *
 * <p>In the units of the schema, without rules; a line is changed by differences, so that nobody
 * writes back what somebody else has changed. Immutable, safe to share. Orders and loans do not
 * belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement.rows.account;

import org.jspecify.annotations.NullMarked;
