package io.ebbgate.proving.audit;

import io.ebbgate.core.id.IdKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the gateway's tables the way an auditor would: straight from the database, with SQL of its
 * own.
 */
final class GatewayBooks {

  private static final String MOVEMENTS =
      """
      select e.attempt_id,
        case when e.kind in ('PAYOUT_RETURNED', 'RETURN_SUSPENDED', 'RETURNED_BY_PROVIDER', 'RETURNED_TO_CUSTOMER', 'SUSPENSE_SETTLED')
          then 'return' else a.kind end,
        case when e.kind = 'SUSPENSE_SETTLED' and (t.debit like 'provider-clearing:%') <> (a.kind = 'PAYOUT')
          then -t.amount_minor else t.amount_minor end, t.currency
      from ledger_entry e
      join ledger_transfer t on t.entry_id = e.id
      left join attempt a on a.id = e.attempt_id
      where t.debit like 'provider-clearing:%' or t.credit like 'provider-clearing:%'
      """;

  private static final String ATTEMPTS = "select id, order_id from attempt";

  private static final String UNSETTLED =
      """
      select (select count(*) from drawdown where state in ('Submitted', 'Disputed'))
           + (select count(*) from repayment where state in ('Submitted', 'Disputed'))
      """;

  /** Each query gives rows of (what, expected, found) that must be equal. */
  private static final Map<String, String> EQUALITIES = new java.util.LinkedHashMap<>();

  static {
    EQUALITIES.put(
        "principal in the ledger and on the loan",
        """
        select l.id::text, case when l.written_off_on is null then l.outstanding_minor else 0 end, coalesce(b.balance, 0)
        from loan l
        left join (
          select e.loan_id, sum(case when t.debit = 'loan-principal' then t.amount_minor else -t.amount_minor end)::bigint as balance
          from ledger_entry e join ledger_transfer t on t.entry_id = e.id
          where 'loan-principal' in (t.debit, t.credit) group by e.loan_id) b on b.loan_id = l.id
        """);
    EQUALITIES.put(
        "principal outstanding and in the schedule",
        """
        select l.id::text, l.outstanding_minor, coalesce(sum(i.principal_due - i.principal_paid), 0)::bigint
        from loan l left join instalment i on i.loan_id = l.id where l.state <> 'Voided' group by l.id, l.outstanding_minor
        """);
    EQUALITIES.put(
        "principal lent and in the ledger",
        """
        select l.id::text, l.principal_minor, coalesce(sum(t.amount_minor), 0)::bigint
        from loan l
        left join ledger_entry e on e.loan_id = l.id and e.kind = 'DISBURSED'
        left join ledger_transfer t on t.entry_id = e.id and t.debit = 'loan-principal'
        group by l.id, l.principal_minor
        """);
    EQUALITIES.put(
        "used of the line and principal of its loans",
        """
        select c.id::text, c.used_minor, coalesce(l.outstanding, 0)::bigint
        from credit_line c
        left join (select line_id, sum(outstanding_minor) as outstanding from loan group by line_id) l on l.line_id = c.id
        """);
    EQUALITIES.put(
        "reserved of the line and drawdowns in flight",
        """
        select c.id::text, c.reserved_minor, coalesce(d.reserved, 0)::bigint
        from credit_line c
        left join (select line_id, sum(amount_minor) as reserved from drawdown
          where state in ('Submitted', 'Disputed') group by line_id) d on d.line_id = c.id
        """);
    EQUALITIES.put(
        "succeeded repayment and its ledger entry",
        """
        select r.id::text, r.amount_minor, coalesce(sum(t.amount_minor), 0)::bigint
        from repayment r
        left join ledger_entry e on e.order_id = r.id and e.kind in ('REPAID', 'RECOVERED', 'SUSPENDED')
        left join ledger_transfer t on t.entry_id = e.id and t.debit like 'provider-clearing:%'
        where r.state = 'Succeeded' group by r.id, r.amount_minor
        """);
    EQUALITIES.put(
        "paid attempts of each ended order",
        """
        select o.id::text, o.paid, coalesce(a.moved, 0)
        from (
          select id, case when state in ('Disbursed', 'Returned') then 1 else 0 end as paid from drawdown where state not in ('Submitted', 'Disputed')
          union all
          select id, case when state = 'Succeeded' then 1 else 0 end from repayment where state not in ('Submitted', 'Disputed')) o
        left join (select order_id, count(*) as moved from attempt
          where state in ('Moved', 'Returned') group by order_id) a on a.order_id = o.id
        """);
    EQUALITIES.put(
        "what came back of a drawdown and in the ledger",
        """
        select d.id::text, case when d.state = 'Returned' then d.amount_minor else 0 end, coalesce(sum(t.amount_minor), 0)::bigint
        from drawdown d
        left join ledger_entry e on e.order_id = d.id and e.kind = 'PAYOUT_RETURNED'
        left join ledger_transfer t on t.entry_id = e.id and t.credit = 'loan-principal'
        group by d.id, d.state, d.amount_minor
        """);
    EQUALITIES.put(
        "loans that are void and drawdowns that came back",
        """
        select l.id::text, (l.state = 'Voided')::int::bigint, (d.state = 'Returned')::int::bigint
        from loan l join drawdown d on d.id = l.drawdown_id
        """);
    EQUALITIES.put(
        "collected for loans that are void and held or given back",
        """
        select r.id::text, r.amount_minor, coalesce(sum(case when t.credit in ('suspense', 'operating-loss') then t.amount_minor else 0 end), 0)::bigint
        from repayment r join loan l on l.id = r.loan_id and l.state = 'Voided'
        left join ledger_entry e on e.order_id = r.id and (e.kind = 'REPAYMENT_REVERSED' or e.kind = 'SUSPENDED'
          and exists (select from incident i where i.order_id = e.order_id and i.evidence_id = e.evidence_id
            and i.reason in ('LOAN_VOIDED', 'LOAN_CHANGED')))
        left join ledger_transfer t on t.entry_id = e.id
        where r.state = 'Succeeded' group by r.id, r.amount_minor
        """);
    EQUALITIES.put(
        "suspense of an order and what its open incidents hold",
        """
        select h.order_id::text, sum(h.held)::bigint,
          coalesce(sum(h.held) filter (where exists (select from incident i
            where i.order_id = h.order_id and i.evidence_id = h.evidence_id and i.state = 'Open')), 0)::bigint
        from (
          select e.order_id, coalesce(e.settles, e.evidence_id) as evidence_id,
            sum(case when t.debit = 'suspense' then t.amount_minor else -t.amount_minor end) as held
          from ledger_entry e join ledger_transfer t on t.entry_id = e.id
          where 'suspense' in (t.debit, t.credit) group by 1, 2) h
        group by h.order_id
        """);
    EQUALITIES.put(
        "money of one attempt that is held as ours and as the customer's",
        """
        select h.attempt_id::text, 0, least(sum(greatest(h.held, 0)), sum(greatest(-h.held, 0)))::bigint
        from (
          select e.attempt_id, coalesce(e.settles, e.evidence_id) as evidence_id,
            sum(case when t.debit = 'suspense' then t.amount_minor else -t.amount_minor end) as held
          from ledger_entry e join ledger_transfer t on t.entry_id = e.id
          where 'suspense' in (t.debit, t.credit) group by 1, 2) h
        group by h.attempt_id
        """);
    EQUALITIES.put(
        "debits held open and repayments in flight",
        """
        select 'all', (select count(*) from open_debit), (select count(*) from repayment where state in ('Submitted', 'Disputed'))
        """);
  }

