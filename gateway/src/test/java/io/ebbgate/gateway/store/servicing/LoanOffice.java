package io.ebbgate.gateway.store.servicing;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;

import io.ebbgate.core.lending.command.CommandLimits;
import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.store.repayment.LendingWorld;
import io.ebbgate.gateway.testing.TestRequests;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.movement.learning.Bookings;
import io.ebbgate.gateway.usecase.servicing.DecideLoanCommands;
import io.ebbgate.gateway.usecase.servicing.LoanCommandView;
import io.ebbgate.gateway.usecase.servicing.LoanNotices;
import io.ebbgate.gateway.usecase.servicing.ProposeLoanCommand;
import io.ebbgate.gateway.usecase.servicing.ServeServicing;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** Two people who order about the loans of a lending world: one proposes, one approves. */
final class LoanOffice {
  /** What one may give up who may only act, in fen. */
  static final long OPERATORS_MOST = 200;

  final ServeServicing servicing;
  final Principal li;
  final Principal wang;
  private final LendingWorld world;

  LoanOffice(LendingWorld world) {
    this.world = world;
    var limits =
        CommandLimits.usual().withWaivers(Map.of("operator", OPERATORS_MOST, "approver", 50_000L));
    this.servicing =
        new ServeServicing(
            new PgLoanCommands(world.reader),
            new DecideLoanCommands(
                world.terms,
                LendingCaps.defaults(),
                limits,
                world.ids,
                new Bookings(world.ids, LendingWorld.DAYS),
                new LoanNotices(world.ids)),
            world.ids,
            world.clock,
            LendingWorld.DAYS);
    this.li = TestRequests.principal(world.rows.client("li.na"));
    this.wang = TestRequests.principal(world.rows.client("wang.wei"));
  }

  Future<Kept<LoanCommandView>> proposing(String key, UUID loanId, LoanCommand command) {
    var proposal = new ProposeLoanCommand(command, "as agreed");
    return servicing.propose(
        li,
        TestRequests.key(
            li.clientId(), Operation.ORDER_ABOUT_LOAN, key, loanId + proposal.toString()),
        loanId,
        proposal);
  }

  Future<LoanCommandView> proposing(UUID loanId, LoanCommand command) {
    return proposing(world.ids.next().toString(), loanId, command).map(Kept::value);
  }

  LoanCommandView propose(UUID loanId, LoanCommand command) {
    return await(proposing(loanId, command));
  }

  Future<LoanCommandView> approving(LoanCommandView proposal) {
    return servicing.approve(wang, proposal.id());
  }

  /** Two people have it happen. */
  LoanCommandView order(UUID loanId, LoanCommand command) {
    return await(approving(propose(loanId, command)));
  }
}
