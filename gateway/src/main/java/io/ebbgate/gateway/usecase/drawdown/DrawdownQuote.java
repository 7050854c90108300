package io.ebbgate.gateway.usecase.drawdown;

import io.ebbgate.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a drawdown would cost and, if it is for today, the offer that a contract can bind.
 *
 * @param offer what the contract binds; empty when the value date is another day than today, since
 *     a drawdown is paid out on the day it is asked for
 * @param funder who would lend
 * @param annualRate the loan's nominal rate as a decimal string
 * @param effectiveAnnualRate twelve times the monthly internal rate of return, as a decimal string
 * @param datedAnnualRate the internal rate of return of the same payments on their dates,
 *     compounded by the year, as a decimal string
 * @param totalCost interest and fees over the whole term
 * @param valueDate from which day on interest would run
 * @param schedule the instalments, if paid out on that day
 */
public record DrawdownQuote(
    Optional<Offered> offer,
    String funder,
    String annualRate,
    String effectiveAnnualRate,
    String datedAnnualRate,
    Money totalCost,
    LocalDate valueDate,
    List<Row> schedule) {

  public DrawdownQuote {
    schedule = List.copyOf(schedule);
  }

  /**
   * The offer as it is told.
   *
   * @param id the signed offer, to be named by the contract
   * @param expiresAt until when it holds
   */
  public record Offered(String id, Instant expiresAt) {}

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
