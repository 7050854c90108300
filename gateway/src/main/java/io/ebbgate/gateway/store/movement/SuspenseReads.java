package io.ebbgate.gateway.store.movement;

import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Reads what suspense has held of orders whose money came back, and of the repayments of a loan
 * whose payout came back; with the incidents that are open of them, under lock: people who end one
 * meanwhile wait, or were waited for.
 */
final class SuspenseReads {

  /** Repayments are found under the lock of their loan, so that none is added meanwhile. */
  private static final String ORDERS =
      """
      array(select unnest($1::uuid[])
        union select r.id from drawdown d join repayment r on r.loan_id = d.loan_id
        where d.id = any($2))\
      """;

  private static final String INCIDENTS =
      "select id, order_id, attempt_id, evidence_id, reason, opened_at from incident"
          + " where state = 'Open' and order_id = any("
          + ORDERS
          + ") order by id for no key update";

  /** A statement of its own, after the incidents' locks. */
  private static final String BOOKED =
      """
      select e.id, e.kind, e.order_id, e.attempt_id, e.loan_id, e.evidence_id, e.settles,
        e.booked_at, e.business_date, t.debit, t.credit, t.amount_minor, t.currency
      from ledger_entry e join ledger_transfer t on t.entry_id = e.id
      where (t.debit in ('suspense', 'operating-loss') or t.credit in ('suspense', 'operating-loss'))
        and e.order_id = any(\
      """
          + ORDERS
          + ") order by e.id, t.line";

  private final BiFunction<String, Tuple, Future<List<Row>>> run;

  SuspenseReads(BiFunction<String, Tuple, Future<List<Row>>> run) {
    this.run = run;
  }

  /** What was booked, and the open incidents, by order. */
  record Found(Map<UUID, List<LedgerEntryRow>> booked, Map<UUID, List<IncidentRow>> open) {}

  /**
   * Both statements at once, executed in this order.
   *
   * @param orders whose money came back
   * @param drawdowns those of them that are drawdowns
   */
  Future<Found> read(UUID[] orders, UUID[] drawdowns) {
    if (orders.length == 0) {
      return Future.succeededFuture(new Found(Map.of(), Map.of()));
    }
    var incidents = run.apply(INCIDENTS, parameters(orders, drawdowns));
    var booked = run.apply(BOOKED, parameters(orders, drawdowns));
    return Future.all(incidents, booked)
        .map(_ -> new Found(entries(booked.result()), open(incidents.result())));
  }

  private static Tuple parameters(UUID[] orders, UUID[] drawdowns) {
    return Tuple.tuple().addArrayOfUUID(orders).addArrayOfUUID(drawdowns);
  }

  private static Map<UUID, List<IncidentRow>> open(List<Row> rows) {
    var open = new HashMap<UUID, List<IncidentRow>>();
    for (var row : rows) {
      open.computeIfAbsent(row.getUUID("order_id"), _ -> new ArrayList<>())
          .add(
              new IncidentRow(
                  row.getUUID("id"),
                  row.getUUID("order_id"),
                  row.getUUID("attempt_id"),
                  Optional.ofNullable(row.getUUID("evidence_id")),
                  row.getString("reason"),
                  row.getOffsetDateTime("opened_at").toInstant()));
    }
    return open;
  }

  private static Map<UUID, List<LedgerEntryRow>> entries(List<Row> rows) {
    var byEntry = new LinkedHashMap<UUID, List<Row>>();
    for (var row : rows) {
      byEntry.computeIfAbsent(row.getUUID("id"), _ -> new ArrayList<>()).add(row);
    }
    var entries = new HashMap<UUID, List<LedgerEntryRow>>();
    byEntry
        .values()
        .forEach(lines ->
            entries
                .computeIfAbsent(lines.getFirst().getUUID("order_id"), _ -> new ArrayList<>())
                .add(entry(lines)));
    return entries;
  }

  private static LedgerEntryRow entry(List<Row> lines) {
    var first = lines.getFirst();
    return new LedgerEntryRow(
        first.getUUID("id"),
        first.getString("kind"),
        first.getUUID("order_id"),
        Optional.ofNullable(first.getUUID("attempt_id")),
        Optional.ofNullable(first.getUUID("loan_id")),
        first.getUUID("evidence_id"),
        Optional.ofNullable(first.getUUID("settles")),
        first.getOffsetDateTime("booked_at").toInstant(),
        first.getLocalDate("business_date"),
        lines.stream()
            .map(line ->
                new LedgerEntryRow.TransferRow(
                    line.getString("debit"),
                    line.getString("credit"),
                    line.getLong("amount_minor"),
                    line.getString("currency")))
            .toList());
  }
}
