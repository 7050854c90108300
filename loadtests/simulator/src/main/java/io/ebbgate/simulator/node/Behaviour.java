package io.ebbgate.simulator.node;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.gateway.store.pool.Committer;
import io.ebbgate.gateway.usecase.drawdown.taking.DrawdownBook;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.ebbgate.gateway.usecase.movement.sending.SendingLimits;
import io.ebbgate.gateway.usecase.notice.NoticeSender;
import io.ebbgate.gateway.usecase.operator.OperatorBook;
import io.ebbgate.simulator.store.StoreRules;
import io.ebbgate.simulator.store.people.PeopleRules;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Stands between use cases and ports. The real behaviour puts nothing there; a wrong one proves
 * that the simulator would see it.
 */
public interface Behaviour {

  /** Nothing between use cases and ports. */
  Behaviour REAL = new Behaviour() {};

  /** What the database holds its rows to. */
  default StoreRules rules() {
    return StoreRules.all();
  }

  /** What the database holds people's rows to. */
  default PeopleRules peopleRules() {
    return PeopleRules.all();
  }

  /** Where incidents and people's actions are kept. */
  default OperatorBook operators(OperatorBook real) {
    return real;
  }

  /** What speaks to a provider. */
  default Connector connector(String channel, Connector real) {
    return real;
  }

  /** What guards channels. */
  default ChannelGuards guards(ChannelGuards real) {
    return real;
  }

  /** What learns outcomes. */
  default Movements movements(Movements real) {
    return real;
  }

  /** What decides on them. */
  default Movements.Decision decision(Movements.Decision real) {
    return real;
  }

  /** What tells people. */
  default NoticeSender notices(NoticeSender real) {
    return real;
  }

  /** What commits them. */
  default Committer<Learned, Movements.Told> learning(
      Movements.Decision decision, Committer<Learned, Movements.Told> real) {
    return real;
  }

  /** Where drawdowns are kept. */
  default DrawdownBook drawdowns(DrawdownBook real) {
    return real;
  }

  /**
   * What is learned from a statement.
   *
   * @param lines one for each line
   * @param open the channel's attempts of that day that have not ended
   * @param saying makes what would be learned about any other attempt
   */
  default List<Learned> statement(
      List<Learned> lines,
      Supplier<List<AttemptRow>> open,
      BiFunction<UUID, Outcome, Learned> saying) {
    return lines;
  }

  /** How long a sender may send. */
  default SendingLimits sending(SendingLimits real) {
    return real;
  }
}
