package io.ebbgate.gateway.store.servicing;

import io.ebbgate.core.lending.RepaymentKind;
import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.core.lending.history.EventMark;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.store.movement.RowReading;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import io.ebbgate.gateway.usecase.servicing.LoanCommandFormat;
import io.ebbgate.gateway.usecase.servicing.LoanFile;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads all that is known of a loan, under its lock. */
final class LoanFiles {

  /** First, since whoever learns of payments locks lines before loans. */
  private static final String LOCK_LINE =
      """
      select from credit_line where id = (select line_id from loan where id = $1)
      for no key update\
      """;

  /** Whoever learns of a payment of this loan, or carries out an order about it, waits. */
  private static final String LOCK = "select from loan where id = $1 for no key update";

  private static final String LOAN =
      "select "
          + RowReading.LOAN
          + ", (select c.repayment_day from credit_line c where c.id = loan.line_id)"
          + " as repayment_day,"
          + " (select d.term_months from drawdown d where d.id = loan.drawdown_id) as term_count,"
          + " exists (select from open_debit o where o.loan_id = loan.id) as in_flight"
          + " from loan where id = $1";

  private static final String PLAN =
      "select " + RowReading.INSTALMENT + " from instalment where loan_id = $1 order by number";

  /** What was taken before the version was kept made the one after the one that was quoted. */
  private static final String COLLECTIONS =
      """
      select r.id, r.kind, r.amount_minor, r.currency, r.value_date,
        coalesce(p.loan_version, r.loan_version + 1) as sequence, a.id as attempt_id, a.channel,
        gone.evidence_id, suspense_held(r.id, gone.evidence_id, true) as held
      from repayment r join paid_attempt p on p.order_id = r.id
        join attempt a on a.id = p.attempt_id
        left join lateral (
          select e.evidence_id from ledger_entry e
          where e.order_id = r.id and e.attempt_id = a.id and e.kind = 'RETURN_SUSPENDED'
            and suspense_held(r.id, e.evidence_id, true) > 0
          order by e.id limit 1) gone on true
      where r.loan_id = $1 and (p.loan_version is not null
        or exists (select from ledger_entry e where e.order_id = r.id and e.kind = 'REPAID'))
      """;

  private static final String ORDERS =
      """
      select e.id, e.value_date, e.sequence, c.body
      from loan_event e join loan_command c on c.id = e.command_id where e.loan_id = $1
      """;

  private LoanFiles() {}

  /** Locks a loan; fails with {@code LOAN_NOT_FOUND} when there is none. */
  static Future<LoanFile> locked(SqlConnection connection, UUID loanId) {
    var id = Tuple.of(loanId);
    // Statements of their own after the lock, so that what waited for it is seen.
    return connection
        .preparedQuery(LOCK_LINE)
        .execute(id)
        .compose(_ -> connection.preparedQuery(LOCK).execute(id))
        .compose(locked -> locked.size() == 1 ? read(connection, id) : none());
  }

  static <T> Future<T> none() {
    return Future.failedFuture(
        Problem.of(ProblemCode.LOAN_NOT_FOUND, "There is no such loan.").rejected());
  }

  private static Future<LoanFile> read(SqlConnection connection, Tuple id) {
    var loan = all(connection, LOAN, id, Function.identity());
    var plan = all(connection, PLAN, id, RowReading::instalment);
    var collections = all(connection, COLLECTIONS, id, LoanFiles::collection);
    var orders = all(connection, ORDERS, id, LoanFiles::ordered);
    return Future.all(loan, plan, collections, orders)
        .map(_ -> {
          var row = loan.result().getFirst();
          return new LoanFile(
              new LoanWithPlan(
                  RowReading.loan(row), plan.result(), row.getInteger("repayment_day")),
              row.getInteger("term_count"),
              collections.result(),
              orders.result(),
              row.getBoolean("in_flight"));
        });
  }

  private static LoanFile.Collection collection(Row row) {
    var currency = Currency.getInstance(row.getString("currency"));
    return new LoanFile.Collection(
        mark(row),
        RepaymentKind.valueOf(row.getString("kind")),
        new Money(row.getLong("amount_minor"), currency),
        row.getUUID("attempt_id"),
        row.getString("channel"),
        Optional.ofNullable(row.getUUID("evidence_id"))
            .map(
                evidence -> new LoanFile.Gone(evidence, new Money(row.getLong("held"), currency))));
  }

  private static LoanFile.Ordered ordered(Row row) {
    return new LoanFile.Ordered(mark(row), command(row.getJsonObject("body")));
  }

  static LoanCommand command(JsonObject body) {
    var mistakes = new ArrayList<Mistake>();
    var command = LoanCommandFormat.stored(Entry.root("body", body.getMap(), mistakes));
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException("a stored order cannot be read: " + mistakes);
    }
    return command;
  }

  private static EventMark mark(Row row) {
    return new EventMark(
        row.getUUID("id"), row.getLocalDate("value_date"), row.getLong("sequence"));
  }

  private static <T> Future<List<T>> all(
      SqlConnection connection, String sql, Tuple parameters, Function<Row, T> read) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(read).toList());
  }
}
