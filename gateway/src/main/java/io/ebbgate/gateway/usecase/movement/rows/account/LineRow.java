package io.ebbgate.gateway.usecase.movement.rows.account;

import java.util.UUID;

/**
 * A credit line under lock, or as a change left it; amounts in minor units.
 *
 * @param id the line
 * @param clientId whose
 * @param customerId the customer
 * @param currency ISO 4217
 * @param limitMinor what may be owed at once
 * @param reservedMinor drawdowns in flight
 * @param usedMinor principal outstanding
 * @param state {@code ACTIVE}, {@code FROZEN} or {@code CLOSED}
 * @param repaymentDay the day of the month on which instalments fall due
 * @param version grows with every change
 */
public record LineRow(
    UUID id,
    UUID clientId,
    UUID customerId,
    String currency,
    long limitMinor,
    long reservedMinor,
    long usedMinor,
    String state,
    int repaymentDay,
    long version) {}
