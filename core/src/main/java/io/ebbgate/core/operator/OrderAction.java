package io.ebbgate.core.operator;

import io.ebbgate.core.money.Money;
import java.time.Instant;

/** What a person does about an order. */
public sealed interface OrderAction {

  /** The stable name, as stored and shown. */
  default String name() {
    return switch (this) {
      case QueryNow _ -> "QUERY_NOW";
      case Hold _ -> "HOLD";
      case Resume _ -> "RESUME";
      case MarkMoved _ -> "MARK_MOVED";
      case MarkNotMoved _ -> "MARK_NOT_MOVED";
      case MarkReturned _ -> "MARK_RETURNED";
    };
  }

  /** Whether a second person has to approve it. */
  default boolean needsSecondPerson() {
    return switch (this) {
      case QueryNow _, Hold _, Resume _ -> false;
      case MarkMoved _, MarkNotMoved _, MarkReturned _ -> true;
    };
  }

  /** Ask the provider now, without waiting for the ladder. */
  record QueryNow() implements OrderAction {}

  /** Start nothing further for this order; what is under way is still asked about. */
  record Hold() implements OrderAction {}

  /** End the hold. */
  record Resume() implements OrderAction {}

  /**
   * A person's word about the attempt that is under way, or about what has moved. It counts once
   * two people have given it.
   */
  sealed interface Mark extends OrderAction {

    /** Where what the word rests on can be found: a ticket, a letter, a statement. */
    String evidenceReference();
  }

  /**
   * The money moved, in our amount.
   *
   * @param movedAt when
   */
  record MarkMoved(String evidenceReference, Instant movedAt) implements Mark {}

  /** No money moved, and none will. */
  record MarkNotMoved(String evidenceReference) implements Mark {}

  /**
   * What had moved came back: a payout that the bank sent back, or a debit that was taken back.
   *
   * @param returnedAt when
   * @param amount what came back by what the word rests on; believed only where it is all that
   *     moved
   */
  record MarkReturned(String evidenceReference, Instant returnedAt, Money amount) implements Mark {}
}
