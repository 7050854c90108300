package io.ebbgate.gateway.store.ledger;

import io.ebbgate.core.ledger.chain.BookedEntry;
import io.ebbgate.core.ledger.chain.BookedTransfer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads entries with their transfers: two statements, however many there are. */
final class BookedEntries {
  /** What {@link #entry} reads of table {@code ledger_entry e}. */
  static final String COLUMNS =
      "e.id, e.kind, e.order_id, e.attempt_id, e.loan_id, e.evidence_id, e.action_id, e.booked_at,"
          + " e.business_date, e.settles";

  private static final String TRANSFERS =
      """
      select entry_id, line, debit, credit, amount_minor, currency
      from ledger_transfer where entry_id = any($1) order by entry_id, line
      """;

  private BookedEntries() {}

  /** The transfers of some entries, by entry and in the order of their lines. */
  static Future<Map<UUID, List<BookedTransfer>>> transfers(Pool pool, List<UUID> entryIds) {
    return pool.preparedQuery(TRANSFERS)
        .execute(Tuple.of(entryIds.toArray(UUID[]::new)))
        .map(BookedEntries::byEntry);
  }

  private static Map<UUID, List<BookedTransfer>> byEntry(RowSet<Row> rows) {
    var transfers = new HashMap<UUID, List<BookedTransfer>>();
    for (var row : rows) {
      transfers
          .computeIfAbsent(row.getUUID("entry_id"), _ -> new ArrayList<>(4))
          .add(
              new BookedTransfer(
                  row.getInteger("line"),
                  row.getString("debit"),
                  row.getString("credit"),
                  row.getLong("amount_minor"),
                  row.getString("currency")));
    }
    return transfers;
  }

  static BookedEntry entry(Row row, Map<UUID, List<BookedTransfer>> transfers) {
    var id = row.getUUID("id");
    return new BookedEntry(
        id,
        row.getString("kind"),
        row.getUUID("order_id"),
        Optional.ofNullable(row.getUUID("attempt_id")),
        Optional.ofNullable(row.getUUID("loan_id")),
        row.getUUID("evidence_id"),
        Optional.ofNullable(row.getUUID("action_id")),
        row.getOffsetDateTime("booked_at").toInstant(),
        row.getLocalDate("business_date"),
        transfers.getOrDefault(id, List.of()),
        Optional.ofNullable(row.getUUID("settles")));
  }
}
