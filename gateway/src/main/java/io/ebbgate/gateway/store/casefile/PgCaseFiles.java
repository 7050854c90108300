package io.ebbgate.gateway.store.casefile;

import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.casefile.CaseFile;
import io.ebbgate.gateway.usecase.casefile.CaseFiles;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Case files from PostgreSQL. */
public final class PgCaseFiles implements CaseFiles {
  // All statements see one moment: a story must not contradict itself.
  private static final String ONE_MOMENT =
      "set transaction isolation level repeatable read, read only";

  private static final String DRAWDOWN =
      """
      select d.id, d.line_id, d.card_id, c.tail, c.bank, d.amount_minor, d.currency, d.state,
        d.refusal_code, d.failure_reason, d.routing, d.created_at, d.ended_at, d.loan_id,
        d.product, d.product_version, d.term_months, d.annual_rate_ppm, d.funder,
        d.contract_reference
      from drawdown d join card c on c.id = d.card_id
      where d.id = $1 and ($2::uuid is null or d.client_id = $2)
      """;

  private static final String REPAYMENT =
      """
      select r.id, r.line_id, r.card_id, c.tail, c.bank, r.amount_minor, r.currency, r.state,
        r.refusal_code, r.failure_reason, r.routing, r.created_at, r.ended_at, r.loan_id,
        r.kind, r.value_date, r.principal_minor, r.interest_minor, r.fee_minor, r.penalty_minor
      from repayment r join card c on c.id = r.card_id
      where r.id = $1 and ($2::uuid is null or r.client_id = $2)
      """;

  private static final String ATTEMPTS =
      """
      select id, sequence, kind, channel, state, why, asked, due_at, created_at, ended_at
      from attempt where order_id = $1 order by sequence
      """;

  private static final String EVIDENCE =
      """
      select id, attempt_id, source, outcome, detail, provider_code, provider_reference,
        amount_minor, currency, received_at
      from evidence where order_id = $1 order by received_at, id
      """;

  private static final String ENTRIES =
      """
      select e.id, e.kind, e.evidence_id, e.settles, e.booked_at, e.business_date, t.debit,
        t.credit, t.amount_minor, t.currency
      from ledger_entry e join ledger_transfer t on t.entry_id = e.id
      where e.order_id = $1 order by e.booked_at, e.id, t.line
      """;

  private static final String NOTICES =
      """
      select o.id, o.kind, o.scene, o.state, o.tries, o.due_at, o.created_at, o.ended_at,
        case when o.state = 'Queued' and o.kind = 'REPORT' then (
          select p.id from outbox p
          where p.state = 'Parked' and p.key = o.key and p.kind = o.kind and p.seq < o.seq
          order by p.seq limit 1) end as behind
      from outbox o where o.order_id = $1 order by o.seq
      """;

  private static final String INCIDENTS =
      """
      select id, attempt_id, reason, state, opened_at, owner, note, resolution, resolved_at,
        settled_by
      from incident where order_id = $1 order by opened_at, id
      """;

  private static final String ACTIONS =
      """
      select id, kind, incident_id, reason, evidence_reference, moved_at, returned_at, proposer,
        proposed_at, approver, approved_at, status, superseded_why, superseded_at
      from operator_action where order_id = $1
      union all
      select r.id, 'REQUEUE_NOTICE', null, r.reason, o.kind || ' ' || o.scene || ': ' || r.met, null,
        null, r.client, r.requeued_at, null, null, 'Done', '', null
      from notice_requeue r join outbox o on o.id = r.notice_id
      where r.order_id = $1 and o.order_id = $1
      order by proposed_at, id
      """;

  private static final String HOLD = "select since from order_hold where order_id = $1";

  private static final String LOAN =
      """
      select id, principal_minor, outstanding_minor, currency, state, value_date
      from loan where id = $1
      """;

  private final Pool pool;

  /**
   * @param pool for reading
   */
  public PgCaseFiles(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Optional<CaseFile>> read(Optional<UUID> clientId, UUID orderId) {
    var key = Tuple.of(orderId, clientId.orElse(null));
    return DatabaseAway.told(
        pool.withTransaction(connection -> file(connection, orderId, key))
            .map(Objects::requireNonNull),
        DatabaseAway.ASK_AGAIN);
  }

  private static Future<Optional<CaseFile>> file(
      SqlConnection connection, UUID orderId, Tuple key) {
    return connection
        .query(ONE_MOMENT)
        .execute()
        .compose(set -> order(connection, key))
        .compose(order ->
            order.isPresent()
                ? file(connection, orderId, order.get()).map(Optional::of)
                : Future.succeededFuture(Optional.empty()));
  }

  private static Future<Optional<Found>> order(SqlConnection connection, Tuple key) {
    return first(connection, DRAWDOWN, key, row -> new Found(CaseRows.drawdown(row), loanId(row)))
        .compose(drawdown ->
            drawdown.isPresent()
                ? Future.succeededFuture(drawdown)
                : first(
                    connection,
                    REPAYMENT,
                    key,
                    row -> new Found(CaseRows.repayment(row), loanId(row))));
  }

  private record Found(CaseFile.Order order, Optional<UUID> loanId) {}

  private static Optional<UUID> loanId(Row row) {
    return Optional.ofNullable(row.getUUID("loan_id"));
  }

  private static Future<CaseFile> file(SqlConnection connection, UUID orderId, Found found) {
    var id = Tuple.of(orderId);
    var attempts = all(connection, ATTEMPTS, id, CaseRows::attempt);
    var evidence = all(connection, EVIDENCE, id, CaseRows::evidence);
    var entries = connection.preparedQuery(ENTRIES).execute(id).map(PgCaseFiles::entries);
    var notices = all(connection, NOTICES, id, CaseRows::notice);
    var incidents = all(connection, INCIDENTS, id, CaseRows::incident);
    var actions = all(connection, ACTIONS, id, CaseRows::action);
    var hold = first(connection, HOLD, id, CaseRows::since);
    Future<Optional<CaseFile.LoanFacts>> loan =
        found.loanId().isPresent()
            ? first(connection, LOAN, Tuple.of(found.loanId().get()), CaseRows::loan)
            : Future.succeededFuture(Optional.empty());
    return Future.all(List.of(attempts, evidence, entries, notices, incidents, actions, hold, loan))
        .map(read ->
            new CaseFile(
                found.order(),
                attempts.result(),
                evidence.result(),
                entries.result(),
                notices.result(),
                incidents.result(),
                actions.result(),
                hold.result(),
                loan.result()));
  }

  private static <T> Future<Optional<T>> first(
      SqlConnection connection, String sql, Tuple key, Function<Row, T> read) {
    return all(connection, sql, key, read).map(found -> found.stream().findFirst());
  }

  private static <T> Future<List<T>> all(
      SqlConnection connection, String sql, Tuple key, Function<Row, T> read) {
    return connection.preparedQuery(sql).execute(key).map(rows -> rows.stream().map(read).toList());
  }

  /** Rows of one entry follow each other. */
  private static List<CaseFile.Entry> entries(RowSet<Row> rows) {
    var entries = new ArrayList<CaseFile.Entry>();
    var transfers = new ArrayList<CaseFile.Transfer>();
    for (Row row : rows) {
      boolean another = !entries.isEmpty() && !entries.getLast().id().equals(row.getUUID("id"));
      if (entries.isEmpty() || another) {
        transfers = new ArrayList<>();
        entries.add(CaseRows.entry(row, transfers));
      }
      transfers.add(CaseRows.transfer(row));
      entries.set(entries.size() - 1, CaseRows.entry(row, transfers));
    }
    return entries;
  }
}
