package io.ebbgate.simulator.mutant;

import static io.ebbgate.simulator.invariant.Invariant.ACTIONS_GO_FORWARD;
import static io.ebbgate.simulator.invariant.Invariant.BOOKS_AGREE;
import static io.ebbgate.simulator.invariant.Invariant.BREAKER_HOLDS;
import static io.ebbgate.simulator.invariant.Invariant.DURABLE_BEFORE_ANSWERED;
import static io.ebbgate.simulator.invariant.Invariant.DURABLE_BEFORE_SENT;
import static io.ebbgate.simulator.invariant.Invariant.HOLD_STOPS_WHAT_STARTS;
import static io.ebbgate.simulator.invariant.Invariant.LEASE_RESPECTED;
import static io.ebbgate.simulator.invariant.Invariant.LINE_AGREES;
import static io.ebbgate.simulator.invariant.Invariant.LINE_NOT_OVERDRAWN;
import static io.ebbgate.simulator.invariant.Invariant.LOAN_AGREES;
import static io.ebbgate.simulator.invariant.Invariant.MOVED_IS_TRUE;
import static io.ebbgate.simulator.invariant.Invariant.MOVED_ONCE;
import static io.ebbgate.simulator.invariant.Invariant.NOBODY_DECIDES_ALONE;
import static io.ebbgate.simulator.invariant.Invariant.NOT_MOVED_IS_TRUE;
import static io.ebbgate.simulator.invariant.Invariant.ONE_DEBIT_A_LOAN;
import static io.ebbgate.simulator.invariant.Invariant.ONE_ORDER_A_KEY;
import static io.ebbgate.simulator.invariant.Invariant.OPERATOR_EVIDENCE_HAS_TWO_PEOPLE;
import static io.ebbgate.simulator.invariant.Invariant.PAID_ONCE;
import static io.ebbgate.simulator.invariant.Invariant.PERMITS_HOLD;
import static io.ebbgate.simulator.invariant.Invariant.RATE_HOLDS;
import static io.ebbgate.simulator.invariant.Invariant.SENT_UNDER_LEASE;
import static io.ebbgate.simulator.invariant.Invariant.SETTLES;
import static io.ebbgate.simulator.invariant.Invariant.SUSPENSE_AGREES;
import static io.ebbgate.simulator.invariant.Invariant.SUSPENSE_LEAVES_ONCE;
import static io.ebbgate.simulator.invariant.Invariant.TERMINAL_STAYS;
import static io.ebbgate.simulator.invariant.Invariant.TOLD_AT_LEAST_ONCE;
import static io.ebbgate.simulator.invariant.Invariant.TOLD_FAILED_IS_TRUE;
import static io.ebbgate.simulator.invariant.Invariant.TOLD_IN_ORDER;
import static io.ebbgate.simulator.invariant.Invariant.TOLD_ONCE;
import static io.ebbgate.simulator.invariant.Invariant.TOLD_UNDER_ONE_NAME;
import static io.ebbgate.simulator.invariant.Invariant.WORDS_OF_PEOPLE_ARE_CONTRADICTED_ALOUD;

import io.ebbgate.simulator.invariant.Invariant;
import io.ebbgate.simulator.node.Behaviour;
import io.ebbgate.simulator.store.StoreRules;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Gateways that are wrong in one way each, and what has to notice. */
public enum Mutant {
  /**
   * On an unknown answer the money is asked for again, under a reference that nobody wrote down.
   */
  RESEND_WITH_NEW_REFERENCE(WrongConnectors::newReference, DURABLE_BEFORE_SENT),

  /** An attempt that may have been sent is sent again when its time to ask has come. */
  RESEND_STALE_SENDING(WrongConnectors::resend, PERMITS_HOLD, SENT_UNDER_LEASE, MOVED_ONCE),

  /** "Not found" is taken for "never will be" at once. */
  NOT_FOUND_IS_FINAL(WrongConnectors::notFoundIsFinal, NOT_MOVED_IS_TRUE),

  /**
   * A callback is taken for whoever was called back before. If that is a reference of nobody's, the
   * provider hears that the gateway knows nothing of what it had sent.
   */
  CALLBACK_FOR_ANOTHER_ORDER(
      WrongConnectors::anotherOrder, MOVED_IS_TRUE, NOT_MOVED_IS_TRUE, DURABLE_BEFORE_SENT),

