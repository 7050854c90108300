package io.ebbgate.gateway.store.movement;

import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Writes the plans of loans. */
public final class StoredPlans {

  static final String CUT =
      """
      delete from instalment i
      using unnest($1::uuid[], $2::int[]) as t(loan_id, from_number)
      where i.loan_id = t.loan_id and i.number >= t.from_number\
      """;

  static final String PUT =
      """
      insert into instalment (loan_id, number, due_date, principal_due, interest_due, fee_due,
          penalty_due, principal_paid, interest_paid, fee_paid, penalty_paid, interest_relieved,
          fee_relieved, penalty_relieved, late_balance_days, accelerated)
      select * from unnest($1::uuid[], $2::int[], $3::date[], $4::bigint[], $5::bigint[],
          $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[],
          $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::boolean[])
      on conflict (loan_id, number) do update
      set due_date = excluded.due_date, principal_due = excluded.principal_due,
          interest_due = excluded.interest_due, fee_due = excluded.fee_due,
          penalty_due = excluded.penalty_due, principal_paid = excluded.principal_paid,
          interest_paid = excluded.interest_paid, fee_paid = excluded.fee_paid,
          penalty_paid = excluded.penalty_paid,
          interest_relieved = excluded.interest_relieved, fee_relieved = excluded.fee_relieved,
          penalty_relieved = excluded.penalty_relieved,
          late_balance_days = excluded.late_balance_days, accelerated = excluded.accelerated\
      """;

  private StoredPlans() {}

  /** The parameters of {@link #PUT}. */
  static Columns<InstalmentRow> columns(Columns<InstalmentRow> columns) {
    return columns
        .uuid(InstalmentRow::loanId)
        .integer(InstalmentRow::number)
        .date(InstalmentRow::dueDate)
        .bigint(InstalmentRow::principalDue)
        .bigint(InstalmentRow::interestDue)
        .bigint(InstalmentRow::feeDue)
        .bigint(InstalmentRow::penaltyDue)
        .bigint(InstalmentRow::principalPaid)
        .bigint(InstalmentRow::interestPaid)
        .bigint(InstalmentRow::feePaid)
        .bigint(InstalmentRow::penaltyPaid)
        .bigint(InstalmentRow::interestRelieved)
        .bigint(InstalmentRow::feeRelieved)
        .bigint(InstalmentRow::penaltyRelieved)
        .bigint(InstalmentRow::lateBalanceDays)
        .flag(InstalmentRow::accelerated);
  }

  /**
   * Gives a loan that is locked another plan.
   *
   * @param plan numbered from 1; not empty
   */
  public static Future<?> replace(SqlConnection connection, UUID loanId, List<InstalmentRow> plan) {
    var beyond =
        Tuple.tuple()
            .addArrayOfUUID(new UUID[] {loanId})
            .addArrayOfInteger(new Integer[] {plan.size() + 1});
    return connection
        .preparedQuery(CUT)
        .execute(beyond)
        .compose(_ -> connection.preparedQuery(PUT).execute(columns(Columns.of(plan)).tuple()));
  }
}
