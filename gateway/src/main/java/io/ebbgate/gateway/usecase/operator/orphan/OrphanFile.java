package io.ebbgate.gateway.usecase.operator.orphan;

import io.ebbgate.gateway.usecase.operator.ActionView;
import java.util.List;

/**
 * An orphan with what people proposed and did about it.
 *
 * @param orphan the orphan
 * @param actions in order of time
 */
public record OrphanFile(OrphanView orphan, List<ActionView> actions) {
  public OrphanFile {
    actions = List.copyOf(actions);
  }
}
