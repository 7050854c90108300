package io.ebbgate.gateway.usecase.backlog;

import io.ebbgate.gateway.usecase.notice.NoticeKind;
import java.util.Map;

/**
 * Unfinished business of the whole cluster at one moment.
 *
 * @param sending attempts that a node has taken and not yet heard of
 * @param asking attempts with an answer that is not certain: the provider is asked about them
 * @param disputed attempts of which a provider told another amount
 * @param noticesQueued messages, reports and webhooks that wait for their receiver
 * @param noticesParked those that nobody took, which wait for a person, by kind
 * @param incidentsOpen what waits for a person
 * @param proposalsWaiting what waits for a second person's approval
 */
public record Backlog(
    long sending,
    long asking,
    long disputed,
    long noticesQueued,
    Map<NoticeKind, Long> noticesParked,
    long incidentsOpen,
    long proposalsWaiting) {
  public Backlog {
    noticesParked = Map.copyOf(noticesParked);
  }
}
