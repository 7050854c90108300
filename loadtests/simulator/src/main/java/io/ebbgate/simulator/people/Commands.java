package io.ebbgate.simulator.people;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.operator.ActOnOrder;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.ProposeResolution;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.ebbgate.simulator.people.Staff.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** What people ask the gateway for, in its own terms. */
final class Commands {
  private static final String REASON = "somebody has looked";
  private static final String LETTER = "letter 4711";

  private final Telephone telephone;

  Commands(Telephone telephone) {
    this.telephone = telephone;
  }

  void resolve(Person who, UUID incidentId, Resolution how, Consumer<ActionView> answered) {
    var letter = how instanceof Resolution.Explained ? "" : LETTER;
    telephone.wish(
        who.clientId(),
        Operation.RESOLVE_INCIDENT,
        (operators, key) ->
            operators.resolve(
                who.principal(), key, incidentId, new ProposeResolution(how, REASON, letter)),
        answered);
  }

  void moved(Person who, AttemptRow attempt, Consumer<ActionView> answered) {
    act(who, attempt, now -> new OrderAction.MarkMoved(LETTER, now), answered);
  }

  void notMoved(Person who, AttemptRow attempt, Consumer<ActionView> answered) {
    act(who, attempt, _ -> new OrderAction.MarkNotMoved(LETTER), answered);
  }

  void returned(Person who, AttemptRow attempt, Consumer<ActionView> answered) {
    act(who, attempt, now -> new OrderAction.MarkReturned(LETTER, now, attempt.amount()), answered);
  }

  void act(Person who, AttemptRow about, OrderAction action) {
    act(who, about, _ -> action, _ -> {});
  }

  void resume(Person who, UUID orderId, IdKind kind) {
    telephone.wish(
        who.clientId(),
        Operation.ACT_ON_ORDER,
        (operators, key) ->
            operators.act(
                who.principal(),
                key,
                orderId,
                new ActOnOrder(kind, new OrderAction.Resume(), REASON)),
        _ -> {});
  }

  private void act(
      Person who,
      AttemptRow about,
      Function<Instant, OrderAction> action,
      Consumer<ActionView> answered) {
    var kind = about.orderKind() == OrderKind.DRAWDOWN ? IdKind.DRAWDOWN : IdKind.REPAYMENT;
    telephone
        .node()
        .map(node -> node.life().clock().instant().truncatedTo(ChronoUnit.MILLIS))
        .ifPresent(now -> {
          var command = new ActOnOrder(kind, action.apply(now), REASON);
          telephone.wish(
              who.clientId(),
              Operation.ACT_ON_ORDER,
              (operators, key) -> operators.act(who.principal(), key, about.orderId(), command),
              answered);
        });
  }

  void close(Person who, UUID orphanId, Consumer<ActionView> answered) {
    telephone.wish(
        who.clientId(),
        Operation.CLOSE_ORPHAN,
        (operators, key) ->
            operators.close(who.principal(), key, orphanId, new CloseOrphan(REASON, LETTER)),
        answered);
  }

  void assign(Person who, UUID incidentId) {
    telephone.ask(operators -> operators.assign(incidentId, who.name(), "asking the hotline"));
  }

  void approve(Person who, UUID actionId) {
    telephone.ask(operators -> operators.approve(who.principal(), actionId));
  }
}
