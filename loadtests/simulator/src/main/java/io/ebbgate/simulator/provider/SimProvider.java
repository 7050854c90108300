package io.ebbgate.simulator.provider;

import io.ebbgate.connectors.spi.ProviderPromises;
import io.ebbgate.connectors.spi.exchange.MovementRequest;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.simulator.invariant.Inspector;
import io.ebbgate.simulator.time.Chance;
import io.ebbgate.simulator.time.EventLog;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import io.ebbgate.simulator.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** One provider behind one channel. */
public final class SimProvider {
  private static final ProviderPromises PROMISES =
      new ProviderPromises(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          List.of(
              Duration.ofMillis(500),
              Duration.ofSeconds(1),
              Duration.ofSeconds(3),
              Duration.ofSeconds(8)),
          6);

  private final String channel;
  private final boolean deduplicates;
  private final Scheduler scheduler;
  private final Chance chance;
  private final Faults faults;
  private final Books books;
  private final Inspector inspector;
  private final Messenger messenger;
  private final EventLog log;
  private final DailyStatements statements;
  private boolean closed;
  private int undecided;

  /**
   * @param deduplicates whether a repeated reference moves nothing
   * @param zone where its days begin
   */
  public SimProvider(
      String channel,
      boolean deduplicates,
      Scheduler scheduler,
      Chance chance,
      Faults faults,
      Books books,
      Inspector inspector,
      Messenger messenger,
      EventLog log,
      ZoneId zone,
      Ids ids) {
    this.channel = channel;
    this.deduplicates = deduplicates;
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
    this.books = books;
    this.inspector = inspector;
    this.messenger = messenger;
    this.log = log;
    this.statements = new DailyStatements(zone, chance, faults, ids);
  }

  /** Its channel's code. */
  public String channel() {
    return channel;
  }

  /** What it promises, and keeps but for what the faults say. */
  public ProviderPromises promises() {
    return PROMISES;
  }

  /** How many movements it has not decided on. */
  public int undecided() {
    return undecided;
  }

  /** Closes for maintenance: everything is answered with an error for a while. */
  public void maintain(long micros) {
    if (!closed) {
      closed = true;
      faults.count(FaultKind.MAINTENANCE);
      scheduler.after(micros, () -> closed = false);
    }
  }

  /** A request arrives. */
  Reply arrive(MovementRequest request, MovementKind kind, Instant sentAt) {
    if (closed || faults.strike(FaultKind.SERVER_ERROR, 60)) {
      return error();
    }
    var attemptId = IdKind.ATTEMPT.parse(request.reference()).orElseThrow();
    var known = books.find(attemptId);
    if (known != null && (deduplicates || known.state != Movement.State.MOVED)) {
      return reply(known);
    }
    var now = scheduler.instant();
    if (known != null) {
      move(known);
      return reply(known);
    }
    var movement = take(request, kind, attemptId, now);
    if (now.isAfter(sentAt.plus(PROMISES.requestValidity()))) {
      decline(movement, NotMoved.Reason.DECLINED_BY_CHANNEL);
    } else {
      process(movement);
    }
    messenger.lie(movement);
    return faults.strike(FaultKind.SERVER_ERROR_AFTER_MOVE, 40) ? error() : reply(movement);
  }

  private Movement take(MovementRequest request, MovementKind kind, UUID attemptId, Instant now) {
    // As late as it has promised at most, less what a clock is read apart.
    var shownFrom =
        faults.strike(FaultKind.SHOWN_LATE, 10)
            ? now.plusMillis(chance.below((int) PROMISES.settlingTime().toMillis()))
            : now;
    var movement =
        new Movement(attemptId, request.reference(), channel, kind, request.amount(), shownFrom);
    books.put(movement);
    return movement;
  }

  private void process(Movement movement) {
    int fate = chance.below(100);
    if (fate < 65) {
      move(movement);
    } else if (fate < 85) {
      undecided++;
      scheduler.after(chance.micros(50, 20_000), () -> decide(movement));
    } else {
      decline(movement, reason(movement.kind));
    }
  }

