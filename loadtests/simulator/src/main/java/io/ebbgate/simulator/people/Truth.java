package io.ebbgate.simulator.people;

import io.ebbgate.core.operator.Held;
import io.ebbgate.core.operator.Resolution;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.simulator.invariant.Inspector;
import io.ebbgate.simulator.provider.Books;
import io.ebbgate.simulator.store.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is true by the providers' books: what somebody learns who telephones, and looks closely. */
final class Truth {
  private final Books books;
  private final Inspector ledger;
  private final Tables tables;

  Truth(Books books, Inspector ledger, Tables tables) {
    this.books = books;
    this.ledger = ledger;
    this.tables = tables;
  }

  /** Whether what somebody proposes is so at this moment. */
  boolean holds(ActionView action) {
    var attempt = action.attemptId();
    return switch (action.kind()) {
      case "MARK_MOVED" -> books.movedMinor(attempt.orElseThrow()) != 0;
      case "MARK_NOT_MOVED" -> books.isDeclined(attempt.orElseThrow());
      case "MARK_RETURNED" -> isBack(attempt.orElseThrow());
      case "CLOSE_MOVED_ORPHAN" -> true;
      default ->
          action
              .incidentId()
              .flatMap(tables.people()::incident)
              .map(incident -> isRight(incident, action.kind()))
              .orElse(false);
    };
  }

  /** Whether it has moved, whatever became of it since. */
  boolean hasMoved(UUID attemptId) {
    return books.movedMinor(attemptId) != 0;
  }

  /** Whether its provider has decided not to move it. */
  boolean isDeclined(UUID attemptId) {
    return books.isDeclined(attemptId);
  }

  /** It came back, or it never moved and has to count as come back. */
  boolean isBack(UUID attemptId) {
    return books.cameBack(attemptId)
        || (books.isDeclined(attemptId) && books.movedMinor(attemptId) == 0);
  }

  private boolean isRight(IncidentView incident, String kind) {
    return fitting(incident.held()).entrySet().stream()
        .anyMatch(one -> one.getKey().name().equals(kind) && isRight(incident, one.getValue()));
  }

  /** Whether ledger and book tell the same of the attempt once so much more is on clearing. */
  private boolean isRight(IncidentView incident, long more) {
    return ledger.clearingMinor(incident.attemptId()) + more
        == books.netMinor(incident.attemptId());
  }

  /** What fits what is held, with what each of it books on the clearing account. */
  static Map<Resolution, Long> fitting(Held held) {
    return switch (held) {
      case Held.Nothing _ -> Map.of(new Resolution.Explained(), 0L);
      case Held.Ours ours ->
          Map.of(
              new Resolution.ReturnedByProvider(),
              ours.amount().minor(),
              new Resolution.GivenUp(),
              0L);
      case Held.Customers theirs ->
          Map.of(new Resolution.ReturnedToCustomer(), -theirs.amount().minor());
    };
  }

  /**
   * How an incident is to be ended so that ledger and book agree.
   *
   * @param haveItBack whether the provider is asked first to give back what it has moved
   */
  Optional<Resolution> right(IncidentView incident, boolean haveItBack) {
    var fitting = fitting(incident.held());
    if (incident.held() instanceof Held.Nothing) {
      return Optional.of(new Resolution.Explained());
    }
    boolean empties =
        fitting.values().stream()
            .anyMatch(more -> ledger.clearingMinor(incident.attemptId()) + more == 0);
    if (haveItBack && empties) {
      books.giveBack(incident.attemptId());
    }
    return fitting.entrySet().stream()
        .filter(one -> isRight(incident, one.getValue()))
        .map(Map.Entry::getKey)
        .min((one, other) -> one.name().compareTo(other.name()));
  }

  /** What somebody may choose who does not look, in a fixed order. */
  static List<Resolution> any() {
    return List.of(
        new Resolution.Explained(),
        new Resolution.GivenUp(),
        new Resolution.ReturnedByProvider(),
        new Resolution.ReturnedToCustomer());
  }
}
