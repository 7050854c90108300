package io.ebbgate.simulator.provider;

import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.simulator.invariant.Invariant;
import io.ebbgate.simulator.invariant.Violations;
import io.ebbgate.simulator.time.Calendar;
import io.ebbgate.simulator.time.Chance;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import io.ebbgate.simulator.time.Scheduler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Tells the gateway how movements ended: late, often, out of order, and to whichever node. */
public final class Messenger {
  private static final int TRIES = 6;

  private final Scheduler scheduler;
  private final Calendar calendar;
  private final Chance chance;
  private final Faults faults;
  private final Gateways gateways;
  private final Violations violations;
  private final BiPredicate<String, String> isStored;
  private int underWay;
  private long nonces;

  /**
   * @param isStored whether a delivery, by channel and nonce, is in the database
   */
  public Messenger(
      Scheduler scheduler,
      Calendar calendar,
      Chance chance,
      Faults faults,
      Gateways gateways,
      Violations violations,
      BiPredicate<String, String> isStored) {
    this.scheduler = scheduler;
    this.calendar = calendar;
    this.chance = chance;
    this.faults = faults;
    this.gateways = gateways;
    this.violations = violations;
    this.isStored = isStored;
  }

  /** How many deliveries are on their way. */
  public int underWay() {
    return underWay;
  }

  private final class Delivery {
    final Movement movement;
    final String outcome;
    final long amountMinor;
    final boolean signed;
    final boolean mustArrive;
    String nonce = nextNonce();
    int tries;
    boolean ended;

    Delivery(
        Movement movement, String outcome, long amountMinor, boolean signed, boolean mustArrive) {
      this.movement = movement;
      this.outcome = outcome;
      this.amountMinor = amountMinor;
      this.signed = signed;
      this.mustArrive = mustArrive;
    }
  }

  private String nextNonce() {
    return "n" + nonces++;
  }

  /** A movement has ended: tells it once or more. */
  void ended(Movement movement, boolean mustArrive) {
    var outcome =
        movement.state == Movement.State.DECLINED ? movement.reason.name() : movement.state.name();
    send(new Delivery(movement, outcome, movement.amount.minor(), true, mustArrive));
    if (faults.strike(FaultKind.CALLBACK_REPEATED, 8)) {
      var again = new Delivery(movement, outcome, movement.amount.minor(), true, false);
      send(again);
      var replay = new Delivery(movement, outcome, movement.amount.minor(), true, false);
      replay.nonce = again.nonce;
      send(replay);
    }
  }

  /** Somebody claims what is not so. */
  void lie(Movement movement) {
    if (faults.strike(FaultKind.CALLBACK_FORGED, 60)) {
      send(new Delivery(movement, "MOVED", movement.amount.minor(), false, false));
    }
    if (faults.strike(FaultKind.CALLBACK_OTHER_AMOUNT, 120)) {
      movement.otherAmountClaimed = true;
      send(new Delivery(movement, "MOVED", movement.amount.minor() + 100, true, false));
    }
  }

  private void send(Delivery delivery) {
    underWay++;
    long delay =
        faults.strike(FaultKind.CALLBACK_DELAYED, 10)
            ? chance.micros(1_000, 60_000)
            : chance.micros(1, 300);
    scheduler.after(delay, () -> deliver(delivery));
  }

  private void again(Delivery delivery) {
    if (delivery.ended) {
      return;
    }
    if (++delivery.tries >= TRIES && !delivery.mustArrive) {
      end(delivery);
      return;
    }
    delivery.nonce = nextNonce();
    // Who has to be heard waits for somebody to be there.
    long pause = delivery.mustArrive ? calendar.pauseMicros() : 0;
    scheduler.after(pause + chance.micros(500, 5_000), () -> deliver(delivery));
  }

  private void end(Delivery delivery) {
    if (!delivery.ended) {
      delivery.ended = true;
      underWay--;
    }
  }

  private void deliver(Delivery delivery) {
    var door = gateways.any();
    if (door.isEmpty() || faults.strike(FaultKind.CALLBACK_LOST, 15)) {
      again(delivery);
      return;
    }
    door.get().life().run(() -> take(door.get(), delivery));
  }

  private void take(Gateways.Door door, Delivery delivery) {
    var channel = delivery.movement.channel;
    var nonce = delivery.nonce;
    Buffer body =
        CallbackText.write(
            delivery.movement, delivery.outcome, delivery.amountMinor, nonce, delivery.signed);
    var answer =
        door.callbacks()
            .take(channel, "/callbacks/" + channel, MultiMap.caseInsensitiveMultiMap(), body);
    answer.onComplete(told -> {
      if (!nonce.equals(delivery.nonce)) {
        return;
      }
      if (told.succeeded()) {
        acknowledged(delivery);
      } else {
        refused(delivery, told.cause());
      }
    });
    // A node that died or stands still does not answer.
    scheduler.after(
        chance.micros(5_000, 10_000),
        () -> {
          if (nonce.equals(delivery.nonce)) {
            again(delivery);
          }
        });
  }

  private void acknowledged(Delivery delivery) {
    if (!isStored.test(delivery.movement.channel, delivery.nonce)) {
      violations.found(
          Invariant.DURABLE_BEFORE_ANSWERED,
          "a callback about " + delivery.movement.attemptId + " is acknowledged and not stored");
    }
    end(delivery);
  }

  private void refused(Delivery delivery, Throwable cause) {
    if (!(cause instanceof Rejected rejected)) {
      again(delivery);
      return;
    }
    var code = rejected.problem().code();
    if (code == ProblemCode.CALLBACK_REFERENCE_UNKNOWN) {
      violations.found(
          Invariant.DURABLE_BEFORE_SENT,
          "the gateway does not know what it sent: " + delivery.movement.attemptId);
    }
    switch (code) {
      case DATABASE_UNAVAILABLE, OVERLOADED -> again(delivery);
      // Anything else is final: the provider does not ask again.
      default -> end(delivery);
    }
  }

  /** Lets a delivery about a reference that was never ours come in. */
  public void unknownReference(String channel, UUID attemptId) {
    gateways
        .any()
        .ifPresent(door ->
            door.life()
                .run(() -> {
                  var stranger = Stranger.movement(channel, attemptId, scheduler.instant());
                  var _ =
                      door.callbacks()
                          .take(
                              channel,
                              "/callbacks/" + channel,
                              MultiMap.caseInsensitiveMultiMap(),
                              CallbackText.write(stranger, "MOVED", 100, nextNonce(), true));
                }));
  }
}
