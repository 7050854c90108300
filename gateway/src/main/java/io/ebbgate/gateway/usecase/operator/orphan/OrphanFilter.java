package io.ebbgate.gateway.usecase.operator.orphan;

import java.util.Optional;

/**
 * Which orphans are wanted; what is empty does not filter.
 *
 * @param state a state's name
 * @param channel a channel's code
 */
public record OrphanFilter(Optional<String> state, Optional<String> channel) {}
