package io.ebbgate.gateway.store.movement;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.gateway.store.notice.NoticeInsertion;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.movement.rows.LedgerEntryRow;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineDelta;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.ebbgate.gateway.usecase.notice.NoticeRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Saves the changes of one batch: one statement for each table, all at once in one round trip. */
final class LearningWrites {
  private final SqlConnection connection;
  private final LeasedAttempts attempts;
  private final List<Future<?>> writes = new ArrayList<>();

  LearningWrites(SqlConnection connection, LeasedAttempts attempts) {
    this.connection = connection;
    this.attempts = attempts;
  }

  /** The lines that changed, as this transaction leaves them. */
  Future<List<LineRow>> save(Changes changes, Instant now) {
    var lines = moveLines(changes.lineDeltas());
    new LoanWrites(this::write, this::writeExactly).save(changes, now);
    updateDrawdowns(changes.drawdowns());
    updateRepayments(changes.repayments());
    updateAttempts(changes.attempts());
    supersedeMarks(changes.attempts(), now);
    insertAttempts(changes);
    write(
        LearningSql.INSERT_PAID,
        changes.paidAttempts(),
        columns ->
            columns
                .uuid(Changes.PaidAttempt::orderId)
                .uuid(Changes.PaidAttempt::attemptId)
                .bigintOrNull(Changes.PaidAttempt::loanVersion));
    returned(changes, now);
    writeExactly(
        LearningSql.CLOSE_DEBITS,
        changes.closedDebits(),
        columns ->
            columns.uuid(Changes.ClosedDebit::loanId).uuid(Changes.ClosedDebit::repaymentId));
    insertEvidence(changes.evidence());
    insertLedger(changes.ledgerEntries());
    insertNotices(changes.notices(), now);
    write(
        LearningSql.INSERT_INCIDENTS,
        changes.incidents(),
        columns ->
            columns
                .uuid(IncidentRow::id)
                .uuid(IncidentRow::orderId)
                .uuid(IncidentRow::attemptId)
                .uuidOrNull(IncidentRow::evidenceId)
                .text(IncidentRow::reason)
                .time(IncidentRow::openedAt));
    endIncidents(changes.endedIncidents(), now);
    supersedeChanged(changes.ledgerEntries(), now);
    writes.add(lines);
    return Future.all(writes).map(_ -> lines.result());
  }

  private void returned(Changes changes, Instant now) {
    write(
        LearningSql.INSERT_RETURNED,
        changes.returnedPayouts(),
        columns ->
            columns
                .uuid(Changes.ReturnedPayout::orderId)
                .uuid(Changes.ReturnedPayout::attemptId)
                .uuid(Changes.ReturnedPayout::evidenceId));
    // Before the notices of this batch are queued.
    write(
        LearningSql.STOP_TELLING,
        changes.stoppedTelling(),
        columns -> columns.uuid(loanId -> loanId).single(now));
  }

  /** Under the incidents' locks, and these before their actions', as whoever acts on them does. */
  private void endIncidents(List<Changes.EndedIncident> ended, Instant now) {
    writeExactly(
        LearningSql.END_INCIDENTS,
        ended,
        columns ->
            columns
                .uuid(Changes.EndedIncident::incidentId)
                .uuid(Changes.EndedIncident::evidenceId)
                .single(now));
    write(
        LearningSql.SUPERSEDE_PROPOSALS,
        ended,
        columns -> columns.uuid(Changes.EndedIncident::incidentId).single(now));
  }

  /** After the ends, which say more. */
  private void supersedeChanged(List<LedgerEntryRow> entries, Instant now) {
    write(
        LearningSql.SUPERSEDE_CHANGED,
        entries.stream().filter(entry -> entry.settles().isPresent()).toList(),
        columns ->
            columns
                .uuid(LedgerEntryRow::orderId)
                .uuid(entry -> entry.settles().orElseThrow())
                .text(entry ->
                    "Suspense holds less of its incident since "
                        + IdKind.EVIDENCE.format(entry.evidenceId())
                        + ".")
                .single(now));
  }

