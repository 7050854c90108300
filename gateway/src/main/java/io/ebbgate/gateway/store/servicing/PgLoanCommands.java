package io.ebbgate.gateway.store.servicing;

import static io.ebbgate.gateway.store.pool.Columns.time;

import io.ebbgate.gateway.store.account.Claims;
import io.ebbgate.gateway.store.ledger.EntryInsertion;
import io.ebbgate.gateway.store.movement.StoredPlans;
import io.ebbgate.gateway.store.notice.NoticeInsertion;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.servicing.LoanChanges;
import io.ebbgate.gateway.usecase.servicing.LoanCommandBook;
import io.ebbgate.gateway.usecase.servicing.LoanCommandFormat;
import io.ebbgate.gateway.usecase.servicing.LoanCommandView;
import io.ebbgate.gateway.usecase.servicing.LoanFile;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@link LoanCommandBook} in PostgreSQL. Safe on any context. */
public final class PgLoanCommands implements LoanCommandBook {

  private static final String COMMAND =
      """
      select c.id, c.loan_id, l.currency, c.body, c.reason, c.loan_version, c.plan, c.proposer_id,
        p.name as proposer, c.proposed_at, c.status, a.name as approver, c.approved_at,
        e.value_date, e.plan_before, e.plan_after
      from loan_command c
        join loan l on l.id = c.loan_id
        join client p on p.id = c.proposer_id
        left join client a on a.id = c.approver_id
        left join loan_event e on e.command_id = c.id
      """;

  private static final String ONE = COMMAND + "where c.id = $1";

  private static final String OF_LOAN = COMMAND + "where c.loan_id = $1 order by c.id";

  private static final String WAITING =
      COMMAND
          + """
          where c.status = 'Proposed' and ($1::uuid is null or c.id > $1) order by c.id limit $2
          """;

  private static final String SUPERSEDE =
      "update loan_command set status = 'Superseded' where loan_id = $1 and status = 'Proposed'";

  private static final String PROPOSE =
      """
      insert into loan_command (id, loan_id, kind, body, reason, loan_version, plan, proposer_id,
        proposed_at, status)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'Proposed')
      """;

  private static final String LOCK_COMMAND =
      "select status from loan_command where id = $1 for no key update";

  private static final String DONE =
      """
      update loan_command set status = 'Done', approver_id = $2, approved_at = $3
      where id = $1 and status = 'Proposed'
      """;

