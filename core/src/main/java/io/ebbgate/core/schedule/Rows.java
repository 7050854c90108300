package io.ebbgate.core.schedule;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.plan.UnsoundTermsException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Collects rows in order, and cuts each part of principal at what is left. Used once. */
final class Rows {

  private final List<Period> periods;
  private final int firstNumber;
  private final Currency currency;
  private final Money none;
  private final List<Instalment> rows;
  private long left;
  private long charged;

  Rows(Money principal, List<Period> periods, int firstNumber) {
    this.periods = periods;
    this.firstNumber = firstNumber;
    this.currency = principal.currency();
    this.none = Money.zero(currency);
    this.rows = new ArrayList<>(periods.size());
    this.left = principal.minor();
  }

  /** The index of the period whose row comes next. */
  int next() {
    return rows.size();
  }

  /** The period whose row comes next. */
  Period period() {
    return periods.get(rows.size());
  }

  /** Whether the next row is the last that there can be. */
  boolean isLast() {
    return rows.size() == periods.size() - 1;
  }

  /** The principal that no row holds yet, in minor units. */
  long left() {
    return left;
  }

  /** Adds the next row; the last one takes all principal that is left. */
  void add(long principal, long interest) {
    long part = isLast() ? left : Math.min(left, Math.max(0, principal));
    Period period = period();
    left -= part;
    charged = Math.addExact(charged, part + interest);
    if (charged > Money.MAXIMUM_MINOR) {
      throw new UnsoundTermsException(
          "amount-too-large",
          "principal and interest up to "
              + period.dueDate()
              + " are "
              + charged
              + " minor units, above "
              + Money.MAXIMUM_MINOR);
    }
    rows.add(
        new Instalment(
            firstNumber + rows.size(),
            period.dueDate(),
            part == 0 ? none : new Money(part, currency),
            interest == 0 ? none : new Money(interest, currency),
            none));
  }

  /** The rows so far. */
  List<Instalment> done() {
    return rows;
  }
}
