package io.ebbgate.gateway.store.close;

import io.ebbgate.gateway.store.movement.RowReading;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.store.pool.DatabaseAway;
import io.ebbgate.gateway.usecase.ledger.close.CloseBook;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.repayment.loan.LoanWithPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link CloseBook} in PostgreSQL. Safe on any context. */
public final class PgCloseBook implements CloseBook {
  private static final String STANDING =
      """
      select max(business_date) filter (where state = 'Closed') as closed,
        max(business_date) filter (where state = 'Open') as open
      from day_close
      """;

  private static final String BEGIN =
      """
      insert into day_close (business_date, state, started_at)
      select $1, 'Open', $2
      where not exists (select from day_close where business_date = $1)
      on conflict do nothing
      """;

  private static final String CLAIM =
      """
      update day_close
      set owner = $2, fence = fence + 1,
          lease_until = clock_timestamp() + make_interval(secs => $3 / 1000.0)
      where business_date = $1 and state = 'Open'
        and (owner is null or owner = $2 or lease_until < clock_timestamp())
      returning fence, after_loan, loans, batches
      """;

  // In order of the primary key, from where the last batch ended: each loan is read once.
  private static final String LOANS =
      "with l as (select "
          + RowReading.LOAN
          + ", (select c.repayment_day from credit_line c where c.id = loan.line_id) as repayment_day"
          + " from loan where id > $1 and state = 'Active' and value_date <= $2 order by id limit $3)"
          + " select l.*, "
          + RowReading.INSTALMENT
          + " from l join instalment on loan_id = l.id order by l.id, number";

  private static final String SAVE =
      """
      with place as (
        update day_close
        set after_loan = $4, loans = $5, batches = $6,
            lease_until = clock_timestamp() + make_interval(secs => $7 / 1000.0)
        where business_date = $1 and state = 'Open' and fence = $2 and after_loan = $3
        returning 1),
      written as (
        insert into loan_day (business_date, loan_id, product, funder, currency, days_overdue,
          bucket, risk_class, stage, outstanding_minor, interest_earned_minor,
          penalty_earned_minor, interest_receivable_minor, penalty_receivable_minor)
        select $1, d.* from unnest($8::uuid[], $9::text[], $10::text[], $11::text[], $12::int[],
          $13::text[], $14::text[], $15::text[], $16::bigint[], $17::bigint[], $18::bigint[],
          $19::bigint[], $20::bigint[]) d
        where exists (select from place))
      select count(*) = 1 as saved from place
      """;

  private static final String FINISH =
      """
      with ended as (
        update day_close set state = 'Closed', ended_at = $3, owner = null
        where business_date = $1 and state = 'Open' and fence = $2
        returning 1),
      summed as (
        insert into close_balance (business_date, product, funder, bucket, risk_class, currency,
          loans, principal_minor, interest_receivable_minor, penalty_receivable_minor,
          interest_earned_minor, penalty_earned_minor)
        select $1, product, funder, bucket, risk_class, currency, count(*), sum(outstanding_minor),
          sum(interest_receivable_minor), sum(penalty_receivable_minor),
          sum(interest_earned_minor), sum(penalty_earned_minor)
        from loan_day where business_date = $1 and exists (select from ended)
        group by product, funder, bucket, risk_class, currency)
      select count(*) = 1 as saved from ended
      """;

  private static final String CLOSED =
      """
      select d.loans as all_loans, d.batches, b.*
      from day_close d left join close_balance b using (business_date)
      where d.business_date = $1 and d.state = 'Closed'
      order by product, funder, bucket, risk_class, currency
      """;

  private final Pool pool;

