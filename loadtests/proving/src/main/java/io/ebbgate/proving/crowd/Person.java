package io.ebbgate.proving.crowd;

import java.util.List;

/**
 * One customer of the population. The numbers are made up; none is a real card or phone.
 *
 * @param reference the lending app's number
 * @param name the customer's name
 * @param phone the phone number
 * @param limitFen the credit line
 * @param repaymentDay the day of the month
 * @param cardNumber passes the Luhn check
 * @param bank the bank's code
 * @param channels the channels with which the card has an agreement
 * @param frozen whether the line is frozen before the drawdowns begin
 */
public record Person(
    String reference,
    String name,
    String phone,
    long limitFen,
    int repaymentDay,
    String cardNumber,
    String bank,
    List<String> channels,
    boolean frozen) {

  @Override
  public String toString() {
    return "Person[" + reference + "]";
  }
}
