package io.ebbgate.gateway.store.ledger;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.ledger.balance.AccountTotal;
import io.ebbgate.core.ledger.balance.TrialBalance;
import io.ebbgate.gateway.usecase.ledger.LedgerBook;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** {@link LedgerBook} in PostgreSQL. */
public final class PgLedgerBook implements LedgerBook {
  private static final String TRIAL_BALANCE =
      """
      select c.sequence, d.account, d.currency, sum(d.debit_minor) as debit, sum(d.credit_minor) as credit
      from ledger_chain c left join ledger_day d on d.business_date <= $1
      group by c.sequence, d.account, d.currency order by d.account, d.currency
      """;

  private static final String HAS_LOAN = "select exists (select from loan where id = $1) as known";

  private static final String OF_LOAN =
      "select "
          + BookedEntries.COLUMNS
          + """
          , s.sequence, exists (select from drawdown d where d.id = e.order_id) as of_drawdown
          from ledger_entry e left join ledger_seal s on s.entry_id = e.id
          where e.id in (
            select id from ledger_entry where loan_id = $1
            union
            select o.id from ledger_entry o where o.order_id in (
              select id from repayment where loan_id = $1
              union all
              select drawdown_id from loan where id = $1))
          order by e.booked_at, e.id
          """;

  private final Pool pool;

  /**
   * @param pool for reading
   */
  public PgLedgerBook(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<TrialBalance> trialBalance(LocalDate upTo) {
    return pool.preparedQuery(TRIAL_BALANCE)
        .execute(Tuple.of(upTo))
        .map(rows -> trialBalance(upTo, rows));
  }

  private static TrialBalance trialBalance(LocalDate upTo, RowSet<Row> rows) {
    long sequence = 0;
    var accounts = new ArrayList<AccountTotal>();
    for (var row : rows) {
      sequence = row.getLong("sequence");
      // The chain's own row comes alone when nothing was booked by then.
      if (row.getString("account") != null) {
        accounts.add(
            new AccountTotal(
                row.getString("account"),
                row.getString("currency"),
                row.getBigDecimal("debit").longValueExact(),
                row.getBigDecimal("credit").longValueExact()));
      }
    }
    return new TrialBalance(upTo, sequence, accounts);
  }

  @Override
  public Future<Boolean> hasLoan(UUID loanId) {
    return pool.preparedQuery(HAS_LOAN)
        .execute(Tuple.of(loanId))
        .map(rows -> rows.iterator().next().getBoolean("known"));
  }

  @Override
  public Future<List<Placed>> ofLoan(UUID loanId) {
    return pool.preparedQuery(OF_LOAN)
        .execute(Tuple.of(loanId))
        .compose(rows ->
            BookedEntries.transfers(pool, rows.stream().map(row -> row.getUUID("id")).toList())
                .map(transfers ->
                    rows.stream()
                        .map(row ->
                            new Placed(
                                BookedEntries.entry(row, transfers),
                                row.getBoolean("of_drawdown") ? IdKind.DRAWDOWN : IdKind.REPAYMENT,
                                sequence(row)))
                        .toList()));
  }

  private static OptionalLong sequence(Row row) {
    var sequence = row.getLong("sequence");
    return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
  }
}
