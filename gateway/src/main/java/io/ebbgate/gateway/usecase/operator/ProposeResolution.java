package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.operator.Resolution;

/**
 * How somebody wants to end an incident.
 *
 * @param resolution how
 * @param reason why
 * @param evidenceReference where what it rests on can be found; empty for an explanation
 */
public record ProposeResolution(Resolution resolution, String reason, String evidenceReference) {}
