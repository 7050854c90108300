package io.ebbgate.gateway.store.ledger;

import static io.ebbgate.gateway.store.pool.Columns.time;

import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Books what people decided, in the transaction of their decision. */
public final class EntryInsertion {

  private static final String ENTRY =
      """
      insert into ledger_entry (id, kind, order_id, attempt_id, loan_id, evidence_id, booked_at,
        business_date, action_id, settles)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  private static final String TRANSFER =
      """
      insert into ledger_transfer (entry_id, line, debit, credit, amount_minor, currency)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private EntryInsertion() {}

  /**
   * Books an entry with its transfers.
   *
   * @param decidedBy the action or order that decided it
   */
  public static Future<?> into(SqlConnection connection, LedgerEntryRow entry, UUID decidedBy) {
    List<Future<?>> writes = new ArrayList<>();
    writes.add(
        connection
            .preparedQuery(ENTRY)
            .execute(
                Tuple.tuple()
                    .addUUID(entry.id())
                    .addString(entry.kind())
                    .addUUID(entry.orderId())
                    .addValue(entry.attemptId().orElse(null))
                    .addValue(entry.loanId().orElse(null))
                    .addUUID(entry.evidenceId())
                    .addOffsetDateTime(time(entry.bookedAt()))
                    .addLocalDate(entry.businessDate())
                    .addUUID(decidedBy)
                    .addValue(entry.settles().orElse(null))));
    for (int i = 0; i < entry.transfers().size(); i++) {
      var transfer = entry.transfers().get(i);
      writes.add(
          connection
              .preparedQuery(TRANSFER)
              .execute(
                  Tuple.tuple()
                      .addUUID(entry.id())
                      .addShort((short) (i + 1))
                      .addString(transfer.debit())
                      .addString(transfer.credit())
                      .addLong(transfer.amountMinor())
                      .addString(transfer.currency())));
    }
    return Future.all(writes);
  }
}