  /** A callback is believed whoever signed it. */
  BELIEVE_UNSIGNED_CALLBACK(
      WrongConnectors::unsigned, MOVED_IS_TRUE, NOT_MOVED_IS_TRUE, BOOKS_AGREE),

  /** An unknown answer counts as a decline: another channel is tried, or the order fails. */
  OTHER_CHANNEL_ON_UNKNOWN(
      WrongMovements::otherChannel, NOT_MOVED_IS_TRUE, TOLD_FAILED_IS_TRUE, PAID_ONCE),

  /** A callback is acknowledged before its evidence is stored. */
  ACKNOWLEDGE_BEFORE_STORING(WrongMovements::acknowledgeFirst, DURABLE_BEFORE_ANSWERED),

  /** A commit whose outcome is unknown is taken for one that succeeded. */
  TAKE_UNKNOWN_COMMIT_AS_DONE(WrongMovements::unknownIsDone, DURABLE_BEFORE_ANSWERED),

  /** A transaction that lost a lock, or could not be serialized, is taken for done. */
  TAKE_ROLLED_BACK_AS_DONE(WrongMovements::rolledBackIsDone, DURABLE_BEFORE_ANSWERED),

  /** A drawdown is answered, and its money sent, before it is written. */
  ANSWER_BEFORE_COMMIT(WrongMovements::answerFirst, DURABLE_BEFORE_ANSWERED, DURABLE_BEFORE_SENT),

  /** Credit is free again as soon as the provider is slow. */
  RELEASE_CREDIT_ON_TIMEOUT(WrongDecisions::releaseCredit, LINE_AGREES),

  /** The customer is told "failed" as soon as the provider is slow. */
  TELL_FAILED_ON_UNKNOWN(WrongDecisions::tellFailed, TOLD_FAILED_IS_TRUE),

  /** Whatever amount a callback names is right. */
  TRUST_CALLBACK_AMOUNT(WrongDecisions::trustAmount, MOVED_IS_TRUE),

  /** Whatever amount a statement names is right. */
  TRUST_STATEMENT_AMOUNT(WrongStatements::trustAmount, MOVED_IS_TRUE, BOOKS_AGREE),

  /** What is not in the day's statement has failed. */
  ABSENT_FROM_STATEMENT_IS_FAILED(WrongStatements::absentIsFailed, NOT_MOVED_IS_TRUE),

  /** A repayment lowers what is owed, and the plan stays as it was. */
  FORGET_THE_PLAN(WrongDecisions::forgetPlan, LOAN_AGREES),

  /** Money that moves after the attempt had failed is nobody's business. */
  DROP_LATE_SUCCESS(WrongDecisions::dropLateSuccess, BOOKS_AGREE),

  /** What no order explains is not booked. */
  FORGET_SUSPENSE(WrongDecisions::forgetSuspense, BOOKS_AGREE),

  /** A debit that was taken back is held a second time, though suspense held it already. */
  BOOK_TAKE_BACK_TWICE(
      WrongDecisions::forgetWhatSuspenseHolds, SUSPENSE_AGREES, BOOKS_AGREE, SETTLES),

  /** An asker that lost its lease speaks for the one that has it. */
  IGNORE_FENCES(WrongDecisions::ignoreFences, LEASE_RESPECTED),

  /** A sender that stood still sends when it goes on. */
  FORGET_LEASE_CHECK(WrongMovements::endlessLease, SENT_UNDER_LEASE),

  /** Rows are overwritten whatever happened to them since they were read. */
  IGNORE_ROW_VERSIONS(
      () -> rules(StoreRules.all().withoutVersions()),
      TERMINAL_STAYS,
      NOT_MOVED_IS_TRUE,
      TOLD_FAILED_IS_TRUE,
      TOLD_ONCE,
      LEASE_RESPECTED,
      LINE_AGREES),

  /** What was paid is written as paid again, and no unique key says that it was. */
  IGNORE_PAID_ATTEMPT(() -> rules(StoreRules.all().withoutPaidAttempt()), PAID_ONCE),

