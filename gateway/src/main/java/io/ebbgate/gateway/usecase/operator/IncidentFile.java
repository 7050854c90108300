package io.ebbgate.gateway.usecase.operator;

import java.util.List;

/**
 * An incident with what people proposed and did about it.
 *
 * @param incident the incident
 * @param actions in order of time
 */
public record IncidentFile(IncidentView incident, List<ActionView> actions) {
  public IncidentFile {
    actions = List.copyOf(actions);
  }
}
