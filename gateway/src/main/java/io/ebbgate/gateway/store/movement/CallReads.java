package io.ebbgate.gateway.store.movement;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what people were called for by evidence about attempts. */
final class CallReads {

  /**
   * Ended incidents too: what was explained is not told again. By the attempt's key, its order's
   * index and the evidence's key. After the attempts' locks, under which alone evidence is heard.
   */
  static final String CALLS =
      """
      select a.id as attempt_id, i.reason, e.amount_minor, e.currency, e.provider_reference,
             e.returned_at
      from attempt a
      join incident i on i.order_id = a.order_id and i.attempt_id = a.id
      join evidence e on e.id = i.evidence_id
      where a.id = any($1)\
      """;

  private CallReads() {}

  /** By attempt. */
  static Map<UUID, List<AttemptFacts.Call>> calls(List<Row> rows) {
    var calls = new HashMap<UUID, List<AttemptFacts.Call>>();
    for (var row : rows) {
      calls
          .computeIfAbsent(row.getUUID("attempt_id"), _ -> new ArrayList<>())
          .add(
              new AttemptFacts.Call(
                  IncidentReason.valueOf(row.getString("reason")),
                  Optional.ofNullable(row.getLong("amount_minor"))
                      .map(minor ->
                          new Money(minor, Currency.getInstance(row.getString("currency")))),
                  row.getString("provider_reference"),
                  Optional.ofNullable(row.getOffsetDateTime("returned_at"))
                      .map(OffsetDateTime::toInstant)));
    }
    return calls;
  }
}