  private void decide(Movement movement) {
    undecided--;
    if (chance.below(100) < 70) {
      move(movement);
    } else {
      decline(movement, reason(movement.kind));
    }
  }

  private NotMoved.Reason reason(MovementKind kind) {
    if (chance.oneIn(3)) {
      return kind == MovementKind.DEBIT
          ? NotMoved.Reason.INSUFFICIENT_FUNDS
          : NotMoved.Reason.DECLINED_FOR_PAYEE;
    }
    return NotMoved.Reason.DECLINED_BY_CHANNEL;
  }

  private void move(Movement movement) {
    movement.state = Movement.State.MOVED;
    movement.movedAt = scheduler.instant();
    movement.times++;
    log.note("moved", movement.attemptId);
    inspector.moved(movement.attemptId, movement.times);
    statements.moved(movement);
    if (movement.brokeItsWord && chance.oneIn(2)) {
      movement.toldByStatement = true;
    } else {
      messenger.ended(movement, movement.brokeItsWord);
    }
    mayComeBack(movement);
  }

  /**
   * The payee's bank sends some payouts back, and some debits are taken back by the customer's,
   * soon or late; the provider tells it in the end.
   */
  private void mayComeBack(Movement movement) {
    if (movement.brokeItsWord || !isSentBack(movement.kind)) {
      return;
    }
    undecided++;
    scheduler.after(
        chance.micros(1_000, 120_000),
        () -> {
          undecided--;
          if (movement.givenBack) {
            return;
          }
          movement.state = Movement.State.RETURNED;
          movement.returnedAt = scheduler.instant();
          log.note("returned", movement.attemptId);
          messenger.ended(movement, true);
        });
  }

  private boolean isSentBack(MovementKind kind) {
    return switch (kind) {
      case PAYOUT -> faults.strike(FaultKind.PAYOUT_RETURNED, 30);
      // Of a loan whose payout comes back as well it has to be often enough.
      case DEBIT -> faults.strike(FaultKind.DEBIT_RETURNED, 8);
    };
  }

  private void decline(Movement movement, NotMoved.Reason reason) {
    movement.state = Movement.State.DECLINED;
    movement.reason = reason;
    log.note("declined", movement.attemptId);
    messenger.ended(movement, false);
    statements.declined(movement, scheduler.instant());
    if (faults.strike(FaultKind.MOVED_AFTER_DECLINE, 50)) {
      undecided++;
      scheduler.after(
          chance.micros(2_000, 120_000),
          () -> {
            undecided--;
            movement.brokeItsWord = true;
            move(movement);
          });
    }
  }

  /** Somebody has it tell once more how a movement of its own ended. */
  public void tellAgain(UUID attemptId) {
    var movement = books.find(attemptId);
    if (movement != null
        && movement.channel.equals(channel)
        && movement.state != Movement.State.PENDING) {
      messenger.ended(movement, true);
    }
  }

  /** Somebody fetches the statement of a day that is over. */
  List<StatementLine> statement(LocalDate day) {
    return statements.of(day);
  }

  /** A question arrives. */
  Reply asked(UUID attemptId) {
    if (closed || faults.strike(FaultKind.SERVER_ERROR, 60)) {
      return error();
    }
    var movement = books.find(attemptId);
    if (movement == null
        || !movement.channel.equals(channel)
        || movement.shownFrom.isAfter(scheduler.instant())) {
      return new Reply(new Unknown(Unknown.Cause.NOT_FOUND_YET, ""), "not-found", "");
    }
    return reply(movement);
  }

  private static Reply reply(Movement movement) {
    return new Reply(movement.outcome(), movement.state.name(), "");
  }

  private static Reply error() {
    return new Reply(new Unknown(Unknown.Cause.SERVER_ERROR, "503"), "", "");
  }
}
