package io.ebbgate.gateway.store.movement;

import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import java.time.Instant;
import java.util.Optional;

/** Saves loans and their instalments. */
final class LoanWrites {
  private final LearningWrites.Writing insert;
  private final LearningWrites.Writing update;

  /**
   * @param insert writes rows
   * @param update writes rows of which every one has to be met
   */
  LoanWrites(LearningWrites.Writing insert, LearningWrites.Writing update) {
    this.insert = insert;
    this.update = update;
  }

  /**
   * @param now when loans that are void became so
   */
  void save(Changes changes, Instant now) {
    insert.write(
        LearningSql.INSERT_LOANS,
        changes.newLoans(),
        columns ->
            columns
                .uuid(LoanRow::id)
                .uuid(LoanRow::drawdownId)
                .uuid(LoanRow::clientId)
                .uuid(LoanRow::customerId)
                .uuid(LoanRow::lineId)
                .uuid(LoanRow::cardId)
                .bigint(loan -> loan.principal().minor())
                .bigint(loan -> loan.outstanding().minor())
                .text(loan -> loan.principal().currency().getCurrencyCode())
                .text(LoanRow::product)
                .integer(LoanRow::productVersion)
                .bigint(LoanRow::annualRatePpm)
                .text(LoanRow::funder)
                .date(LoanRow::valueDate)
                .date(LoanRow::interestFrom)
                .text(LoanRow::state)
                .time(LoanRow::createdAt)
                .timeOrNull(LoanRow::settledAt)
                .timeOrNull(loan -> voidedAt(loan, now)));
    update.write(
        LearningSql.UPDATE_LOANS,
        changes.loans(),
        columns ->
            columns
                .uuid(LoanRow::id)
                .bigint(LoanRow::version)
                .bigint(loan -> loan.outstanding().minor())
                .date(LoanRow::interestFrom)
                .text(LoanRow::state)
                .timeOrNull(LoanRow::settledAt)
                .timeOrNull(loan -> voidedAt(loan, now)));
    insert.write(
        StoredPlans.CUT,
        changes.cutInstalments(),
        columns ->
            columns
                .uuid(Changes.CutInstalments::loanId)
                .integer(Changes.CutInstalments::fromNumber));
    insert.write(StoredPlans.PUT, changes.instalments(), StoredPlans::columns);
  }

  /** Nothing becomes of a void loan any more, so that this one time is when it became void. */
  private static Optional<Instant> voidedAt(LoanRow loan, Instant now) {
    return loan.state().equals("Voided") ? Optional.of(now) : Optional.empty();
  }
}
