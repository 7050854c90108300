package io.ebbgate.gateway.usecase.repayment;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.movement.rows.LoanStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A loan with its schedule.
 *
 * @param id the loan
 * @param drawdownId the drawdown that it was
 * @param lineId its line
 * @param principal what was lent
 * @param outstanding the principal still owed
 * @param product the product's code
 * @param annualRate the nominal rate as a decimal string
 * @param funder who lent
 * @param valueDate from when interest runs
 * @param state {@code Active}, {@code Settled} or {@code Voided}
 * @param createdAt when it was booked
 * @param schedule the instalments
 * @param standing what people have ordered about it
 */
public record LoanView(
    UUID id,
    UUID drawdownId,
    UUID lineId,
    Money principal,
    Money outstanding,
    String product,
    String annualRate,
    String funder,
    LocalDate valueDate,
    String state,
    Instant createdAt,
    List<Row> schedule,
    LoanStanding standing) {

  public LoanView {
    schedule = List.copyOf(schedule);
  }

  /**
   * One instalment: each component with what is due and what is paid.
   *
   * @param number from 1
   * @param dueDate when
   * @param principal due and paid
   * @param interest due and paid
   * @param fee due and paid
   * @param penalty due and paid
   */
  public record Row(
      int number, LocalDate dueDate, Part principal, Part interest, Part fee, Part penalty) {}

  /**
   * One component.
   *
   * @param due what is due
   * @param paid what is paid of it
   * @param relieved what was given up of it
   */
  public record Part(Money due, Money paid, Money relieved) {}
}
