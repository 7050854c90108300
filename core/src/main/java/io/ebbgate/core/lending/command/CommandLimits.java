package io.ebbgate.core.lending.command;

import java.util.Map;

/**
 * How far commands may go.
 *
 * @param mostExtensionPeriods by how many periods one extension may move the end
 * @param mostDeferrals how many due days of one loan may be moved
 * @param mostDeferralMonths by how many months each of them
 * @param writeOffAfterDays a loan is written off from more than so many days overdue on
 * @param mostWaivedMinor what each role may give up at once, in minor units; a role that is not
 *     named may give up nothing
 */
public record CommandLimits(
    int mostExtensionPeriods,
    int mostDeferrals,
    int mostDeferralMonths,
    int writeOffAfterDays,
    Map<String, Long> mostWaivedMinor) {

  public CommandLimits {
    mostWaivedMinor = Map.copyOf(mostWaivedMinor);
  }

  /** A year more, two due days by a month each, write-off above 180 days, no waivers. */
  public static CommandLimits usual() {
    return new CommandLimits(12, 2, 1, 180, Map.of());
  }

  /** The same with these limits of waivers. */
  public CommandLimits withWaivers(Map<String, Long> mostMinor) {
    return new CommandLimits(
        mostExtensionPeriods, mostDeferrals, mostDeferralMonths, writeOffAfterDays, mostMinor);
  }
}