  private final Connection connection;

  GatewayBooks(Connection connection) {
    this.connection = connection;
  }

  /**
   * What the ledger says went through the providers' clearing accounts, one for each attempt, and
   * one more for each attempt whose money came back.
   */
  List<Movement> movements() throws SQLException {
    var sums = new HashMap<Movement, Long>();
    try (var statement = prepared(MOVEMENTS);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        var attempt = rows.getObject(1, UUID.class);
        var kind = rows.getString(2);
        var one =
            new Movement(
                attempt == null ? "(no attempt)" : IdKind.ATTEMPT.format(attempt),
                kind == null ? "(no attempt)" : kind.toLowerCase(java.util.Locale.ROOT),
                0,
                rows.getString(4));
        sums.merge(one, rows.getLong(3), Math::addExact);
      }
    }
    var movements = new ArrayList<Movement>();
    sums.forEach((key, minor) -> {
      // What came back and what that settled may even out.
      if (minor != 0) {
        movements.add(new Movement(key.reference(), key.kind(), minor, key.currency()));
      }
    });
    return movements;
  }

  /** The order of each attempt, by the attempt's public reference. */
  Map<String, UUID> orders() throws SQLException {
    var orders = new HashMap<String, UUID>();
    try (var statement = prepared(ATTEMPTS);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        orders.put(
            IdKind.ATTEMPT.format(rows.getObject(1, UUID.class)), rows.getObject(2, UUID.class));
      }
    }
    return orders;
  }

  /** Every drawdown and repayment that is stored. */
  Set<UUID> orderIds() throws SQLException {
    var ids = new HashSet<UUID>();
    try (var statement = prepared("select id from drawdown union all select id from repayment");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  /** How many orders are under way or disputed. */
  long unsettled() throws SQLException {
    try (var statement = prepared(UNSETTLED);
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * Compares what must be equal inside the gateway; tells each difference, and returns the sum of
   * their absolute values.
   */
  long imbalance(List<String> told) throws SQLException {
    long sum = 0;
    for (var equality : EQUALITIES.entrySet()) {
      try (var statement = prepared(equality.getValue());
          var rows = statement.executeQuery()) {
        while (rows.next()) {
          long difference = Math.abs(Math.subtractExact(rows.getLong(2), rows.getLong(3)));
          if (difference != 0) {
            sum = Math.addExact(sum, difference);
            told.add(
                equality.getKey()
                    + " ("
                    + rows.getString(1)
                    + "): "
                    + rows.getLong(2)
                    + " and "
                    + rows.getLong(3));
          }
        }
      }
    }
    return sum;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }
}
