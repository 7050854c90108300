package io.ebbgate.gateway.usecase.operator;

import java.util.Optional;

/**
 * Which incidents are wanted; what is empty does not filter.
 *
 * @param state {@code Open} or {@code Resolved}
 * @param reason a stable code
 * @param owner a person's name
 */
public record IncidentFilter(
    Optional<String> state, Optional<String> reason, Optional<String> owner) {}
