package io.ebbgate.simulator.invariant;

import java.util.Locale;

/** What must hold in every world. */
public enum Invariant {
  /** A reference moves money at most once. */
  MOVED_ONCE,
  /** Money is sent only for an attempt that is in the database. */
  DURABLE_BEFORE_SENT,
  /** No request leaves after the end of its sender's lease. */
  SENT_UNDER_LEASE,
  /** At most one attempt of an order is the one that paid. */
  PAID_ONCE,
  /** What ended stays as it ended. */
  TERMINAL_STAYS,
  /** An attempt ends as moved only when its provider moved that amount. */
  MOVED_IS_TRUE,
  /** What an order is told to have come back did come back. */
  RETURNED_IS_TRUE,
  /** A drawdown that came back has a loan that is void and owes nothing. */
  VOID_OWES_NOTHING,
  /** An attempt ends as not moved only when no money moved, unless its provider broke its word. */
  NOT_MOVED_IS_TRUE,
  /** Nobody is told "failed" whose money moved, unless an incident is open. */
  TOLD_FAILED_IS_TRUE,
  /** Reserved and used are what open orders and loans say. */
  LINE_AGREES,
  /** No more is lent than the limit allows. */
  LINE_NOT_OVERDRAWN,
  /** A loan owes what its plan leaves open, and is settled when that is nothing. */
  LOAN_AGREES,
  /** All accounts together are zero. */
  LEDGER_BALANCES,
  /** The provider's book and the ledger, suspense included, tell the same of every movement. */
  BOOKS_AGREE,
  /**
   * Whatever suspense holds an open incident names, and no money is held as ours and as the
   * customer's at once.
   */
  SUSPENSE_AGREES,
  /** What suspense holds on a piece of evidence leaves it once, all of it, and never more. */
  SUSPENSE_LEAVES_ONCE,
  /** What needs two people is approved by somebody else than its proposer. */
  NOBODY_DECIDES_ALONE,
  /** A word of an operator is evidence only once two people have given it. */
  OPERATOR_EVIDENCE_HAS_TWO_PEOPLE,
  /** What was superseded is never carried out, and what is done is not done again. */
  ACTIONS_GO_FORWARD,
  /**
   * Where people's word has ended an attempt and its provider says otherwise, somebody is called in
   * the same transaction.
   */
  WORDS_OF_PEOPLE_ARE_CONTRADICTED_ALOUD,
  /**
   * Of one order money moves a second time only where the first movement had been denied: by its
   * provider, which broke its word, or by two people.
   */
  SENT_AGAIN_ONLY_AFTER_DENIAL,
  /** Nothing further is sent for an order that people hold. */
  HOLD_STOPS_WHAT_STARTS,
  /** Who is answered finds it in the database. */
  DURABLE_BEFORE_ANSWERED,
  /** One key, one order. */
  ONE_ORDER_A_KEY,
  /** One debit in flight for each loan. */
  ONE_DEBIT_A_LOAN,
  /** A question's lease is not taken from its holder. */
  LEASE_RESPECTED,
  /** A fact is queued to be told once. */
  TOLD_ONCE,
  /** Of one key and kind nothing is told before what was queued earlier has left the queue. */
  TOLD_IN_ORDER,
  /** What is told again has the name that it had before. */
  TOLD_UNDER_ONE_NAME,
  /** What is queued is told in the end, or kept for a person. */
  TOLD_AT_LEAST_ONCE,
  /** No more calls are with a channel than it has permits for. */
  PERMITS_HOLD,
  /** Calls begin no faster than a channel's rate and one burst allow. */
  RATE_HOLDS,
  /** Through a breaker that is not closed nobody gets but its probes. */
  BREAKER_HOLDS,
  /** Production code does not throw where it has to decide. */
  NO_DEFECT,
  /** Without faults everything comes to its end. */
  SETTLES;

  /** As it stands in reports. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