  /**
   * @param pool of single statements, two at once
   */
  public PgCloseBook(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Standing> standing() {
    return told(
        pool.query(STANDING)
            .execute()
            .map(rows -> {
              var row = rows.iterator().next();
              return new Standing(
                  Optional.ofNullable(row.getLocalDate("closed")),
                  Optional.ofNullable(row.getLocalDate("open")));
            }));
  }

  @Override
  public Future<Optional<Held>> take(LocalDate date, UUID owner, Duration lease, Instant at) {
    return told(
        pool.preparedQuery(BEGIN)
            .execute(Tuple.of(date, at.atOffset(ZoneOffset.UTC)))
            .compose(_ ->
                pool.preparedQuery(CLAIM).execute(Tuple.of(date, owner, (double) lease.toMillis())))
            .map(rows ->
                rows.stream()
                    .findFirst()
                    .map(row ->
                        new Held(
                            date,
                            row.getLong("fence"),
                            row.getUUID("after_loan"),
                            row.getLong("loans"),
                            row.getInteger("batches")))));
  }

  @Override
  public Future<List<LoanWithPlan>> loans(Held held, int limit) {
    return told(
        pool.preparedQuery(LOANS)
            .execute(Tuple.of(held.afterLoan(), held.date(), limit))
            .map(PgCloseBook::loans));
  }

  private static List<LoanWithPlan> loans(RowSet<Row> rows) {
    var loans = new ArrayList<LoanWithPlan>();
    var plan = new ArrayList<InstalmentRow>();
    Optional<Row> first = Optional.empty();
    for (var row : rows) {
      var instalment = RowReading.instalment(row);
      if (!plan.isEmpty() && !plan.getFirst().loanId().equals(instalment.loanId())) {
        loans.add(loan(first.orElseThrow(), plan));
        plan.clear();
      }
      if (plan.isEmpty()) {
        first = Optional.of(row);
      }
      plan.add(instalment);
    }
    first.ifPresent(row -> loans.add(loan(row, plan)));
    return loans;
  }

  private static LoanWithPlan loan(Row row, List<InstalmentRow> plan) {
    return new LoanWithPlan(RowReading.loan(row), plan, row.getInteger("repayment_day"));
  }

  @Override
  public Future<Boolean> save(Held held, Held after, List<Line> lines, Duration lease) {
    return told(
        pool.preparedQuery(SAVE)
            .execute(
                new Place(held, after, lease)
                    .before(
                        Columns.of(lines)
                            .uuid(line -> line.day().loanId())
                            .text(Line::product)
                            .text(Line::funder)
                            .text(line -> line.day().outstanding().currency().getCurrencyCode())
                            .integer(line -> (int) line.day().delinquency().daysOverdue())
                            .text(line -> line.day().delinquency().bucket().name())
                            .text(line -> line.day().delinquency().riskClass().name())
                            .text(line -> line.day().delinquency().stage().name())
                            .bigint(line -> line.day().outstanding().minor())
                            .bigint(line -> line.day().interestEarned().minor())
                            .bigint(line -> line.day().penaltyEarned().minor())
                            .bigint(line -> line.day().interestReceivable().minor())
                            .bigint(line -> line.day().penaltyReceivable().minor())
                            .tuple()))
            .map(PgCloseBook::saved));
  }

  /** The parameters that say from where to where a close comes. */
  private record Place(Held held, Held after, Duration lease) {
    Tuple before(Tuple columns) {
      var all = Tuple.tuple();
      all.addValue(held.date());
      all.addValue(held.fence());
      all.addValue(held.afterLoan());
      all.addValue(after.afterLoan());
      all.addValue(after.loans());
      all.addValue(after.batches());
      all.addValue((double) lease.toMillis());
      for (int i = 0; i < columns.size(); i++) {
        all.addValue(columns.getValue(i));
      }
      return all;
    }
  }

  @Override
  public Future<Boolean> finish(Held held, Instant at) {
    return told(
        pool.preparedQuery(FINISH)
            .execute(Tuple.of(held.date(), held.fence(), at.atOffset(ZoneOffset.UTC)))
            .map(PgCloseBook::saved));
  }

  private static boolean saved(RowSet<Row> rows) {
    return rows.iterator().next().getBoolean("saved");
  }

  @Override
  public Future<Optional<Closed>> closed(LocalDate date) {
    return told(
        pool.preparedQuery(CLOSED)
            .execute(Tuple.of(date))
            .map(rows ->
                rows.stream()
                    .findFirst()
                    .map(row ->
                        new Closed(
                            date,
                            row.getLong("all_loans"),
                            row.getInteger("batches"),
                            rows.stream()
                                .filter(each -> each.getString("product") != null)
                                .map(PgCloseBook::balance)
                                .toList()))));
  }

  private static Balance balance(Row row) {
    return new Balance(
        row.getString("product"),
        row.getString("funder"),
        row.getString("bucket"),
        row.getString("risk_class"),
        row.getString("currency"),
        row.getLong("loans"),
        row.getLong("principal_minor"),
        row.getLong("interest_receivable_minor"),
        row.getLong("penalty_receivable_minor"),
        row.getLong("interest_earned_minor"),
        row.getLong("penalty_earned_minor"));
  }

  private static <T> Future<T> told(Future<T> future) {
    return DatabaseAway.told(future, DatabaseAway.ASK_AGAIN);
  }
}
