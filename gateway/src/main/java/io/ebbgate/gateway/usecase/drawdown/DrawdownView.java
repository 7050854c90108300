package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.OrderView;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A drawdown as it is now.
 *
 * @param id the drawdown
 * @param lineId its line
 * @param cardId its payee card
 * @param amount the principal
 * @param product the product's code
 * @param termMonths the term
 * @param funder who lends
 * @param contractReference the contract
 * @param state {@code Refused}, {@code Submitted}, {@code Disbursed}, {@code Failed} or {@code
 *     Disputed}
 * @param refusalCode why it was refused: a problem code in its public form
 * @param failureReason why it failed, for people
 * @param loanId the loan that it became
 * @param createdAt when it was taken
 * @param endedAt when it came to a terminal state
 */
public record DrawdownView(
    UUID id,
    UUID lineId,
    UUID cardId,
    Money amount,
    String product,
    int termMonths,
    String funder,
    String contractReference,
    String state,
    Optional<String> refusalCode,
    Optional<String> failureReason,
    Optional<UUID> loanId,
    Instant createdAt,
    Optional<Instant> endedAt)
    implements OrderView {}
