package io.ebbgate.core.lending;

import java.util.Locale;

/**
 * Why a repayment is not possible.
 *
 * @param code the rule
 * @param message for people, with the figures compared
 */
public record RepaymentRefusal(Code code, String message) implements RepaymentAnswer {

  /** The rules by which a repayment is refused. */
  public enum Code {
    /** Nothing is owed any more. */
    LOAN_SETTLED,
    /** The payout came back: nothing is owed, and nothing ever was. */
    LOAN_VOIDED,
    /** Nothing of this kind is due on that day. */
    NOTHING_DUE,
    /** The product does not allow this before the due day. */
    EARLY_REPAYMENT_NOT_ALLOWED,
    /** More than is owed in all. */
    AMOUNT_ABOVE_OWED,
    /** Does not cover what has to be paid first, or is not what this kind costs. */
    AMOUNT_TOO_SMALL;

    /** The stable public code: lower case with hyphens. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
