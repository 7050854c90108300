package io.ebbgate.core.schedule;

import io.ebbgate.core.money.Money;
import java.util.List;
import java.util.function.Function;

/**
 * What is due when, in order of due dates.
 *
 * @param instalments at least one, numbered from 1 without gaps, due dates ascending
 */
public record Schedule(List<Instalment> instalments) {

  public Schedule {
    instalments = List.copyOf(instalments);
    if (instalments.isEmpty()) {
      throw new IllegalArgumentException("a schedule needs an instalment");
    }
    for (int i = 0; i < instalments.size(); i++) {
      boolean later =
          i == 0 || instalments.get(i).dueDate().isAfter(instalments.get(i - 1).dueDate());
      if (instalments.get(i).number() != i + 1 || !later) {
        throw new IllegalArgumentException("instalment out of order: " + instalments.get(i));
      }
    }
  }

  /** The principal of all instalments: what was lent. */
  public Money totalPrincipal() {
    return sum(Instalment::principal);
  }

  /** The interest of all instalments. */
  public Money totalInterest() {
    return sum(Instalment::interest);
  }

  /** The fees of all instalments. */
  public Money totalFee() {
    return sum(Instalment::fee);
  }

  /** Everything that the customer pays when every instalment is paid on its day. */
  public Money total() {
    return sum(Instalment::total);
  }

  private Money sum(Function<Instalment, Money> part) {
    long minor = 0;
    for (Instalment instalment : instalments) {
      minor += part.apply(instalment).minor();
    }
    return new Money(minor, first().principal().currency());
  }

  /** The first instalment. */
  public Instalment first() {
    return instalments.getFirst();
  }

  /** The last instalment. */
  public Instalment last() {
    return instalments.getLast();
  }
}
