package io.ebbgate.gateway.usecase.movement.rows;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.attempt.AttemptState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to move money through one channel.
 *
 * @param id the attempt; its public form is the reference that the provider sees
 * @param orderId the drawdown or repayment
 * @param orderKind which of the two
 * @param sequence 1 for the first attempt of the order
 * @param kind which way
 * @param channel the channel's code
 * @param cardId the card paid or debited
 * @param agreementReference the provider's reference of the agreement; empty for payouts
 * @param amount what is to move
 * @param state {@code Sending}, {@code Asking}, {@code Moved}, {@code NotMoved}, {@code Disputed}
 *     or {@code Returned}
 * @param why the reason of a {@code NotMoved}, or what a dispute is about
 * @param asked how often the provider was asked; of a {@code Moved} one that a person has it asked
 *     about, how often since
 * @param contradicted whether evidence has contradicted a terminal state
 * @param ground what a {@code NotMoved} rests on; {@code TOLD} in other states
 * @param dueAt when to ask next; the end of the lease while {@code Sending}; empty when nothing is
 *     to do. A {@code Moved} one has it while a person waits to hear whether it came back
 * @param fence grows with every owner; an answer under an older fence comes too late to count asks
 * @param sentLeaseUntil no byte of the request left after this instant (database clock)
 * @param version as loaded
 * @param createdAt when it was made
 * @param endedAt when it became {@code Moved} or {@code NotMoved}
 * @param providerReference the provider's own number of the movement; empty while it has not moved
 *     or nobody has told the number
 */
public record AttemptRow(
    UUID id,
    UUID orderId,
    OrderKind orderKind,
    int sequence,
    MovementKind kind,
    String channel,
    UUID cardId,
    String agreementReference,
    Money amount,
    String state,
    String why,
    int asked,
    boolean contradicted,
    AttemptState.Ground ground,
    Optional<Instant> dueAt,
    long fence,
    Instant sentLeaseUntil,
    long version,
    Instant createdAt,
    Optional<Instant> endedAt,
    String providerReference) {

  /** The same attempt, about which nobody has to be asked. */
  public AttemptRow notToBeAsked() {
    return in(
        state, why, asked, contradicted, ground, Optional.empty(), endedAt, providerReference);
  }

  /** The same attempt in another state. */
  public AttemptRow in(
      String newState,
      String newWhy,
      int newAsked,
      boolean newContradicted,
      AttemptState.Ground newGround,
      Optional<Instant> newDueAt,
      Optional<Instant> newEndedAt,
      String newProviderReference) {
    return new AttemptRow(
        id,
        orderId,
        orderKind,
        sequence,
        kind,
        channel,
        cardId,
        agreementReference,
        amount,
        newState,
        newWhy,
        newAsked,
        newContradicted,
        newGround,
        newDueAt,
        fence,
        sentLeaseUntil,
        version,
        createdAt,
        newEndedAt,
        newProviderReference);
  }
}
