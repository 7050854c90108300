package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.servicing.LoanCommandView;
import io.ebbgate.gateway.usecase.servicing.LoanCommandView.Status;
import io.ebbgate.gateway.usecase.servicing.ProposeLoanCommand;
import io.ebbgate.gateway.usecase.servicing.Servicing;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An order about a loan, as the contract's examples show it. */
final class FakeServicing implements Servicing {
  private static final UUID ORDER =
      IdKind.LOAN_COMMAND.parse("lcm_01m82zber0eybtm507hd2dspkn").orElseThrow();
  private static final LoanCommand DEFER = new LoanCommand.Defer(2, LocalDate.parse("2027-02-03"));

  private final List<Object> asked;

  /**
   * @param asked where questions are noted
   */
  FakeServicing(List<Object> asked) {
    this.asked = asked;
  }

  private static LoanCommandView order(Optional<LoanCommandView.Done> done) {
    return new LoanCommandView(
        ORDER,
        Examples.LOAN,
        Money.CNY,
        DEFER,
        "The customer is in hospital until then.",
        1,
        plan("2027-02-03", 1_118, 281),
        Examples.CLIENT,
        "li.na",
        Instant.parse("2026-11-23T01:30:00Z"),
        done.isPresent() ? Status.DONE : Status.PROPOSED,
        done);
  }

  private static List<InstalmentRow> plan(String secondDue, long second, long third) {
    return List.of(
        InstalmentRow.planned(Examples.LOAN, 1, LocalDate.parse("2026-12-23"), 32_920, 1_250, 0),
        InstalmentRow.planned(Examples.LOAN, 2, LocalDate.parse(secondDue), 33_331, second, 0),
        InstalmentRow.planned(Examples.LOAN, 3, LocalDate.parse("2027-02-23"), 33_749, third, 0));
  }

  private static LoanCommandView waits() {
    return order(Optional.empty());
  }

  private static LoanCommandView happened() {
    return order(
        Optional.of(
            new LoanCommandView.Done(
                "wang.wei",
                Instant.parse("2026-11-23T01:40:00Z"),
                LocalDate.parse("2026-11-23"),
                plan("2027-01-23", 839, 422))));
  }

  @Override
  public Future<Kept<LoanCommandView>> propose(
      Principal principal, IdempotencyKey key, UUID loanId, ProposeLoanCommand command) {
    asked.add(command);
    return Future.succeededFuture(new Kept<>(waits(), false));
  }

  @Override
  public Future<List<LoanCommandView>> of(UUID loanId) {
    return Future.succeededFuture(List.of(happened()));
  }

  @Override
  public Future<List<LoanCommandView>> waiting(Optional<UUID> after, int limit) {
    return Future.succeededFuture(List.of(waits()));
  }

  @Override
  public Future<LoanCommandView> approve(Principal principal, UUID commandId) {
    asked.add(commandId);
    return Future.succeededFuture(happened());
  }
}
