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
 * @param totalCost interest and fees over the whole term
 * @param expiresAt until when the offer holds
 * @param schedule the instalments, if paid out today
 */
public record DrawdownQuote(
    String offerId,
    String funder,
    String annualRate,
    String effectiveAnnualRate,
    Money totalCost,
    Instant expiresAt,
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
   */
  public record Row(int number, LocalDate dueDate, Money principal, Money interest) {}
}
