package io.ebbgate.gateway.store.operator;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderActions;
import io.ebbgate.gateway.store.account.Claims;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentFile;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.OperatorBook;
import io.ebbgate.gateway.usecase.operator.OperatorChanges;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFile;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Incidents and actions in PostgreSQL. */
public final class PgOperatorBook implements OperatorBook {
  private final Pool pool;

  /**
   * @param pool for everything but the write path
   */
  public PgOperatorBook(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<List<IncidentView>> incidents(
      IncidentFilter filter, Optional<UUID> after, int limit) {
    var parameters =
        Tuple.of(
            after.orElse(null),
            filter.state().orElse(null),
            filter.reason().orElse(null),
            filter.owner().orElse(null),
            limit);
    return all(pool, OperatorSql.INCIDENTS, parameters, OperatorRows::incident);
  }

  @Override
  public Future<Optional<IncidentFile>> incident(UUID incidentId) {
    var id = Tuple.of(incidentId);
    return all(pool, OperatorSql.INCIDENT, id, OperatorRows::incident)
        .compose(found ->
            all(pool, OperatorSql.ACTIONS_OF_INCIDENT, id, OperatorRows::action)
                .map(actions ->
                    found.stream()
                        .findFirst()
                        .map(incident -> new IncidentFile(incident, actions))));
  }

  @Override
  public Future<List<ActionView>> actions(
      Optional<ActionStatus> status, Optional<UUID> after, int limit) {
    var from = after.orElse(null);
    return status.equals(Optional.of(ActionStatus.PROPOSED))
        ? all(pool, OperatorSql.ACTIONS_WAITING, Tuple.of(from, limit), OperatorRows::action)
        : all(
            pool,
            OperatorSql.ACTIONS,
            Tuple.of(from, status.map(ActionStatus::text).orElse(null), limit),
            OperatorRows::action);
  }

  @Override
  public Future<Optional<ActionView>> action(UUID actionId) {
    return all(pool, OperatorSql.ACTION, Tuple.of(actionId), OperatorRows::action)
        .map(found -> found.stream().findFirst());
  }

  @Override
  public Future<Boolean> assign(UUID incidentId, String owner, String note) {
    return transaction(connection ->
        connection
            .preparedQuery(OperatorSql.CLIENT_NAMED)
            .execute(Tuple.of(owner))
            .compose(clients ->
                clients.size() == 1
                    ? connection
                        .preparedQuery(OperatorSql.ASSIGN)
                        .execute(Tuple.of(incidentId, owner, note))
                        .map(assigned -> assigned.rowCount() == 1)
                    : rejected(
                        ProblemCode.OPERATOR_UNKNOWN, "no client has the name of this owner")));
  }

  @Override
  public Future<Kept<ActionView>> onIncident(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID incidentId,
      Function<IncidentView, OperatorChanges> decide) {
    return once(
        key, actionId, at, connection -> lockedIncident(connection, incidentId).map(decide));
  }

  @Override
  public Future<Kept<ActionView>> onOrder(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID orderId,
      Function<LockedOrder, OperatorChanges> decide) {
    return once(key, actionId, at, connection -> lockedOrder(connection, orderId).map(decide));
  }

  @Override
  public Future<List<OrphanView>> orphans(OrphanFilter filter, Optional<UUID> after, int limit) {
    var parameters =
        Tuple.of(
            after.orElse(null), filter.state().orElse(null), filter.channel().orElse(null), limit);
    return all(pool, OperatorSql.ORPHANS, parameters, OperatorRows::orphan);
  }

  @Override
  public Future<Optional<OrphanFile>> orphan(UUID orphanId) {
    var id = Tuple.of(orphanId);
    return all(pool, OperatorSql.ORPHAN, id, OperatorRows::orphan)
        .compose(found ->
            all(pool, OperatorSql.ACTIONS_OF_ORPHAN, id, OperatorRows::action)
                .map(actions ->
                    found.stream().findFirst().map(orphan -> new OrphanFile(orphan, actions))));
  }

  @Override
  public Future<Kept<ActionView>> onOrphan(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      UUID orphanId,
      Function<OrphanView, OperatorChanges> decide) {
    return once(key, actionId, at, connection -> lockedOrphan(connection, orphanId).map(decide));
  }

  private Future<Kept<ActionView>> once(
      IdempotencyKey key,
      UUID actionId,
      Instant at,
      Function<SqlConnection, Future<OperatorChanges>> decided) {
    return transaction(connection ->
        Claims.claim(connection, key, actionId, at)
            .compose(kept ->
                kept.equals(actionId)
                    ? decided
                        .apply(connection)
                        .compose(changes -> OperatorWrites.save(connection, changes))
                        .compose(_ -> read(connection, actionId))
                        .map(action -> new Kept<>(action, false))
                    : read(connection, kept).map(action -> new Kept<>(action, true))));
  }

  @Override
  public Future<ActionView> onAction(
      UUID actionId, Function<LockedAction, OperatorChanges> decide) {
    return transaction(connection ->
        read(connection, actionId)
            .compose(action -> locked(connection, action))
            .map(decide)
            .compose(changes -> OperatorWrites.save(connection, changes))
            .compose(_ -> read(connection, actionId)));
  }

  /** What it is about is locked first, and the action is read again under its own lock. */
  private static Future<LockedAction> locked(SqlConnection connection, ActionView action) {
    return lockedIncident(connection, action)
        .compose(incident ->
            lockedOrphan(connection, action)
                .compose(orphan ->
                    all(
                            connection,
                            OperatorSql.LOCK_ACTION,
                            Tuple.of(action.id()),
                            OperatorRows::action)
                        .map(locked -> new LockedAction(locked.getFirst(), incident, orphan))));
  }

  private static Future<Optional<OrphanView>> lockedOrphan(
      SqlConnection connection, ActionView action) {
    return switch (action.about()) {
      case ActionView.About.Order _ -> Future.succeededFuture(Optional.empty());
      case ActionView.About.Orphan orphan ->
          lockedOrphan(connection, orphan.id()).map(Optional::of);
    };
  }

  /** Read by a statement of its own after the lock, as an incident is. */
  private static Future<OrphanView> lockedOrphan(SqlConnection connection, UUID orphanId) {
    var id = Tuple.of(orphanId);
    return connection
        .preparedQuery(OperatorSql.LOCK_ORPHAN)
        .execute(id)
        .compose(locked ->
            locked.size() == 1
                ? all(connection, OperatorSql.ORPHAN, id, OperatorRows::orphan).map(List::getFirst)
                : rejected(ProblemCode.ORPHAN_NOT_FOUND, "there is no such orphan"));
  }

  private static Future<Optional<IncidentView>> lockedIncident(
      SqlConnection connection, ActionView action) {
    return action.incidentId().isPresent()
        ? lockedIncident(connection, action.incidentId().get()).map(Optional::of)
        : Future.succeededFuture(Optional.empty());
  }

  /**
   * Read by a statement of its own after the locks, so that what waited for them is seen: also what
   * was decided about the same money by way of another incident.
   */
  private static Future<IncidentView> lockedIncident(SqlConnection connection, UUID incidentId) {
    var id = Tuple.of(incidentId);
    return connection
        .preparedQuery(OperatorSql.LOCK_INCIDENTS)
        .execute(id)
        .compose(locked ->
            locked.size() > 0
                ? all(connection, OperatorSql.INCIDENT, id, OperatorRows::incident)
                    .map(List::getFirst)
                : rejected(ProblemCode.INCIDENT_NOT_FOUND, "there is no such incident"));
  }

  private static Future<LockedOrder> lockedOrder(SqlConnection connection, UUID orderId) {
    var id = Tuple.of(orderId);
    return connection
        .preparedQuery(OperatorSql.LOCK_DRAWDOWN)
        .execute(id)
        .compose(drawdowns ->
            drawdowns.size() == 1
                ? standing(connection, IdKind.DRAWDOWN, orderId, isIn("Disbursed", drawdowns))
                : connection
                    .preparedQuery(OperatorSql.LOCK_REPAYMENT)
                    .execute(id)
                    .compose(repayments ->
                        repayments.size() == 1
                            ? standing(
                                connection,
                                IdKind.REPAYMENT,
                                orderId,
                                isIn("Succeeded", repayments))
                            : rejected(
                                ProblemCode.CASE_NOT_FOUND,
                                "there is no such drawdown or repayment")));
  }

  private static boolean isIn(String state, RowSet<Row> order) {
    return order.iterator().next().getString("state").equals(state);
  }

  private static Future<LockedOrder> standing(
      SqlConnection connection, IdKind kind, UUID orderId, boolean mayComeBack) {
    var id = Tuple.of(orderId);
    var open = all(connection, OperatorSql.OPEN_ATTEMPTS, id, Function.identity());
    var held = connection.preparedQuery(OperatorSql.HELD).execute(id);
    var moved = all(connection, OperatorSql.MOVED_ATTEMPT, id, OperatorRows::moved);
    return Future.all(open, held, moved)
        .map(_ ->
            new LockedOrder(
                kind,
                orderId,
                standing(
                    held.result().size() == 1,
                    open.result(),
                    mayComeBack,
                    moved.result().stream().findFirst())));
  }

  private static OrderActions.Standing standing(
      boolean held,
      List<Row> open,
      boolean mayComeBack,
      Optional<OrderActions.MovedAttempt> moved) {
    boolean sending = !open.isEmpty() && open.getLast().getString("state").equals("Sending");
    return new OrderActions.Standing(
        held, open.stream().map(row -> row.getUUID("id")).toList(), sending, mayComeBack, moved);
  }

  @Override
  public Future<List<ApprovedMark>> approvedMarks(Optional<UUID> actionId, int limit) {
    return all(
        pool,
        OperatorSql.APPROVED_MARKS,
        Tuple.of(actionId.orElse(null), limit),
        OperatorRows::mark);
  }

  @Override
  public Future<Void> carriedOut(UUID actionId) {
    return pool.preparedQuery(OperatorSql.CARRIED_OUT).execute(Tuple.of(actionId)).mapEmpty();
  }

  private static Future<ActionView> read(SqlConnection connection, UUID actionId) {
    return all(connection, OperatorSql.ACTION, Tuple.of(actionId), OperatorRows::action)
        .compose(found ->
            found.isEmpty()
                ? rejected(ProblemCode.ACTION_NOT_FOUND, "there is no such action")
                : Future.succeededFuture(found.getFirst()));
  }

  private <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
    return DatabaseAway.told(
        pool.withTransaction(work).map(Objects::requireNonNull),
        "The database did not answer; ask again with the same key.");
  }

  private static <T> Future<List<T>> all(
      SqlClient client, String sql, Tuple parameters, Function<Row, T> read) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(read).toList());
  }

  private static <T> Future<T> rejected(ProblemCode code, String detail) {
    return Future.failedFuture(Problem.of(code, detail).rejected());
  }
}
