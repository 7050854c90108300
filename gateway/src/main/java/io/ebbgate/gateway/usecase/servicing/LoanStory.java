package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.command.LoanCommands;
import io.ebbgate.core.lending.history.EventMark;
import io.ebbgate.core.lending.history.LoanEvent;
import io.ebbgate.core.lending.history.LoanHistory;
import io.ebbgate.core.lending.history.LoanState;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.repayment.loan.LoanMapping;
import java.util.ArrayList;
import java.util.List;

/** The events of a loan, put together from where each of them is kept. Pure. */
public final class LoanStory {
  private final LoanFile file;
  private final Loan stored;
  private final List<LoanEvent> events;

  private LoanStory(LoanFile file, Loan stored, List<LoanEvent> events) {
    this.file = file;
    this.stored = stored;
    this.events = events;
  }

  /**
   * The story of a loan.
   *
   * @param terms a snapshot that holds the loan's version of its product, and its funder
   */
  public static LoanStory of(LoanFile file, Terms terms, LendingCaps caps) {
    var stored = LoanMapping.toCore(file.found(), terms, caps);
    var events = new ArrayList<LoanEvent>();
    events.add(
        new LoanEvent.Opened(
            new EventMark(stored.id(), stored.valueDate(), 1),
            LoanMapping.opened(file.found(), file.termCount(), terms, caps)));
    for (var taken : file.collections()) {
      events.add(new LoanEvent.Collected(taken.mark(), taken.kind(), taken.amount()));
    }
    for (var ordered : file.orders()) {
      events.add(LoanCommands.follows(ordered.command(), ordered.mark()));
    }
    if (stored.voided()) {
      var row = file.found().loan();
      events.add(
          new LoanEvent.Voided(
              new EventMark(row.drawdownId(), stored.valueDate(), stored.version())));
    }
    return new LoanStory(file, stored, List.copyOf(events));
  }

  /** All events, in no particular order. */
  public List<LoanEvent> events() {
    return events;
  }

  /**
   * Whether the events make of the loan what is stored of it, to the fen. A loan whose payout came
   * back owes nothing whatever its plan says, so that its plan is not compared.
   */
  public boolean isTrue() {
    if (stored.voided()) {
      return true;
    }
    LoanState told = LoanHistory.replay(events).state();
    return told.loan().instalments().equals(stored.instalments())
        && told.loan().interestFrom().equals(stored.interestFrom())
        && told.loan().uncounted().equals(stored.uncounted())
        && told.writtenOffOn().equals(file.found().loan().standing().writtenOffOn())
        && told.disputed() == file.found().loan().standing().disputed();
  }
}
