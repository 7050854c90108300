package io.ebbgate.gateway.store.operator;

import static io.ebbgate.gateway.store.pool.Columns.time;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.gateway.store.ledger.EntryInsertion;
import io.ebbgate.gateway.store.notice.NoticeInsertion;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.OperatorChanges;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Saves what follows from what somebody did; all in the order of the locks. */
final class OperatorWrites {
  private final SqlConnection connection;
  private final List<Future<?>> writes = new ArrayList<>();

  private OperatorWrites(SqlConnection connection) {
    this.connection = connection;
  }

  static Future<Void> save(SqlConnection connection, OperatorChanges changes) {
    var writes = new OperatorWrites(connection);
    var approved = changes.approval().map(OperatorChanges.Approval::actionId);
    changes.resolved().ifPresent(resolved -> writes.resolve(resolved, approved));
    if (changes.entry().isPresent()) {
      changes.resolved().ifPresent(writes::supersedeOfSameMoney);
    }
    changes.action().ifPresent(writes::append);
    changes.action().ifPresent(action -> writes.work(changes.work(), action));
    changes.approval().ifPresent(writes::approve);
    // After the action and its approval, without which the database lets nobody close it.
    changes.closed().ifPresent(writes::close);
    changes.entry().ifPresent(writes::book);
    changes.resolved().ifPresent(resolved -> writes.tell(changes.notices(), resolved.at()));
    return Future.all(writes.writes).mapEmpty();
  }

  private void resolve(OperatorChanges.ResolvedIncident resolved, Optional<UUID> approved) {
    exactlyOne(
        OperatorSql.RESOLVE,
        Tuple.of(resolved.incidentId(), resolved.resolution(), time(resolved.at())));
    writes.add(
        connection
            .preparedQuery(OperatorSql.SUPERSEDE_OF_INCIDENT)
            .execute(
                Tuple.of(
                    resolved.incidentId(),
                    approved.orElse(null),
                    "Its incident was resolved as " + resolved.resolution() + ".",
                    time(resolved.at()))));
  }

  private void supersedeOfSameMoney(OperatorChanges.ResolvedIncident resolved) {
    writes.add(
        connection
            .preparedQuery(OperatorSql.SUPERSEDE_OF_SAME_MONEY)
            .execute(
                Tuple.of(
                    resolved.incidentId(),
                    "The same money left suspense as "
                        + resolved.resolution()
                        + ", by "
                        + IdKind.INCIDENT.format(resolved.incidentId())
                        + ".",
                    time(resolved.at()))));
  }

  private void append(OperatorChanges.NewAction action) {
    if (action.status() == ActionStatus.PROPOSED) {
      writes.add(
          connection
              .preparedQuery(OperatorSql.SUPERSEDE)
              .execute(
                  Tuple.of(
                      action.attemptId().orElse(null),
                      action.incidentId().orElse(null),
                      orphan(action.about()).orElse(null),
                      "A newer proposal took its place: "
                          + IdKind.OPERATOR_ACTION.format(action.id())
                          + ".",
                      time(action.at()))));
    }
    exactlyOne(
        OperatorSql.INSERT_ACTION,
        Tuple.tuple()
            .addUUID(action.id())
            .addString(action.kind())
            .addValue(order(action.about()).map(o -> OperatorRows.letter(o.kind())).orElse(null))
            .addValue(order(action.about()).map(ActionView.About.Order::id).orElse(null))
            .addValue(action.attemptId().orElse(null))
            .addValue(action.incidentId().orElse(null))
            .addString(action.reason())
            .addString(action.evidenceReference())
            .addValue(action.movedAt().map(at -> time(at)).orElse(null))
            .addValue(action.evidenceId().orElse(null))
            .addUUID(action.proposerId())
            .addOffsetDateTime(time(action.at()))
            .addString(action.status().text())
            .addValue(orphan(action.about()).orElse(null))
            .addValue(action.returnedAt().map(at -> time(at)).orElse(null)));
  }

  private static Optional<ActionView.About.Order> order(ActionView.About about) {
    return switch (about) {
      case ActionView.About.Order order -> Optional.of(order);
      case ActionView.About.Orphan _ -> Optional.empty();
    };
  }

  private static Optional<UUID> orphan(ActionView.About about) {
    return switch (about) {
      case ActionView.About.Order _ -> Optional.empty();
      case ActionView.About.Orphan orphan -> Optional.of(orphan.id());
    };
  }

  private void work(OperatorChanges.Work work, OperatorChanges.NewAction action) {
    Instant at = action.at();
    switch (work) {
      case NONE -> {
        // Nothing but the action itself.
      }
      case ASK_NOW ->
          writes.add(
              connection
                  .preparedQuery(OperatorSql.ASK_NOW)
                  .execute(Tuple.of(orderOf(action), time(at))));
      case HOLD -> exactlyOne(OperatorSql.HOLD, Tuple.of(orderOf(action), action.id(), time(at)));
      case RESUME -> exactlyOne(OperatorSql.RESUME, Tuple.of(orderOf(action)));
    }
  }

  private static UUID orderOf(OperatorChanges.NewAction action) {
    return order(action.about()).orElseThrow().id();
  }

  private void approve(OperatorChanges.Approval approval) {
    exactlyOne(
        OperatorSql.APPROVE,
        Tuple.of(
            approval.actionId(),
            approval.approverId(),
            approval.status().text(),
            time(approval.at())));
  }

  private void close(OperatorChanges.ClosedOrphan closed) {
    exactlyOne(
        OperatorSql.CLOSE_ORPHAN,
        Tuple.of(closed.orphanId(), closed.actionId(), time(closed.at())));
    writes.add(
        connection
            .preparedQuery(OperatorSql.SUPERSEDE_OF_ORPHAN)
            .execute(
                Tuple.of(
                    closed.orphanId(),
                    closed.actionId(),
                    "Its orphan was closed without it.",
                    time(closed.at()))));
  }

  private void book(OperatorChanges.Booking booking) {
    writes.add(EntryInsertion.into(connection, booking.entry(), booking.actionId()));
  }

  private void tell(List<NoticeRow> notices, Instant at) {
    if (!notices.isEmpty()) {
      writes.add(NoticeInsertion.into(connection, notices, at));
    }
  }

  /** Under the locks a row that was there is there; anything else is a defect, and undone. */
  private void exactlyOne(String sql, Tuple parameters) {
    writes.add(
        connection
            .preparedQuery(sql)
            .execute(parameters)
            .map(result -> {
              if (result.rowCount() != 1) {
                throw new IllegalStateException(result.rowCount() + " rows met: " + sql);
              }
              return result;
            }));
  }
}