  /** A key may be used again. */
  IGNORE_IDEMPOTENCY(
      () -> rules(StoreRules.all().withoutIdempotency()), ONE_ORDER_A_KEY, LINE_AGREES),

  /** A loan may be debited twice at once. */
  IGNORE_OPEN_DEBIT(() -> rules(StoreRules.all().withoutOpenDebit()), ONE_DEBIT_A_LOAN),

  /** Whatever the grid lets through, and whatever it does not, is lent. */
  LEND_WHATEVER_COMES(() -> rules(StoreRules.all().withoutLimits()), LINE_NOT_OVERDRAWN),

  /** An attempt is asked about while somebody else has it. */
  IGNORE_LEASES(() -> rules(StoreRules.all().withoutLeases()), LEASE_RESPECTED),

  /** A breaker that has opened is nobody's concern. */
  SEND_THROUGH_OPEN_BREAKER(WrongGuards::throughOpenBreaker, BREAKER_HOLDS),

  /** Who has to wait for the channel's rate does not. */
  SEND_FASTER_THAN_THE_RATE(WrongGuards::fasterThanTheRate, RATE_HOLDS),

  /** Who has to wait for room does not. */
  SEND_WITHOUT_ROOM(WrongGuards::withoutRoom, PERMITS_HOLD),

  /** What may have been sent is tried again, and in the end taken for never sent. */
  RETRY_WHAT_IS_UNKNOWN(WrongGuards::retryUnknown, MOVED_ONCE, NOT_MOVED_IS_TRUE),

  /** Notices are told as they come, whatever waits before them. */
  TELL_OUT_OF_ORDER(() -> rules(StoreRules.all().withoutNoticeOrder()), TOLD_IN_ORDER),

  /** A notice that is tried again has another name. */
  TELL_UNDER_OTHER_NAMES(WrongNotices::otherNames, TOLD_UNDER_ONE_NAME),

  /** A notice that was tried counts as told. */
  TELL_ONLY_ONCE(WrongNotices::onlyTried, TOLD_AT_LEAST_ONCE),

  /** One person proposes and approves. */
  APPROVE_ALONE(WrongPeople::alone, NOBODY_DECIDES_ALONE),

  /** A word of an operator is heard under another name than the one that was approved. */
  HEAR_WORDS_OF_NOBODY(WrongPeople::wordsOfNobody, OPERATOR_EVIDENCE_HAS_TWO_PEOPLE),

  /** What a newer proposal or evidence has superseded is approved all the same. */
  APPROVE_WHAT_IS_SUPERSEDED(WrongPeople::superseded, ACTIONS_GO_FORWARD),

  /** What is booked is what suspense held when it was proposed, whatever has left it since. */
  TAKE_OUT_TWICE(WrongPeople::takeOutTwice, SUSPENSE_LEAVES_ONCE),

  /** Nobody is called when a provider denies what two people had said. */
  BELIEVE_PEOPLE_SILENTLY(WrongPeople::silently, WORDS_OF_PEOPLE_ARE_CONTRADICTED_ALOUD),

  /** What people hold is sent on. */
  IGNORE_HOLDS(WrongPeople::ignoreHolds, HOLD_STOPS_WHAT_STARTS),

  /** What was approved is carried out by nobody. */
  FORGET_APPROVED_WORDS(WrongPeople::forgetWords, SETTLES),

  /** Nobody writes down when to ask again. */
  FORGET_TO_ASK(() -> rules(StoreRules.all().withoutDueTimes()), SETTLES);

  // Each call makes a new behaviour, and the set is a copy.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<Behaviour> behaviour;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Invariant> caughtBy;

  Mutant(Supplier<Behaviour> behaviour, Invariant... caughtBy) {
    this.behaviour = behaviour;
    this.caughtBy = Set.of(caughtBy);
  }

  private static Behaviour rules(StoreRules rules) {
    return new Behaviour() {
      @Override
      public StoreRules rules() {
        return rules;
      }
    };
  }

  /** The behaviour of one world's nodes. */
  public Behaviour behaviour() {
    return behaviour.get();
  }

  /** The invariants of which one has to break first. */
  public Set<Invariant> caughtBy() {
    return caughtBy;
  }

  /** As it is named on the command line. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
