package io.ebbgate.gateway.usecase.drawdown.taking;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.product.LendingCaps;
import java.time.Duration;

/**
 * What drawdowns are held to beside their product's terms.
 *
 * @param caps what regulation allows
 * @param authenticationValid how long a customer's authentication counts
 * @param clockTolerance how far ahead of us the lending app's clock may be
 * @param offerValid how long a quoted offer binds
 * @param days on which business day a request comes
 */
public record DrawdownRules(
    LendingCaps caps,
    Duration authenticationValid,
    Duration clockTolerance,
    Duration offerValid,
    BusinessDays days) {}
