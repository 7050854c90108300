package io.ebbgate.core.money;

import java.util.Currency;

/**
 * What a payment is made of, or what is owed: four amounts of one currency, none negative.
 *
 * @param principal what was lent
 * @param interest for its use
 * @param fee for services
 * @param penalty for being late
 */
public record Components(Money principal, Money interest, Money fee, Money penalty) {

  public Components {
    // Also makes sure that the currencies are equal.
    Money least = principal.min(interest).min(fee).min(penalty);
    if (least.minor() < 0) {
      throw new IllegalArgumentException("negative component: " + least);
    }
  }

  /** Nothing, in the given currency. */
  public static Components none(Currency currency) {
    Money zero = Money.zero(currency);
    return new Components(zero, zero, zero, zero);
  }

  /** Principal and interest only. */
  public static Components of(Money principal, Money interest) {
    Money zero = Money.zero(principal.currency());
    return new Components(principal, interest, zero, zero);
  }

  /** One of the four. */
  public Money of(Component component) {
    return switch (component) {
      case PRINCIPAL -> principal;
      case INTEREST -> interest;
      case FEE -> fee;
      case PENALTY -> penalty;
    };
  }

  /** The same with one of the four in place of its own. */
  public Components with(Component component, Money amount) {
    return switch (component) {
      case PRINCIPAL -> new Components(amount, interest, fee, penalty);
      case INTEREST -> new Components(principal, amount, fee, penalty);
      case FEE -> new Components(principal, interest, amount, penalty);
      case PENALTY -> new Components(principal, interest, fee, amount);
    };
  }

  /** The sum of the four. */
  public Money total() {
    return principal.plus(interest).plus(fee).plus(penalty);
  }

  /** Component by component. */
  public Components plus(Components other) {
    if (other.isZero() && principal.currency().equals(other.principal.currency())) {
      return this;
    }
    return new Components(
        principal.plus(other.principal),
        interest.plus(other.interest),
        fee.plus(other.fee),
        penalty.plus(other.penalty));
  }

  /**
   * Component by component.
   *
   * @throws IllegalArgumentException when one of them would be negative
   */
  public Components minus(Components other) {
    if (other.isZero() && principal.currency().equals(other.principal.currency())) {
      return this;
    }
    return new Components(
        principal.minus(other.principal),
        interest.minus(other.interest),
        fee.minus(other.fee),
        penalty.minus(other.penalty));
  }

  /**
   * As much of it as adds up to an amount, or all where it is less: principal first, then interest,
   * fee and penalty.
   *
   * @param amount not negative
   */
  public Components upTo(Money amount) {
    Money ofPrincipal = principal.min(amount);
    Money ofInterest = interest.min(amount.minus(ofPrincipal));
    Money ofFee = fee.min(amount.minus(ofPrincipal).minus(ofInterest));
    Money ofPenalty = penalty.min(amount.minus(ofPrincipal).minus(ofInterest).minus(ofFee));
    return new Components(ofPrincipal, ofInterest, ofFee, ofPenalty);
  }

  /** Whether all four are zero. */
  public boolean isZero() {
    return principal.isZero() && interest.isZero() && fee.isZero() && penalty.isZero();
  }
}
