package io.ebbgate.core.lending.joint;

import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;

/**
 * How one side of a joint loan stands. What it lent is what is outstanding, and the principal of
 * what it received and of what went to a guarantor in its place.
 *
 * @param lent what it put up
 * @param outstanding the principal of it that is still owed, whoever's claim that is now; zero of a
 *     loan that is void
 * @param received what was collected for it
 * @param forGuarantor what was collected of its part after a guarantor had paid
 * @param relieved what it gave up, or a sponsor owes it
 */
public record SideBalance(
    Money lent,
    Money outstanding,
    Components received,
    Components forGuarantor,
    Components relieved) {}
