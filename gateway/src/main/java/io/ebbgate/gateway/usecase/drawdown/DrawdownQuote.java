package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a drawdown would cost, and the offer that a contract can bind.
 *
 * @param offerId the signed offer, to be named by the contract
 * @param funder who would lend
 * @param annualRate the loan's nominal rate as a decimal string
 * @param effectiveAnnualRate twelve times the monthly internal rate of return, as a decimal string
 * @param datedAnnualRate the internal rate of return of the same payments on their dates,
 *     compounded by the year, as a decimal string
 * @param totalCost interest and fees over the whole term
 * @param expiresAt until when the offer holds
 * @param valueDate from which day on interest would run
 * @param schedule the instalments, if paid out on that day
 */
public record DrawdownQuote(
    String offerId,
    String funder,
    String annualRate,
    String effectiveAnnualRate,
    String datedAnnualRate,
    Money totalCost,
    Instant expiresAt,
    LocalDate valueDate,
    List<Row> schedule) {

  public DrawdownQuote {
    schedule = List.copyOf(schedule);
  }

  /**
   * One instalment.
   *
   * @param number from 1
   * @param dueDate when
   * @param principal of it
   * @param interest of it
   * @param fee of it
   */
  public record Row(int number, LocalDate dueDate, Money principal, Money interest, Money fee) {}
}
