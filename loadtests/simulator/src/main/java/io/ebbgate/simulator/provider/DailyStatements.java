package io.ebbgate.simulator.provider;

import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.simulator.time.Chance;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.Faults;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one provider's statements say of each day. A file is written once and is the same whenever
 * it is read; what is wrong with it was wrong when it was written.
 */
final class DailyStatements {
  private final ZoneId zone;
  private final Chance chance;
  private final Faults faults;
  private final Ids ids;
  private final Map<LocalDate, List<Movement>> movements = new HashMap<>();
  private final Map<LocalDate, List<StatementLine>> claims = new HashMap<>();
  private final Map<LocalDate, List<StatementLine>> written = new HashMap<>();

  DailyStatements(ZoneId zone, Chance chance, Faults faults, Ids ids) {
    this.zone = zone;
    this.chance = chance;
    this.faults = faults;
    this.ids = ids;
  }

  void moved(Movement movement) {
    movements.computeIfAbsent(day(movement), _ -> new ArrayList<>()).add(movement);
  }

  /** Something was declined; a file may tell of money all the same, though never of that much. */
  void declined(Movement movement, Instant now) {
    if (faults.strike(FaultKind.STATEMENT_OTHER_AMOUNT, 8)) {
      movement.otherAmountClaimed = true;
      claims
          .computeIfAbsent(LocalDate.ofInstant(now, zone), _ -> new ArrayList<>())
          .add(line(movement, other(movement), now));
    }
  }

  private Money other(Movement movement) {
    return Money.fen(movement.amount.minor() + (chance.oneIn(2) ? 100 : -1));
  }

  private LocalDate day(Movement movement) {
    return LocalDate.ofInstant(movement.movedAt, zone);
  }

  /** The file of a day that is over. */
  List<StatementLine> of(LocalDate day) {
    return written.computeIfAbsent(day, this::write);
  }

  private List<StatementLine> write(LocalDate day) {
    var lines = new ArrayList<StatementLine>();
    for (var movement : movements.getOrDefault(day, List.of())) {
      if (!movement.toldByStatement && faults.strike(FaultKind.STATEMENT_LINE_ABSENT, 30)) {
        continue;
      }
      lines.add(line(movement));
      if (faults.strike(FaultKind.STATEMENT_LINE_REPEATED, 30)) {
        lines.add(lines.getLast());
      }
    }
    var claimed = claims.remove(day);
    if (claimed != null) {
      lines.addAll(claimed);
    }
    if (!lines.isEmpty() && faults.strike(FaultKind.STATEMENT_UNKNOWN_REFERENCE, 2)) {
      lines.add(chance.below(lines.size()), stranger(day));
    }
    movements.remove(day);
    return List.copyOf(lines);
  }

  private StatementLine line(Movement movement) {
    var amount = movement.amount;
    if (!movement.toldByStatement && faults.strike(FaultKind.STATEMENT_OTHER_AMOUNT, 30)) {
      movement.otherAmountClaimed = true;
      amount = other(movement);
    }
    return line(movement, amount, movement.movedAt);
  }

  private static StatementLine line(Movement movement, Money amount, Instant at) {
    return new StatementLine(movement.reference, Movement.NUMBER, movement.kind, amount, at);
  }

  private StatementLine stranger(LocalDate day) {
    return new StatementLine(
        IdKind.ATTEMPT.format(ids.next()),
        "of somebody else",
        MovementKind.PAYOUT,
        Money.fen(100),
        day.atStartOfDay(zone).toInstant());
  }
}
