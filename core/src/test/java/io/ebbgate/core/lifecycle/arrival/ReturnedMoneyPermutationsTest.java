package io.ebbgate.core.lifecycle.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.Account;
import io.ebbgate.core.movement.attempt.IncidentReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A loan, one repayment of it, and all that may come back of either, in every order of arrival.
 * What holds after each piece, whoever has ended which incident before:
 *
 * <ol>
 *   <li>What suspense holds of an order is what its open incidents name, to the fen.
 *   <li>Nobody is asked to give a customer what was taken back from us.
 * </ol>
 *
 * <p>And where people do nothing meanwhile, all orders of arrival book the same: once the debit was
 * taken back and the payout is back, nothing is left on any account.
 */
class ReturnedMoneyPermutationsTest {
  private final List<String> violations = new ArrayList<>();
  private int sequences;

  /** What may arrive, or be done. */
  enum Step {
    DEBIT_MOVED,
    PART_OF_DEBIT_BACK,
    MORE_THAN_DEBIT_BACK,
    DEBIT_BACK,
    PART_OF_PAYOUT_BACK,
    PAYOUT_BACK,
    PEOPLE_END_WHAT_IS_OPEN
  }

  @Test
  void ofALoanThatTakesItsRepayment() {
    tryAll(ReturnedMoneyRun.start(true, false));
    tryAll(ReturnedMoneyRun.start(true, true));
    assertThat(violations.stream().limit(20)).as("%s in all", violations.size()).isEmpty();
    // All arrangements of none to seven different steps, for each way in which people end
    // incidents.
    assertThat(sequences).isEqualTo(2 * 13_700);
  }

  @Test
  void ofALoanThatHasChangedSinceItsRepaymentWasQuoted() {
    tryAll(ReturnedMoneyRun.start(false, false));
    tryAll(ReturnedMoneyRun.start(false, true));
    assertThat(violations.stream().limit(20)).as("%s in all", violations.size()).isEmpty();
    assertThat(sequences).isEqualTo(2 * 13_700);
  }

  private void tryAll(ReturnedMoneyRun start) {
    goOn(start, List.of());
  }

  private void goOn(ReturnedMoneyRun run, List<Step> taken) {
    sequences++;
    check(run, taken);
    for (Step step : Step.values()) {
      if (!taken.contains(step)) {
        var further = new ArrayList<>(taken);
        further.add(step);
        goOn(run.after(step), further);
      }
    }
  }

  private void check(ReturnedMoneyRun run, List<Step> taken) {
    for (var books : List.of(run.payout(), run.debit())) {
      if (!books.forgotten().isEmpty()) {
        violations.add("held, and no incident names it: " + books.held() + " after " + taken);
      }
    }
    boolean taking = taken.contains(Step.DEBIT_BACK) && !run.providerGaveBack();
    if (taking && run.debit().held().values().stream().anyMatch(held -> held < 0)) {
      violations.add("would be paid twice: " + run.debit().held() + " after " + taken);
    }
    boolean people = taken.contains(Step.PEOPLE_END_WHAT_IS_OPEN);
    if (!people
        && Set.copyOf(taken)
            .containsAll(Set.of(Step.DEBIT_MOVED, Step.DEBIT_BACK, Step.PAYOUT_BACK))) {
      nothingIsLeft(run, taken);
    }
    if (!people && taken.contains(Step.PAYOUT_BACK)) {
      sum(run, taken, "principal", Account.LOAN_PRINCIPAL);
      sum(run, taken, "interest", Account.INTEREST_INCOME);
    }
  }

  private void nothingIsLeft(ReturnedMoneyRun run, List<Step> taken) {
    for (var books : List.of(run.payout(), run.debit())) {
      for (var account : List.of(Books.CLEARING, Account.SUSPENSE, Account.OPERATING_LOSS)) {
        if (books.sum(account) != 0) {
          violations.add(account + " " + books.sum(account) + " after " + taken);
        }
      }
      if (!books.held().isEmpty()) {
        violations.add("held " + books.held() + " after " + taken);
      }
    }
    var open = new HashSet<IncidentReason>();
    run.debit().open().forEach(called -> open.add(called.reason()));
    if (open.contains(IncidentReason.LOAN_VOIDED) || open.contains(IncidentReason.LOAN_CHANGED)) {
      violations.add("held for the customer: " + open + " after " + taken);
    }
  }

  private void sum(ReturnedMoneyRun run, List<Step> taken, String what, Account account) {
    long sum = run.payout().sum(account) + run.debit().sum(account);
    if (sum != 0) {
      violations.add(what + " " + sum + " of a void loan, after " + taken);
    }
  }
}
