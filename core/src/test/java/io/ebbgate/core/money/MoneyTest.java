package io.ebbgate.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {

  private static final Currency DOLLAR = Currency.getInstance("USD");

  @Test
  void sumsAndDifferencesAreExact() {
    assertThat(Money.fen(123).plus(Money.fen(-23))).isEqualTo(Money.fen(100));
    assertThat(Money.fen(23).minus(Money.fen(123))).isEqualTo(Money.fen(-100));
    assertThat(Money.fen(1).min(Money.fen(2))).isEqualTo(Money.fen(1));
    assertThat(Money.fen(2).min(Money.fen(1))).isEqualTo(Money.fen(1));
  }

  @Test
  void anAmountBeyondTheMaximumThrowsWhereverItArises() {
    var most = Money.fen(Money.MAXIMUM_MINOR);

    assertThatThrownBy(() -> Money.fen(Money.MAXIMUM_MINOR + 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.fen(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.plus(Money.fen(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.fen(-1).minus(most)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void currenciesAreNeverMixed() {
    var dollar = new Money(1, DOLLAR);

    assertThatThrownBy(() -> Money.fen(1).plus(dollar)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.fen(1).minus(dollar)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.fen(1).compareTo(dollar))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Money.fen(1)).isNotEqualTo(dollar);
  }

  @Test
  void onlyWhatIsAboveZeroIsPositive() {
    assertThat(Money.fen(1).isPositive()).isTrue();
    assertThat(Money.fen(0).isPositive()).isFalse();
    assertThat(Money.fen(-1).isPositive()).isFalse();
    assertThat(Money.zero(DOLLAR).isZero()).isTrue();
  }

  @Test
  void isShownWithTheDecimalsOfItsCurrency() {
    assertThat(Money.fen(123_456)).hasToString("1234.56 CNY");
    assertThat(Money.fen(-5)).hasToString("-0.05 CNY");
    assertThat(new Money(500, Currency.getInstance("JPY"))).hasToString("500 JPY");
  }

  @Test
  void componentsAddUpAndAreNeverNegative() {
    var parts = new Components(Money.fen(4), Money.fen(3), Money.fen(2), Money.fen(1));

    assertThat(parts.total()).isEqualTo(Money.fen(10));
    assertThat(parts.plus(parts).minus(parts)).isEqualTo(parts);
    assertThat(parts.minus(parts)).isEqualTo(Components.none(Money.CNY));
    assertThat(parts.minus(parts).isZero()).isTrue();
    assertThat(Components.of(Money.fen(0), Money.fen(1)).isZero()).isFalse();
    var more = Components.of(Money.fen(5), Money.fen(0));
    assertThatThrownBy(() -> parts.minus(more)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Components.of(Money.fen(1), Money.zero(DOLLAR)))
        .isInstanceOf(ArithmeticException.class);
  }
}
