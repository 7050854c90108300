package io.ebbgate.gateway.store.movement;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.core.movement.attempt.IncidentReason;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what people were called for about attempts that were contradicted after their end. */
final class CallReads {

  /**
   * Ended incidents too: what was explained is not told again. By the attempt's key, its order's
   * index and the evidence's key; nothing for an attempt that nobody has contradicted. After the
   * attempts' locks, under which alone they are contradicted.
   */
  static final String CALLS =
      """
      select a.id as attempt_id, i.reason, e.amount_minor, e.currency, e.provider_reference
      from attempt a
      join incident i on i.order_id = a.order_id and i.attempt_id = a.id
      join evidence e on e.id = i.evidence_id
      where a.id = any($1) and a.contradicted
        and i.reason in ('NOT_MOVED_AFTER_MOVED', 'OTHER_AMOUNT_AFTER_MOVED', 'MOVED_TWICE',
          'RETURNED_AMOUNT_DIFFERS')\
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
                  row.getString("provider_reference")));
    }
    return calls;
  }
}
