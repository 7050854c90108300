package io.ebbgate.simulator.store.people;

/**
 * What the database holds people's rows to; a real one holds them to all of it.
 *
 * @param twoPeople whether approver and proposer differ, and whether evidence of an operator needs
 *     an approved action
 * @param forward whether only what waits is approved, and what has ended stays so
 * @param endsEmpty whether no incident ends while suspense holds money of it
 * @param supersedes whether a proposal ends with what it is about, and by a newer one
 */
public record PeopleRules(
    boolean twoPeople, boolean forward, boolean endsEmpty, boolean supersedes) {

  /** Everything that the real schema holds. */
  public static PeopleRules all() {
    return new PeopleRules(true, true, true, true);
  }

  /** One person is enough for everything. */
  public PeopleRules withoutTwoPeople() {
    return new PeopleRules(false, forward, endsEmpty, supersedes);
  }

  /** What was ended may be done. */
  public PeopleRules withoutForward() {
    return new PeopleRules(twoPeople, false, endsEmpty, supersedes);
  }

  /** Whatever was proposed can be approved for ever, whatever has ended since. */
  public PeopleRules withoutEnds() {
    return new PeopleRules(twoPeople, false, false, false);
  }
}
