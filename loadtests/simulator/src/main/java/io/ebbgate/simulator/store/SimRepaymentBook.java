package io.ebbgate.simulator.store;

import io.ebbgate.gateway.store.pool.Committer;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.store.pool.GroupCommit;
import io.ebbgate.gateway.usecase.repayment.RepaymentView;
import io.ebbgate.gateway.usecase.repayment.loan.Loans;
import io.ebbgate.gateway.usecase.repayment.taking.Candidate;
import io.ebbgate.gateway.usecase.repayment.taking.RepaymentBook;
import io.ebbgate.gateway.usecase.repayment.taking.Rulings;
import io.ebbgate.gateway.usecase.repayment.taking.Taken;
import io.ebbgate.simulator.store.link.Link;
import io.ebbgate.simulator.time.NodeLife;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Repayments and loans as one node keeps them. */
public final class SimRepaymentBook implements RepaymentBook {
  private final RepaymentTables tables;
  private final Link link;
  private final NodeLife node;
  private final Rulings rulings;
  private final GroupCommit<Candidate, Taken> taking;

  /**
   * @param rulings what becomes of each candidate, on the node
   * @param groups makes the group commit around a committer
   */
  public SimRepaymentBook(
      RepaymentTables tables,
      Link link,
      NodeLife node,
      Rulings rulings,
      Function<Committer<Candidate, Taken>, GroupCommit<Candidate, Taken>> groups) {
    this.tables = tables;
    this.link = link;
    this.node = node;
    this.rulings = rulings;
    this.taking = groups.apply((batch, _) -> commit(batch));
  }

  private Future<List<Taken>> commit(List<Candidate> batch) {
    return link.read(node, () -> tables.read(batch))
        .compose(found -> {
          var ruled = rulings.rule(found.fresh(), found.locked());
          return link.commit(node, () -> tables.save(batch, found, ruled, node.id()));
        });
  }

  @Override
  public Future<Taken> take(Candidate candidate) {
    return DatabaseAway.told(taking.submit(candidate), "ask again");
  }

  @Override
  public Future<Optional<RepaymentView>> find(UUID clientId, UUID repaymentId) {
    return DatabaseAway.told(link.read(node, () -> tables.find(repaymentId)), "ask again");
  }

  /** The loans beside the repayments. */
  public Loans loans() {
    return (_, loanId) ->
        DatabaseAway.told(link.read(node, () -> tables.loan(loanId)), "ask again");
  }
}