  private Future<List<LineRow>> moveLines(List<LineDelta> deltas) {
    if (deltas.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return execute(
            LearningSql.MOVE_LINES,
            Columns.of(deltas)
                .uuid(LineDelta::lineId)
                .bigint(LineDelta::reservedMinor)
                .bigint(LineDelta::usedMinor)
                .tuple())
        .map(rows -> {
          var lines = new ArrayList<LineRow>(rows.size());
          rows.forEach(row -> lines.add(RowReading.line(row)));
          return lines;
        });
  }

  private void updateDrawdowns(List<DrawdownRow> drawdowns) {
    writeExactly(
        LearningSql.UPDATE_DRAWDOWNS,
        drawdowns,
        columns ->
            columns
                .uuid(DrawdownRow::id)
                .bigint(DrawdownRow::version)
                .text(DrawdownRow::state)
                .textOrNull(DrawdownRow::failureReason)
                .uuidOrNull(DrawdownRow::loanId)
                .timeOrNull(DrawdownRow::endedAt));
  }

  private void updateRepayments(List<RepaymentRow> repayments) {
    writeExactly(
        LearningSql.UPDATE_REPAYMENTS,
        repayments,
        columns ->
            columns
                .uuid(RepaymentRow::id)
                .bigint(RepaymentRow::version)
                .text(RepaymentRow::state)
                .textOrNull(RepaymentRow::failureReason)
                .timeOrNull(RepaymentRow::endedAt));
  }

  private void updateAttempts(List<AttemptRow> attempts) {
    writeExactly(
        LearningSql.UPDATE_ATTEMPTS,
        attempts,
        columns ->
            columns
                .uuid(AttemptRow::id)
                .bigint(AttemptRow::version)
                .text(AttemptRow::state)
                .text(AttemptRow::why)
                .integer(AttemptRow::asked)
                .flag(AttemptRow::contradicted)
                .text(attempt -> attempt.ground().name())
                .timeOrNull(AttemptRow::dueAt)
                .timeOrNull(AttemptRow::endedAt)
                .text(AttemptRow::providerReference));
  }

  /** After the attempts' own update, whose locks come first. */
  private void supersedeMarks(List<AttemptRow> ended, Instant now) {
    write(
        LearningSql.SUPERSEDE_MARKS,
        ended.stream().filter(attempt -> attempt.endedAt().isPresent()).toList(),
        columns -> columns.uuid(AttemptRow::id).text(AttemptRow::state).single(now));
  }

  private void insertAttempts(Changes changes) {
    if (!changes.newAttempts().isEmpty()) {
      writes.add(attempts.insert(connection, changes.newAttempts()));
    }
  }

  private void insertEvidence(List<EvidenceRow> evidence) {
    write(
        LearningSql.INSERT_EVIDENCE,
        evidence,
        columns ->
            columns
                .uuid(EvidenceRow::id)
                .uuid(EvidenceRow::attemptId)
                .uuid(EvidenceRow::orderId)
                .text(row -> row.source().name())
                .text(row -> row.outcome().getClass().getSimpleName())
                .text(row -> detail(row.outcome()))
                .text(EvidenceRow::providerCode)
                .text(row -> row.outcome() instanceof Moved moved ? moved.providerReference() : "")
                .bigintOrNull(row -> moved(row).map(moved -> moved.amount().minor()))
                .textOrNull(
                    row -> moved(row).map(moved -> moved.amount().currency().getCurrencyCode()))
                .text(EvidenceRow::digest)
                .time(EvidenceRow::receivedAt)
                .timeOrNull(row -> moved(row).flatMap(Moved::returnedAt)));
  }

  private static Optional<Moved> moved(EvidenceRow row) {
    return row.outcome() instanceof Moved moved ? Optional.of(moved) : Optional.empty();
  }

  private static String detail(Outcome outcome) {
    return switch (outcome) {
      case Moved moved ->
          "moved at "
              + moved.movedAt()
              + moved.returnedAt().map(at -> ", came back at " + at).orElse("");
      case NotMoved notMoved -> notMoved.reason().name();
      case Pending _ -> "";
      case Unknown unknown ->
          unknown.detail().isEmpty()
              ? unknown.cause().name()
              : unknown.cause().name() + ": " + unknown.detail();
    };
  }

  private record Transfer(LedgerEntryRow entry, int line, LedgerEntryRow.TransferRow row) {}

  private void insertLedger(List<LedgerEntryRow> entries) {
    write(
        LearningSql.INSERT_ENTRIES,
        entries,
        columns ->
            columns
                .uuid(LedgerEntryRow::id)
                .text(LedgerEntryRow::kind)
                .uuid(LedgerEntryRow::orderId)
                .uuidOrNull(LedgerEntryRow::attemptId)
                .uuidOrNull(LedgerEntryRow::loanId)
                .uuid(LedgerEntryRow::evidenceId)
                .uuidOrNull(LedgerEntryRow::settles)
                .time(LedgerEntryRow::bookedAt)
                .date(LedgerEntryRow::businessDate));
    var transfers = new ArrayList<Transfer>();
    for (var entry : entries) {
      for (int i = 0; i < entry.transfers().size(); i++) {
        transfers.add(new Transfer(entry, i + 1, entry.transfers().get(i)));
      }
    }
    write(
        LearningSql.INSERT_TRANSFERS,
        transfers,
        columns ->
            columns
                .uuid(transfer -> transfer.entry().id())
                .integer(Transfer::line)
                .text(transfer -> transfer.row().debit())
                .text(transfer -> transfer.row().credit())
                .bigint(transfer -> transfer.row().amountMinor())
                .text(transfer -> transfer.row().currency()));
  }

  private void insertNotices(List<NoticeRow> notices, Instant now) {
    if (!notices.isEmpty()) {
      writes.add(NoticeInsertion.into(connection, notices, now));
    }
  }

  /** Fills a statement's parameters. */
  interface Filling<T> {
    Columns<T> fill(Columns<T> columns);
  }

  /** Writes rows with one statement. */
  interface Writing {
    <T> void write(String sql, List<T> rows, Filling<T> filling);
  }

  private <T> void write(String sql, List<T> rows, Filling<T> filling) {
    if (!rows.isEmpty()) {
      writes.add(execute(sql, filling.fill(Columns.of(rows)).tuple()));
    }
  }

  /** Every row has to be met: one that is not has moved on since it was loaded. */
  private <T> void writeExactly(String sql, List<T> rows, Filling<T> filling) {
    if (!rows.isEmpty()) {
      writes.add(
          execute(sql, filling.fill(Columns.of(rows)).tuple())
              .map(result -> {
                if (result.rowCount() != rows.size()) {
                  throw new IllegalStateException(
                      result.rowCount() + " of " + rows.size() + " rows met: " + sql);
                }
                return result;
              }));
    }
  }

  private Future<RowSet<Row>> execute(String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters);
  }
}
