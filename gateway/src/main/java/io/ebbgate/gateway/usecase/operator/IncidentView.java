package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.Held;
import io.ebbgate.gateway.usecase.notice.ComposeNotices;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a person has to look at.
 *
 * @param id the incident
 * @param orderKind {@link IdKind#DRAWDOWN} or {@link IdKind#REPAYMENT}
 * @param orderId about which order
 * @param attemptId about which attempt
 * @param channel the channel of that attempt
 * @param evidenceId the evidence that does not fit; empty when the reason is time
 * @param reason what does not fit, as a stable code
 * @param held what suspense holds of it now
 * @param repayment whose app was told that its money is held, and hears how that ends, with what
 *     suspense holds of it now; empty where nobody was told
 * @param state {@code Open} or {@code Resolved}
 * @param openedAt when
 * @param owner who works on it
 * @param note what the owner has to say
 * @param resolution how it ended, as a stable code
 * @param resolvedAt when it ended
 * @param settledBy the evidence that ended it, where no person did
 */
public record IncidentView(
    UUID id,
    IdKind orderKind,
    UUID orderId,
    UUID attemptId,
    String channel,
    Optional<UUID> evidenceId,
    String reason,
    Held held,
    Optional<ComposeNotices.Held> repayment,
    String state,
    Instant openedAt,
    Optional<String> owner,
    String note,
    Optional<String> resolution,
    Optional<Instant> resolvedAt,
    Optional<UUID> settledBy) {

  /** Whether a person still has to see to it. */
  public boolean isOpen() {
    return state.equals("Open");
  }
}
