package io.ebbgate.gateway.store.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.MigratedDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the books of a test's database, and checks that they tell one story. */
public final class Books {
  private final MigratedDatabase database;

  public Books(MigratedDatabase database) {
    this.database = database;
  }

  /** What an order moved, {@code debit > credit} to minor units. */
  public Map<String, Long> of(UUID orderId) {
    var moved = new TreeMap<String, Long>();
    for (var row :
        database.run(
            """
            select t.debit || ' > ' || t.credit as accounts, t.amount_minor
            from ledger_entry e join ledger_transfer t on t.entry_id = e.id where e.order_id = $1
            """,
            orderId)) {
      moved.merge(row.getString("accounts"), row.getLong("amount_minor"), Long::sum);
    }
    return moved;
  }

  public long used(UUID lineId) {
    return database.number("select used_minor from credit_line where id = $1", lineId);
  }

  public long count(String sql, Object... values) {
    return database.number("select count(*) from " + sql, values);
  }

  /** Lines, loans, instalments, repayments and ledger agree to the fen, over the whole database. */
  public void agree() {
    assertThat(
            count(
                """
                credit_line c where c.used_minor <>
                  (select coalesce(sum(l.outstanding_minor), 0) from loan l where l.line_id = c.id)
                """))
        .as("lines whose used is not what their loans owe")
        .isZero();
    assertThat(
            count(
                """
                loan l where l.outstanding_minor <>
                  (select case l.state when 'Voided' then 0
                     else sum(i.principal_due - i.principal_paid) end
                   from instalment i where i.loan_id = l.id)
                or l.principal_minor <>
                  (select sum(i.principal_due) from instalment i where i.loan_id = l.id)
                """))
        .as("loans that are not the sum of their instalments")
        .isZero();
    componentAgrees("principal", "loan-principal", "recovery-income");
    componentAgrees("interest", "interest-income");
    componentAgrees("fee", "fee-income");
    componentAgrees("penalty", "penalty-income");
    for (var component : List.of("interest", "fee", "penalty")) {
      reliefAgrees(component);
    }
    suspenseIsNamed();
    assertThat(
            count(
                """
                repayment r where (r.state in ('Submitted', 'Disputed')) <>
                  exists (select from open_debit o where o.repayment_id = r.id)
                """))
        .as("repayments whose hold does not follow their state")
        .isZero();
  }

  /** Whatever suspense holds an open incident names. */
  private void suspenseIsNamed() {
    assertThat(
            count(
                """
                (select e.order_id, coalesce(e.settles, e.evidence_id) as evidence_id
                 from ledger_entry e join ledger_transfer t on t.entry_id = e.id
                 where 'suspense' in (t.debit, t.credit)
                 group by 1, 2
                 having sum(case when t.debit = 'suspense' then t.amount_minor
                   else -t.amount_minor end) <> 0) held
                where not exists (select from incident i where i.order_id = held.order_id
                  and i.evidence_id = held.evidence_id and i.state = 'Open')
                """))
        .as("held in suspense with nobody called for it")
        .isZero();
  }

  private void reliefAgrees(String component) {
    assertThat(
            count(
                """
                loan l where
                  (select sum(i.COMPONENT_relieved) from instalment i where i.loan_id = l.id) <>
                  (select coalesce(sum(t.amount_minor), 0)
                   from ledger_entry e join ledger_transfer t on t.entry_id = e.id
                   where e.loan_id = l.id and (t.debit = $1
                     or $1 = 'interest-waived' and t.debit like 'coupon-sponsor:%'))
                """
                    .replace("COMPONENT", component),
                component + "-waived"))
        .as("loans whose relieved %s is not what the ledger says", component)
        .isZero();
  }

  private void componentAgrees(String component, String... accounts) {
    assertThat(
            count(
                """
                loan l where
                  (select sum(i.COMPONENT_paid) from instalment i where i.loan_id = l.id) <>
                  (select coalesce(sum(t.amount_minor), 0)
                   from ledger_entry e join ledger_transfer t on t.entry_id = e.id
                   where e.loan_id = l.id and e.kind in ('REPAID', 'RECOVERED') and t.credit = any($1))
                """
                    .replace("COMPONENT", component),
                (Object) accounts))
        .as("loans whose paid %s is not what the ledger says", component)
        .isZero();
    assertThat(
            database.number(
                """
                select coalesce(sum(r.COMPONENT_minor), 0) -
                  (select coalesce(sum(t.amount_minor), 0)
                   from ledger_entry e join ledger_transfer t on t.entry_id = e.id
                   where e.kind in ('REPAID', 'RECOVERED') and t.credit = any($1))
                from repayment r where r.state = 'Succeeded' and not exists
                  (select from incident i join ledger_entry e
                     on e.order_id = i.order_id and e.evidence_id = i.evidence_id
                   where i.order_id = r.id and i.reason in ('LOAN_CHANGED', 'LOAN_VOIDED')
                     and e.kind = 'SUSPENDED')
                """
                    .replace("COMPONENT", component),
                (Object) accounts))
        .as("%s of repayments against the ledger", component)
        .isZero();
  }
}
