package io.ebbgate.gateway.store.repayment;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.core.schedule.Instalment;
import io.ebbgate.core.schedule.ScheduleTerms;
import io.ebbgate.core.schedule.Schedules;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Writes clients, customers, lines, cards, agreements and paid-out loans for tests. */
public final class LoanRows {
  private static final OffsetDateTime LONG_AGO =
      OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final MigratedDatabase database;
  private final Ids ids;

  public LoanRows(MigratedDatabase database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  /** A customer with a line, of a client. */
  public record Borrower(UUID clientId, UUID customerId, UUID lineId) {}

  public UUID client(String name) {
    UUID id = ids.next();
    database.run("insert into client values ($1, $2, $3)", id, name, LONG_AGO);
    return id;
  }

  public Borrower borrower(UUID clientId, int repaymentDay) {
    var borrower = new Borrower(clientId, ids.next(), ids.next());
    database.run(
        "insert into customer values ($1, $2, $3, $4, $4, '1234', $5)",
        borrower.customerId(),
        clientId,
        borrower.customerId().toString(),
        Buffer.buffer("sealed"),
        LONG_AGO);
    database.run(
        """
        insert into credit_line (id, client_id, customer_id, currency, limit_minor, state,
          repayment_day, created_at)
        values ($1, $2, $3, 'CNY', 20000000, 'ACTIVE', $4, $5)
        """,
        borrower.lineId(),
        clientId,
        borrower.customerId(),
        (short) repaymentDay,
        LONG_AGO);
    return borrower;
  }

  /** A card with active agreements with these channels. */
  public UUID card(Borrower borrower, String... channels) {
    UUID id = ids.next();
    database.run(
        "insert into card values ($1, $2, $3, $4, $5, $4, '4321', 'ICBC', $6)",
        id,
        borrower.clientId(),
        borrower.customerId(),
        Buffer.buffer("sealed"),
        Buffer.buffer(id.toString()),
        LONG_AGO);
    for (var channel : channels) {
      agreement(borrower, id, channel, "Active");
    }
    return id;
  }

  public void agreement(Borrower borrower, UUID cardId, String channel, String state) {
    database.run(
        """
        insert into agreement (id, client_id, card_id, channel, state, provider_reference,
          created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7)
        """,
        ids.next(),
        borrower.clientId(),
        cardId,
        channel,
        state,
        "agreement-" + channel,
        LONG_AGO);
  }

  /** A loan, paid out on a day; the line's used sum grows by it. */
  public UUID loan(
      Borrower borrower, ProductTerms product, Money principal, int termMonths, LocalDate from) {
    UUID id = ids.next();
    int repaymentDay =
        (int)
            database.number(
                "select repayment_day from credit_line where id = $1", borrower.lineId());
    database.run(
        "update credit_line set used_minor = used_minor + $2 where id = $1",
        borrower.lineId(),
        principal.minor());
    database.run(
        """
        insert into loan (id, drawdown_id, client_id, customer_id, line_id, card_id,
          principal_minor, outstanding_minor, currency, product, product_version, annual_rate_ppm,
          funder, value_date, interest_from, state, created_at)
        values ($1, $2, $3, $4, $5, $2, $6, $6, 'CNY', $7, 1, $8, 'own', $9, $9, 'Active', $10)
        """,
        id,
        ids.next(),
        borrower.clientId(),
        borrower.customerId(),
        borrower.lineId(),
        principal.minor(),
        product.code(),
        product.annualRate().partsPerMillion(),
        from,
        LONG_AGO);
    var schedule =
        Schedules.plan(ScheduleTerms.of(product, principal, termMonths, from, repaymentDay));
    for (Instalment row : schedule.instalments()) {
      database.run(
          """
          insert into instalment (loan_id, number, due_date, principal_due, interest_due)
          values ($1, $2, $3, $4, $5)
          """,
          id,
          (short) row.number(),
          row.dueDate(),
          row.principal().minor(),
          row.interest().minor());
    }
    return id;
  }
}
