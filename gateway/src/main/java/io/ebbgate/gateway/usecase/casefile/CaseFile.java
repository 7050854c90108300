package io.ebbgate.gateway.usecase.casefile;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is stored about one order, as of one moment, each list in the order in which it happened.
 *
 * @param order the drawdown or repayment
 * @param attempts to move its money
 * @param evidence of what became of them
 * @param entries of the ledger
 * @param notices to people and systems
 * @param incidents for people to resolve
 * @param actions of people
 * @param heldSince from when on a person has had nothing further started for it
 * @param loan that it became or repays
 */
public record CaseFile(
    Order order,
    List<Attempt> attempts,
    List<Evidence> evidence,
    List<Entry> entries,
    List<Notice> notices,
    List<Incident> incidents,
    List<Action> actions,
    Optional<Instant> heldSince,
    Optional<LoanFacts> loan) {

  public CaseFile {
    attempts = List.copyOf(attempts);
    evidence = List.copyOf(evidence);
    entries = List.copyOf(entries);
    notices = List.copyOf(notices);
    incidents = List.copyOf(incidents);
    actions = List.copyOf(actions);
  }

  /**
   * The order.
   *
   * @param kind {@link IdKind#DRAWDOWN} or {@link IdKind#REPAYMENT}
   * @param id the order
   * @param lineId its line
   * @param cardId its card
   * @param cardTail the card's last four digits
   * @param bank the card's bank
   * @param amount to be moved
   * @param state where it is
   * @param refusalCode why it was refused
   * @param failureReason why it failed
   * @param facts further facts of its kind: texts, longs and amounts
   * @param routing how its way was chosen, as kept when it was
   * @param createdAt when it was taken
   * @param endedAt when it ended
   */
  public record Order(
      IdKind kind,
      UUID id,
      UUID lineId,
      UUID cardId,
      String cardTail,
      String bank,
      Money amount,
      String state,
      Optional<String> refusalCode,
      Optional<String> failureReason,
      Map<String, Object> facts,
      JsonObject routing,
      Instant createdAt,
      Optional<Instant> endedAt) {}

  /**
   * An attempt.
   *
   * @param id the attempt
   * @param sequence from 1
   * @param kind payout or debit
   * @param channel by which channel
   * @param state where it is
   * @param why it is there
   * @param asked how often the provider was asked
   * @param dueAt when it is asked next; for one being sent, when its sender's time is over
   * @param createdAt when it was decided
   * @param endedAt when it was certain
   */
  public record Attempt(
      UUID id,
      int sequence,
      String kind,
      String channel,
      String state,
      String why,
      int asked,
      Optional<Instant> dueAt,
      Instant createdAt,
      Optional<Instant> endedAt) {}

  /**
   * A piece of evidence.
   *
   * @param id the evidence
   * @param attemptId about which attempt
   * @param source where it came from
   * @param outcome what it says
   * @param detail more of that
   * @param providerCode the provider's code
   * @param providerReference the provider's number
   * @param amount that it names
   * @param receivedAt when
   */
  public record Evidence(
      UUID id,
      UUID attemptId,
      String source,
      String outcome,
      String detail,
      String providerCode,
      String providerReference,
      Optional<Money> amount,
      Instant receivedAt) {}

  /**
   * An entry of the ledger.
   *
   * @param id the entry
   * @param kind what it books
   * @param evidenceId on which evidence
   * @param settles the earlier evidence of which it takes money out of suspense
   * @param bookedAt when
   * @param businessDate for which day
   * @param transfers what it moves
   */
  public record Entry(
      UUID id,
      String kind,
      UUID evidenceId,
      Optional<UUID> settles,
      Instant bookedAt,
      LocalDate businessDate,
      List<Transfer> transfers) {
    public Entry {
      transfers = List.copyOf(transfers);
    }
  }

  /**
   * One transfer.
   *
   * @param debit the account debited
   * @param credit the account credited
   * @param amount how much
   */
  public record Transfer(String debit, String credit, Money amount) {}

  /**
   * A notice.
   *
   * @param id the notice
   * @param kind how it goes
   * @param scene what it tells
   * @param state where it is
   * @param tries how often it was tried
   * @param dueAt when it is tried next, or was tried last
   * @param createdAt when it was written
   * @param endedAt when it was delivered or parked
   * @param behind the parked notice that it waits for, where order matters
   */
  public record Notice(
      UUID id,
      String kind,
      String scene,
      String state,
      int tries,
      Instant dueAt,
      Instant createdAt,
      Optional<Instant> endedAt,
      Optional<UUID> behind) {}

  /**
   * Something for a person.
   *
   * @param id the incident
   * @param attemptId about which attempt
   * @param reason why
   * @param state {@code Open} or {@code Resolved}
   * @param openedAt when
   * @param owner who works on it
   * @param note what the owner has to say
   * @param resolution how it ended
   * @param resolvedAt when it ended
   * @param settledBy the evidence that ended it, where no person did
   */
  public record Incident(
      UUID id,
      UUID attemptId,
      String reason,
      String state,
      Instant openedAt,
      Optional<String> owner,
      String note,
      Optional<String> resolution,
      Optional<Instant> resolvedAt,
      Optional<UUID> settledBy) {}

  /**
   * Something that a person did or proposed.
   *
   * @param id the action
   * @param kind what
   * @param incidentId which incident it resolves
   * @param reason why
   * @param evidenceReference where what it rests on can be found
   * @param movedAt when the money moved, by the person's word
   * @param returnedAt when it came back, by the person's word
   * @param proposer who
   * @param proposedAt when
   * @param approver who approved it
   * @param approvedAt when
   * @param status where it stands
   * @param supersededWhy why it waits no more, as a sentence for people, or empty
   * @param supersededAt since when
   */
  public record Action(
      UUID id,
      String kind,
      Optional<UUID> incidentId,
      String reason,
      String evidenceReference,
      Optional<Instant> movedAt,
      Optional<Instant> returnedAt,
      String proposer,
      Instant proposedAt,
      Optional<String> approver,
      Optional<Instant> approvedAt,
      String status,
      String supersededWhy,
      Optional<Instant> supersededAt) {}

  /**
   * The loan behind the order.
   *
   * @param id the loan
   * @param principal what was lent
   * @param outstanding what is still owed of it
   * @param state {@code Active} or {@code Settled}
   * @param valueDate from when interest runs
   */
  public record LoanFacts(
      UUID id, Money principal, Money outstanding, String state, LocalDate valueDate) {}
}
