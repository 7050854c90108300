/**
 * Customers, credit lines, cards and debit agreements: opened, frozen, bound, signed and cancelled.
 * Reservation of credit does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.account;

import org.jspecify.annotations.NullMarked;
