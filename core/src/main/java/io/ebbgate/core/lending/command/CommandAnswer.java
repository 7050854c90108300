package io.ebbgate.core.lending.command;

import io.ebbgate.core.lending.history.LoanEvent;
import io.ebbgate.core.lending.history.Replayed;
import java.util.Locale;

/** What a command is answered with. */
public sealed interface CommandAnswer {

  /**
   * It may happen.
   *
   * @param event that follows
   * @param after the loan with its new plan, and all bookings, once it has happened
   */
  record Accepted(LoanEvent event, Replayed after) implements CommandAnswer {}

  /**
   * It may not happen.
   *
   * @param code the rule
   * @param message for people, with the figures compared
   */
  record Refused(Code code, String message) implements CommandAnswer {}

  /** The rules by which a command is refused, in order of precedence. */
  enum Code {
    /** The payout came back: nothing is owed, and nothing ever was. */
    LOAN_VOIDED,
    /** Nothing is owed any more. */
    LOAN_SETTLED,
    /** The claim is a guarantor's. */
    LOAN_COMPENSATED,
    /** The loan is off the books. */
    LOAN_WRITTEN_OFF,
    /** Only a loan that is off the books can be recovered. */
    NOT_WRITTEN_OFF,
    /** A dispute holds it. */
    LOAN_DISPUTED,
    /** No dispute holds it. */
    NOT_DISPUTED,
    /** Something is overdue. */
    LOAN_OVERDUE,
    /** It is not overdue for long enough. */
    NOT_OVERDUE_LONG_ENOUGH,
    /** Nothing is left that falls due after the day. */
    PAST_MATURITY,
    /** All interest of the loan stands in its last instalment: there is nothing to plan anew. */
    PLAN_CANNOT_CHANGE,
    /** Interest stands still already. */
    ALREADY_STOPPED,
    /** A reference is missing. */
    REFERENCE_MISSING,
    /** The event is unknown, or brought no money. */
    EVENT_UNKNOWN,
    /** A number or an amount is outside of what is possible. */
    OUT_OF_RANGE,
    /** A day is outside of what is possible. */
    DATE_OUT_OF_RANGE,
    /** As many due days as may be moved have been moved. */
    DEFERRALS_USED_UP,
    /** The amount is not what is outstanding. */
    AMOUNT_DIFFERS,
    /** Principal is never given up. */
    PRINCIPAL_NOT_WAIVABLE,
    /** More than is owed. */
    ABOVE_OWED,
    /** More than this role may give up. */
    ABOVE_ROLE_LIMIT;

    /** The stable public code: lower case with hyphens. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
