package io.ebbgate.simulator.statement;

import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.simulator.node.SimNode;
import io.ebbgate.simulator.node.Surroundings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads one channel's statements, day after day, each when its day is over and as often as it takes
 * until every line of it is durable.
 */
public final class Clerk {
  private static final int LINES_AT_ONCE = 32;

  private final Surroundings around;
  private final String channel;
  private final Supplier<Optional<SimNode>> nodes;
  private LocalDate next;

  /**
   * A clerk who has read nothing.
   *
   * @param nodes a node that runs now, if there is one
   */
  public Clerk(Surroundings around, String channel, Supplier<Optional<SimNode>> nodes) {
    this.around = around;
    this.channel = channel;
    this.nodes = nodes;
    this.next = around.calendar().today();
  }

  /** Begins to read. */
  public void start() {
    around
        .scheduler()
        .after(
            around.calendar().pauseMicros() + around.chance().micros(300, 4_000),
            () -> {
              if (isBehind()) {
                nodes.get().ifPresent(node -> node.life().run(() -> read(node)));
              }
              start();
            });
  }

  /** Whether a day is over and its statement not read. */
  public boolean isBehind() {
    return next.isBefore(around.calendar().today());
  }

  private void read(SimNode node) {
    var day = next;
    node.connector(channel).statement(day).onSuccess(lines -> new Reading(node, day, lines).more());
  }

  /** One file on its way in; a node that dies takes it with it, and it is read again. */
  private final class Reading {
    private final LocalDate day;
    private final SimNode node;
    private final ArrayDeque<Learned> waiting;
    private int underWay;
    private boolean failed;

    Reading(SimNode node, LocalDate day, List<StatementLine> lines) {
      this.node = node;
      this.day = day;
      var now = node.life().clock().instant();
      var told = lines.stream().map(line -> learned(line, now)).toList();
      this.waiting = new ArrayDeque<>(around.behaviour().statement(told, this::open, this::saying));
    }

    private List<AttemptRow> open() {
      var zone = around.calendar().zone();
      return around
          .tables()
          .open(
              channel,
              day.atStartOfDay(zone).toInstant(),
              day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    void more() {
      while (underWay < LINES_AT_ONCE && !waiting.isEmpty() && !failed) {
        underWay++;
        node.movements()
            .learn(waiting.remove())
            .onComplete(learned -> {
              underWay--;
              failed |= learned.failed();
              more();
            });
      }
      if (underWay == 0 && waiting.isEmpty() && !failed && next.equals(day)) {
        next = day.plusDays(1);
      }
    }

    private Learned saying(UUID attemptId, Outcome outcome) {
      return Clerk.this.learned(attemptId, outcome, node.life().clock().instant());
    }
  }

  private Learned learned(StatementLine line, Instant now) {
    return learned(
        IdKind.ATTEMPT.parse(line.reference()).orElseThrow(),
        new Moved(line.amount(), line.providerReference(), line.movedAt()),
        now);
  }

  private Learned learned(UUID attemptId, Outcome outcome, Instant now) {
    return new Learned(
        attemptId,
        around.ids().next(),
        EvidenceSource.STATEMENT_LINE,
        outcome,
        "",
        "",
        now,
        now,
        channel,
        Optional.empty(),
        OptionalLong.empty());
  }
}