  private static final String EVENT =
      """
      insert into loan_event (id, loan_id, sequence, command_id, value_date, plan_before,
        plan_after, booked_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String CHANGE_LOAN =
      """
      update loan set outstanding_minor = $3, interest_from = $4, state = $5, settled_at = $6,
        disputed = $7, stopped_on = $8, written_off_on = $9, version = version + 1
      where id = $1 and version = $2
      """;

  private static final String MOVE_LINE =
      """
      update credit_line set used_minor = used_minor + $2, version = version + 1
      where id = (select line_id from loan where id = $1)
      """;

  private static final String END_INCIDENTS =
      """
      update incident set state = 'Resolved', resolution = 'REVERSED_IN_LOAN', resolved_at = $3,
        version = version + 1
      where order_id = $1 and evidence_id = $2 and state = 'Open'
      """;

  private static final String SUPERSEDE_PROPOSALS =
      """
      update operator_action a set status = 'Superseded', superseded_at = $3,
        superseded_why = 'Its incident was resolved as REVERSED_IN_LOAN.'
      from incident i
      where i.order_id = $1 and i.evidence_id = $2 and a.incident_id = i.id
        and a.status = 'Proposed'
      """;

  private static final String LOAN_EXISTS = "select from loan where id = $1";

  private static final String LOOK =
      "The database did not answer; look whether the order waits, and ask again.";

  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgLoanCommands(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Kept<LoanCommandView>> propose(
      IdempotencyKey key, UUID id, UUID loanId, Instant at, Function<LoanFile, Proposal> decide) {
    return transaction(connection ->
        Claims.claim(connection, key, id, at)
            .compose(kept ->
                kept.equals(id)
                    ? LoanFiles.locked(connection, loanId)
                        .map(decide)
                        .compose(proposal -> insert(connection, proposal))
                        .compose(_ -> one(connection, id))
                        .map(command -> new Kept<>(command, false))
                    : one(connection, kept).map(command -> new Kept<>(command, true))));
  }

  private static Future<?> insert(SqlConnection connection, Proposal proposal) {
    return connection
        .preparedQuery(SUPERSEDE)
        .execute(Tuple.of(proposal.loanId()))
        .compose(_ ->
            connection
                .preparedQuery(PROPOSE)
                .execute(
                    Tuple.tuple()
                        .addUUID(proposal.id())
                        .addUUID(proposal.loanId())
                        .addString(LoanCommandFormat.kind(proposal.command()).name())
                        .addJsonObject(new JsonObject(LoanCommandFormat.stored(proposal.command())))
                        .addString(proposal.reason())
                        .addLong(proposal.loanVersion())
                        .addJsonArray(PlanFormat.json(proposal.plan()))
                        .addUUID(proposal.proposerId())
                        .addOffsetDateTime(time(proposal.at()))));
  }

  @Override
  public Future<List<LoanCommandView>> of(UUID loanId) {
    var id = Tuple.of(loanId);
    var read =
        all(pool, OF_LOAN, id)
            .compose(found ->
                found.isEmpty()
                    ? pool.preparedQuery(LOAN_EXISTS)
                        .execute(id)
                        .compose(loans ->
                            loans.size() == 1
                                ? Future.succeededFuture(found)
                                : LoanFiles.<List<LoanCommandView>>none())
                    : Future.succeededFuture(found));
    return DatabaseAway.told(read, DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<List<LoanCommandView>> waiting(Optional<UUID> after, int limit) {
    return DatabaseAway.told(
        all(pool, WAITING, Tuple.of(after.orElse(null), limit)), DatabaseAway.ASK_AGAIN);
  }

  @Override
  public Future<LoanCommandView> approve(
      UUID commandId, BiFunction<LoanCommandView, LoanFile, LoanChanges> decide) {
    return transaction(connection ->
        one(connection, commandId)
            .compose(command ->
                LoanFiles.locked(connection, command.loanId())
                    .compose(file ->
                        // Read again under its own lock: another approval may have come first.
                        connection
                            .preparedQuery(LOCK_COMMAND)
                            .execute(Tuple.of(commandId))
                            .compose(_ -> one(connection, commandId))
                            .map(locked -> decide.apply(locked, file))))
            .compose(changes -> save(connection, changes))
            .compose(_ -> one(connection, commandId)));
  }

  private static Future<?> save(SqlConnection connection, LoanChanges changes) {
    var loan = changes.loan();
    var standing = loan.standing();
    var done = Tuple.of(changes.commandId(), changes.approverId(), time(changes.at()));
    var event =
        Tuple.tuple()
            .addUUID(changes.eventId())
            .addUUID(loan.id())
            .addLong(loan.version() + 1)
            .addUUID(changes.commandId())
            .addLocalDate(changes.valueDate())
            .addJsonArray(PlanFormat.json(changes.planBefore()))
            .addJsonArray(PlanFormat.json(changes.plan()))
            .addOffsetDateTime(time(changes.at()));
    var changed =
        Tuple.tuple()
            .addUUID(loan.id())
            .addLong(loan.version())
            .addLong(loan.outstanding().minor())
            .addLocalDate(loan.interestFrom())
            .addString(loan.state())
            .addValue(loan.settledAt().map(at -> time(at)).orElse(null))
            .addBoolean(standing.disputed())
            .addValue(standing.stoppedOn().orElse(null))
            .addValue(standing.writtenOffOn().orElse(null));
    var saved =
        exactlyOne(connection, DONE, done)
            .compose(_ -> exactlyOne(connection, EVENT, event))
            .compose(_ -> exactlyOne(connection, CHANGE_LOAN, changed))
            .compose(_ -> StoredPlans.replace(connection, loan.id(), changes.plan()));
    if (changes.usedMinor() != 0) {
      saved =
          saved.compose(
              _ -> exactlyOne(connection, MOVE_LINE, Tuple.of(loan.id(), changes.usedMinor())));
    }
    for (var ended : changes.ended()) {
      var which = Tuple.of(ended.orderId(), ended.evidenceId(), time(changes.at()));
      saved =
          saved
              .compose(_ -> connection.preparedQuery(END_INCIDENTS).execute(which))
              .compose(_ -> connection.preparedQuery(SUPERSEDE_PROPOSALS).execute(which));
    }
    for (var entry : changes.entries()) {
      saved = saved.compose(_ -> EntryInsertion.into(connection, entry, changes.commandId()));
    }
    return changes.notices().isEmpty()
        ? saved
        : saved.compose(_ -> NoticeInsertion.into(connection, changes.notices(), changes.at()));
  }

  /** Under the locks a row that was there is there; anything else is a defect, and undone. */
  private static Future<?> exactlyOne(SqlConnection connection, String sql, Tuple parameters) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(result -> {
          if (result.rowCount() != 1) {
            throw new IllegalStateException(result.rowCount() + " rows met: " + sql);
          }
          return result;
        });
  }

  private static Future<LoanCommandView> one(SqlClient client, UUID id) {
    return all(client, ONE, Tuple.of(id))
        .compose(found ->
            found.isEmpty()
                ? Future.failedFuture(
                    Problem.of(
                            ProblemCode.LOAN_COMMAND_NOT_FOUND,
                            "There is no such order about a loan.")
                        .rejected())
                : Future.succeededFuture(found.getFirst()));
  }

  private static Future<List<LoanCommandView>> all(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(PgLoanCommands::command).toList());
  }

  private static LoanCommandView command(Row row) {
    var loanId = row.getUUID("loan_id");
    var after = row.getJsonArray("plan_after");
    return new LoanCommandView(
        row.getUUID("id"),
        loanId,
        Currency.getInstance(row.getString("currency")),
        LoanFiles.command(row.getJsonObject("body")),
        row.getString("reason"),
        row.getLong("loan_version"),
        PlanFormat.plan(loanId, after == null ? row.getJsonArray("plan") : after),
        row.getUUID("proposer_id"),
        row.getString("proposer"),
        row.getOffsetDateTime("proposed_at").toInstant(),
        LoanCommandView.Status.of(row.getString("status")),
        Optional.ofNullable(row.getOffsetDateTime("approved_at"))
            .map(OffsetDateTime::toInstant)
            .map(at ->
                new LoanCommandView.Done(
                    row.getString("approver"),
                    at,
                    row.getLocalDate("value_date"),
                    PlanFormat.plan(loanId, row.getJsonArray("plan_before")))));
  }

  private <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return DatabaseAway.told(pool.withTransaction(work).map(Objects::requireNonNull), LOOK);
  }
}
