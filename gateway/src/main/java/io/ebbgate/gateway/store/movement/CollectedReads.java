package io.ebbgate.gateway.store.movement;

import io.ebbgate.core.drawdown.Lent;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what loans have collected. */
final class CollectedReads {

  /**
   * What was repaid of the loans of payouts that came back: what the ledger says they took, after
   * whatever of it was booked anew or taken back.
   */
  static final String COLLECTED =
      """
      select loan_id, id, attempt_id, currency,
        coalesce(sum(minor) filter (where component = 'principal'), 0)::bigint as principal_minor,
        coalesce(sum(minor) filter (where component = 'interest'), 0)::bigint as interest_minor,
        coalesce(sum(minor) filter (where component = 'fee'), 0)::bigint as fee_minor,
        coalesce(sum(minor) filter (where component = 'penalty'), 0)::bigint as penalty_minor
      from (
        select r.loan_id, r.id, p.attempt_id, t.currency,
          case e.kind when 'COLLECTION_REVERSED' then -t.amount_minor else t.amount_minor end
            as minor,
          case case e.kind when 'COLLECTION_REVERSED' then t.debit else t.credit end
            when 'loan-principal' then 'principal' when 'recovery-income' then 'principal'
            when 'interest-income' then 'interest' when 'fee-income' then 'fee'
            when 'penalty-income' then 'penalty' end as component
        from drawdown d
        join repayment r on r.loan_id = d.loan_id and r.state = 'Succeeded'
        join paid_attempt p on p.order_id = r.id
        join ledger_entry e on e.order_id = r.id
          and e.kind in ('REPAID', 'RECOVERED', 'COLLECTION_REVERSED')
        join ledger_transfer t on t.entry_id = e.id
        where d.id = any($1)) taken
      group by loan_id, id, attempt_id, currency
      having sum(minor) > 0
      order by id\
      """;

  private CollectedReads() {}

  /** Of each loan, in the order of the repayments. */
  static Map<UUID, List<Lent.Collected>> byLoan(List<Row> rows) {
    var map = new HashMap<UUID, List<Lent.Collected>>();
    for (var row : rows) {
      map.computeIfAbsent(row.getUUID("loan_id"), _ -> new ArrayList<>())
          .add(RowReading.collected(row));
    }
    return map;
  }
}
