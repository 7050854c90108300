package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.servicing.ServicingPostings;
import io.ebbgate.core.lending.command.CommandAnswer.Accepted;
import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.lending.history.LoanEvent;
import io.ebbgate.core.lending.history.LoanHistory;
import io.ebbgate.core.lending.history.Reallocation;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order that its loan allows, and what it means for the books: of itself, and of what repayments
 * turn out to have paid. Pure.
 *
 * @param file what was known when it was decided
 * @param before the events by then
 * @param accepted the core's word
 */
record DecidedOrder(LoanFile file, List<LoanEvent> before, Accepted accepted) {

  /**
   * An entry, and what it is about.
   *
   * @param collection the repayment; empty for what is about the loan itself
   */
  record Booked(LedgerEntry entry, Optional<LoanFile.Collection> collection) {

    LedgerEntryRow row(Bookings bookings, LoanRow loan, Instant at) {
      return collection
          .map(it ->
              bookings.entry(entry, it.mark().id(), it.attemptId(), Optional.of(loan.id()), at))
          .orElseGet(() -> bookings.entry(entry, loan.drawdownId(), loan.id(), at));
    }
  }

  /**
   * What is booked.
   *
   * @throws io.ebbgate.gateway.usecase.Rejected when what happened since cannot be booked anew by
   *     itself: something was given up or taken off the books, or money would have nothing to pay
   */
  List<Booked> bookings(LoanCommand command) {
    var booked = new ArrayList<Booked>();
    var known = LoanHistory.replay(before).bookings();
    for (Reallocation change : LoanHistory.reallocations(known, accepted.after())) {
      if (change.event().equals(accepted.event().mark().id())) {
        own(command, change).forEach(entry -> booked.add(new Booked(entry, Optional.empty())));
      } else {
        var collection = collection(change);
        rebooked(command, change, collection)
            .forEach(entry -> booked.add(new Booked(entry, Optional.of(collection))));
      }
    }
    return List.copyOf(booked);
  }

  private List<LedgerEntry> own(LoanCommand command, Reallocation change) {
    var eventId = change.event();
    var entries = new ArrayList<LedgerEntry>();
    var is = change.after();
    if (!is.relieved().isZero()) {
      entries.add(
          command instanceof LoanCommand.ApplyCoupon coupon
              ? ServicingPostings.couponApplied(eventId, coupon.sponsor(), is.relieved().interest())
              : ServicingPostings.waived(eventId, is.relieved()));
    }
    if (is.offBooks().isPositive()) {
      entries.add(ServicingPostings.writtenOff(eventId, is.offBooks()));
    }
    return entries;
  }

  private LoanFile.Collection collection(Reallocation change) {
    boolean paysOnly =
        change.before().relieved().equals(change.after().relieved())
            && change.before().offBooks().equals(change.after().offBooks())
            // A debit that only a part of stands in suspense would be taken back as if all of it
            // did.
            && change.before().excess().equals(change.after().excess());
    return file.collections().stream()
        .filter(each -> paysOnly && each.mark().id().equals(change.event()))
        .findFirst()
        .orElseThrow(() ->
            DecideLoanCommands.refused(
                "history-too-involved",
                "something was given up or taken off the books since, or money would have nothing"
                    + " left to pay: that has to be settled first"));
  }

  private List<LedgerEntry> rebooked(
      LoanCommand command, Reallocation change, LoanFile.Collection collection) {
    var eventId = accepted.event().mark().id();
    var was = change.before();
    if (command instanceof LoanCommand.Reverse reverse && reverse.of().equals(change.event())) {
      return List.of(
          ServicingPostings.collectionTakenBack(
              eventId, gone(collection).evidenceId(), was.claim(), was.paid()));
    }
    return ServicingPostings.rebooked(
        eventId,
        collection.channel(),
        was.claim(),
        was.paid(),
        change.after().claim(),
        change.after().paid());
  }

  /** All of it has to be gone, and nobody may have decided about it. */
  private static LoanFile.Gone gone(LoanFile.Collection collection) {
    return collection
        .gone()
        .filter(gone -> gone.held().equals(collection.amount()))
        .orElseThrow(() ->
            DecideLoanCommands.refused(
                "not-taken-back",
                "suspense holds "
                    + collection
                        .gone()
                        .map(gone -> gone.held() + " of " + collection.amount())
                        .orElse("nothing of " + collection.amount())
                    + " as taken back, and no incident can end by this"));
  }

  /** The incident of a take-back ends when the loan owes the money again. */
  List<LoanChanges.Ended> ended(LoanCommand command) {
    return command instanceof LoanCommand.Reverse reverse
        ? file.collections().stream()
            .filter(each -> each.mark().id().equals(reverse.of()))
            .map(each -> new LoanChanges.Ended(reverse.of(), gone(each).evidenceId()))
            .toList()
        : List.of();
  }
}
