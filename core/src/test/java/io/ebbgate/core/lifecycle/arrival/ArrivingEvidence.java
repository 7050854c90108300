package io.ebbgate.core.lifecycle.arrival;

import io.ebbgate.core.lifecycle.RepaymentTable;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.attempt.AttemptEvent;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A kind of evidence, or of passing time, that may arrive at an attempt whenever it likes.
 *
 * @param name for people
 * @param event what arrives; the same whenever it arrives
 */
record ArrivingEvidence(String name, AttemptEvent event) {

  /** Owed to the fen by the loan of {@link RepaymentTable}, so that both kinds of order take it. */
  static final Money OURS = Money.fen(101_500);

  static final Instant LEASE_END = Instant.parse("2026-11-23T10:00:10Z");

  /** Reviewed so late that no incident of time hides that one of evidence is missing. */
  static final AttemptFacts FACTS =
      new AttemptFacts(
          OURS,
          LEASE_END,
          Duration.ofSeconds(20),
          Duration.ofMinutes(5),
          List.of(Duration.ofSeconds(2)),
          100);

  private static final Instant SETTLED = FACTS.notFoundIsFinalFrom();

  /** Each outcome from each source that can tell one, our sender's own word, and time. */
  static List<ArrivingEvidence> kinds() {
    var kinds = new ArrayList<ArrivingEvidence>();
    outcomes()
        .forEach((name, outcome) -> {
          for (EvidenceSource source : EvidenceSource.values()) {
            if (source != EvidenceSource.OWN && canTell(source, outcome)) {
              kinds.add(kind(name, source, outcome, LEASE_END));
            }
          }
        });
    for (EvidenceSource source : EvidenceSource.values()) {
      if (source != EvidenceSource.OWN) {
        var notFound = new Unknown(Unknown.Cause.NOT_FOUND_YET, "E404");
        kinds.add(kind("not found, asked early", source, notFound, SETTLED.minusNanos(1)));
        kinds.add(kind("not found, asked late", source, notFound, SETTLED));
      }
    }
    kinds.add(
        kind(
            "not sent",
            EvidenceSource.OWN,
            new NotMoved(NotMoved.Reason.NOT_SENT, ""),
            LEASE_END.minusSeconds(1)));
    kinds.add(
        new ArrivingEvidence(
            "asking due in the lease", new AttemptEvent.AskingDue(LEASE_END.minusSeconds(1))));
    kinds.add(new ArrivingEvidence("asking due", new AttemptEvent.AskingDue(LEASE_END)));
    return List.copyOf(kinds);
  }

  /**
   * Of a return one hears later: by a callback, an answer to a query, or a statement. So one does
   * of a second number, of which two sources are enough.
   */
  private static boolean canTell(EvidenceSource source, Outcome outcome) {
    if (outcome instanceof Moved(var _, var number, var _, var _) && number.equals("P-2")) {
      return source == EvidenceSource.CALLBACK || source == EvidenceSource.STATEMENT_LINE;
    }
    boolean later =
        switch (source) {
          case CALLBACK, QUERY, STATEMENT_LINE -> true;
          case REPLY, OPERATOR, OWN -> false;
        };
    return later || !(outcome instanceof Moved moved && moved.isReturned());
  }

  private static Map<String, Outcome> outcomes() {
    var outcomes = new LinkedHashMap<String, Outcome>();
    outcomes.put("moved ours", moved(OURS));
    outcomes.put("moved ours, by another number", new Moved(OURS, "P-2", LEASE_END));
    outcomes.put("moved another amount", moved(Money.fen(OURS.minor() - 1)));
    outcomes.put(
        "moved another currency", moved(new Money(OURS.minor(), Currency.getInstance("USD"))));
    outcomes.put("moved nothing", moved(Money.fen(0)));
    outcomes.put("returned ours", moved(OURS).returned(LEASE_END));
    outcomes.put("returned another amount", moved(Money.fen(OURS.minor() - 1)).returned(LEASE_END));
    outcomes.put("declined", new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "E17"));
    outcomes.put("not sent", new NotMoved(NotMoved.Reason.NOT_SENT, ""));
    outcomes.put("pending", new Pending("P1"));
    outcomes.put("time-out", new Unknown(Unknown.Cause.TIMEOUT, ""));
    return outcomes;
  }

  private static Moved moved(Money amount) {
    return new Moved(amount, "P-1", LEASE_END.minusSeconds(5));
  }

  private static ArrivingEvidence kind(
      String name, EvidenceSource source, Outcome outcome, Instant askedAt) {
    return new ArrivingEvidence(
        name + " (" + source + ")",
        new AttemptEvent.EvidenceArrived(
            UUID.nameUUIDFromBytes((name + source).getBytes(StandardCharsets.UTF_8)),
            source,
            outcome,
            askedAt,
            SETTLED));
  }

  boolean isPending() {
    return event instanceof AttemptEvent.EvidenceArrived arrived
        && arrived.outcome() instanceof Pending;
  }

  /** A sender says once that it sent nothing, and time passes; everything else may come again. */
  boolean mayBeRepeated() {
    return event instanceof AttemptEvent.EvidenceArrived arrived
        && !(arrived.outcome() instanceof NotMoved(NotMoved.Reason reason, var _)
            && reason == NotMoved.Reason.NOT_SENT
            && (arrived.source() == EvidenceSource.REPLY
                || arrived.source() == EvidenceSource.OWN));
  }

  /** Whether it claims that the money came back. */
  boolean isReturn() {
    return event instanceof AttemptEvent.EvidenceArrived arrived
        && arrived.outcome() instanceof Moved moved
        && moved.isReturned();
  }

  /** Whether people say that nothing moved. */
  boolean isPeoplesDenial() {
    return event instanceof AttemptEvent.EvidenceArrived arrived
        && arrived.source() == EvidenceSource.OPERATOR
        && arrived.outcome() instanceof NotMoved;
  }

  /** The money that it claims to have moved; zero for none. */
  Money claim() {
    return event instanceof AttemptEvent.EvidenceArrived arrived
            && arrived.outcome() instanceof Moved moved
        ? moved.amount()
        : Money.fen(0);
  }
}
