package io.ebbgate.simulator.provider;

import io.ebbgate.connectors.spi.Capability;
import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ProviderPromises;
import io.ebbgate.connectors.spi.exchange.AgreementReply;
import io.ebbgate.connectors.spi.exchange.AgreementRequest;
import io.ebbgate.connectors.spi.exchange.CallbackReading;
import io.ebbgate.connectors.spi.exchange.CallbackRequest;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Query;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.simulator.invariant.Inspector;
import io.ebbgate.simulator.time.Chance;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import io.ebbgate.simulator.time.NodeLife;
import io.ebbgate.simulator.time.Scheduler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** One node's client of a provider, over a network that loses and delays. */
public final class SimConnector implements Connector {
  private final SimProvider provider;
  private final NodeLife node;
  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private final Inspector inspector;
  private final Runnable sending;

  /**
   * @param sending told of each request that leaves or would leave the node
   */
  public SimConnector(
      SimProvider provider,
      NodeLife node,
      Scheduler scheduler,
      Chance chance,
      Faults faults,
      Inspector inspector,
      Runnable sending) {
    this.provider = provider;
    this.node = node;
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
    this.inspector = inspector;
    this.sending = sending;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public ProviderPromises promises() {
    return provider.promises();
  }

  @Override
  public Future<Reply> payout(MovementRequest request) {
    return send(request, MovementKind.PAYOUT);
  }

  @Override
  public Future<Reply> debit(MovementRequest request) {
    return send(request, MovementKind.DEBIT);
  }

  private Future<Reply> send(MovementRequest request, MovementKind kind) {
    if (!node.mayAct()) {
      return Promise.<Reply>promise().future();
    }
    if (faults.strike(FaultKind.CONNECTION_REFUSED, 40)) {
      sending.run();
      return soon(new Reply(new NotMoved(NotMoved.Reason.NOT_SENT, ""), "", ""));
    }
    var sentAt = scheduler.instant();
    inspector.sent(IdKind.ATTEMPT.parse(request.reference()).orElseThrow(), sentAt);
    sending.run();
    return exchange(FaultKind.REQUEST_LOST, () -> provider.arrive(request, kind, sentAt));
  }

  @Override
  public Future<Reply> query(Query query) {
    if (!node.mayAct()) {
      return Promise.<Reply>promise().future();
    }
    var attemptId = IdKind.ATTEMPT.parse(query.reference()).orElseThrow();
    return exchange(FaultKind.QUERY_LOST, () -> provider.asked(attemptId));
  }

  private Future<Reply> soon(Reply reply) {
    var promise = Promise.<Reply>promise();
    scheduler.after(chance.micros(1, 5), () -> node.run(() -> promise.tryComplete(reply)));
    return promise.future();
  }

  private Future<Reply> exchange(FaultKind lost, Supplier<Reply> arrival) {
    var promise = Promise.<Reply>promise();
    scheduler.after(
        promises().requestTimeout().toNanos() / 1_000,
        () ->
            node.run(() ->
                promise.tryComplete(
                    new Reply(new Unknown(Unknown.Cause.TIMEOUT, "no answer"), "", ""))));
    if (faults.strike(lost, 40)) {
      return promise.future();
    }
    long delay =
        faults.strike(FaultKind.REQUEST_DELAYED, 40)
            ? chance.micros(500, 10_000)
            : chance.micros(1, 30);
    scheduler.after(delay, () -> answer(arrival.get(), promise));
    return promise.future();
  }

  private void answer(Reply reply, Promise<Reply> promise) {
    boolean moved = reply.outcome() instanceof Moved;
    if (faults.strike(moved ? FaultKind.REPLY_LOST_AFTER_MOVE : FaultKind.REPLY_LOST, 25)) {
      return;
    }
    long delay =
        faults.strike(FaultKind.REPLY_DELAYED, 20)
            ? chance.micros(200, 4_000)
            : chance.micros(1, 30);
    scheduler.after(delay, () -> node.run(() -> promise.tryComplete(reply)));
  }

  @Override
  public CallbackReading readCallback(CallbackRequest request) {
    return CallbackText.read(request.body());
  }

  @Override
  public Future<AgreementReply> startAgreement(AgreementRequest request) {
    throw new UnsupportedOperationException("agreements are there from the start");
  }

  @Override
  public Future<AgreementReply> confirmAgreement(String agreementReference, String code) {
    throw new UnsupportedOperationException("agreements are there from the start");
  }

  @Override
  public Future<AgreementReply> cancelAgreement(String agreementReference) {
    throw new UnsupportedOperationException("agreements are there from the start");
  }

  @Override
  public Future<List<StatementLine>> statement(LocalDate day) {
    var promise = Promise.<List<StatementLine>>promise();
    if (!node.mayAct()) {
      return promise.future();
    }
    boolean lost = faults.strike(FaultKind.STATEMENT_LOST, 5);
    scheduler.after(
        chance.micros(10, 500),
        () ->
            node.run(() -> {
              if (lost) {
                promise.fail(new IOException("the file broke off"));
              } else {
                promise.complete(provider.statement(day));
              }
            }));
    return promise.future();
  }
}
