package io.ebbgate.core.lending.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.core.ledger.joint.FunderPart;
import io.ebbgate.core.ledger.joint.SharedAmounts;
import io.ebbgate.core.ledger.servicing.Claim;
import io.ebbgate.core.lending.joint.Shares.FunderShare;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharesTest {

  private static FunderShare of(String funder, int partsPerMillion) {
    return new FunderShare(funder, Ratios.ofAll(partsPerMillion));
  }

  private static List<Long> lent(Shares shares, long principal, Rounding rounding) {
    Parts lent = shares.lent(Money.fen(principal), rounding);
    assertThat(lent.total().total()).isEqualTo(Money.fen(principal));
    return Stream.concat(lent.ofFunders().stream(), Stream.of(lent.ofPlatform()))
        .map(part -> part.principal().minor())
        .toList();
  }

  @Test
  void eachFunderLendsItsRatioRoundedAndThePlatformTheRest() {
    var shares = new Shares(List.of(of("a", 700_000)));
    assertThat(lent(shares, 1_000_001, Rounding.HALF_UP)).containsExactly(700_001L, 300_000L);
    var halves = new Shares(List.of(of("a", 250_000), of("b", 250_000)));
    assertThat(lent(halves, 10, Rounding.HALF_UP)).containsExactly(3L, 3L, 4L);
    assertThat(lent(halves, 10, Rounding.HALF_EVEN)).containsExactly(2L, 2L, 6L);
  }

  @Test
  void whatRoundingGivesTooMuchIsCutFromThoseNamedLast() {
    var thirds = new Shares(List.of(of("a", 333_333), of("b", 333_333), of("c", 333_334)));
    assertThat(lent(thirds, 2, Rounding.HALF_UP)).containsExactly(1L, 1L, 0L, 0L);
    var halves = new Shares(List.of(of("b", 500_000), of("a", 500_000)));
    assertThat(lent(halves, 1, Rounding.HALF_UP)).containsExactly(1L, 0L, 0L);
  }

  @Test
  void aFunderCanHaveAllOrNothingOfAComponent() {
    var shares =
        new Shares(
            List.of(
                new FunderShare("a", new Ratios(Ratios.WHOLE, 0, 0, Ratios.WHOLE)),
                new FunderShare("b", new Ratios(0, Ratios.WHOLE, 0, 0))));
    Parts parts =
        Tallies.unbounded(shares, Rounding.HALF_UP)
            .take(new Components(Money.fen(1), Money.fen(2), Money.fen(3), Money.fen(4)));
    assertThat(parts.ofFunders())
        .containsExactly(
            new Components(Money.fen(1), Money.fen(0), Money.fen(0), Money.fen(4)),
            Components.none(Money.CNY).with(Component.INTEREST, Money.fen(2)));
    assertThat(parts.ofPlatform())
        .isEqualTo(Components.none(Money.CNY).with(Component.FEE, Money.fen(3)));
  }

  @Test
  void theLargestAmountsAreSharedExactly() {
    var shares = new Shares(List.of(of("a", 999_999)));
    Tally tally = Tally.unbounded(new long[] {999_999}, Rounding.HALF_UP);
    long most = Money.MAXIMUM_MINOR;
    assertThat(lent(shares, most, Rounding.HALF_UP)).containsExactly(999_999_000_000L, 1_000_000L);
    for (int i = 0; i < 1_000; i++) {
      assertThat(tally.take(most)).containsExactly(999_999_000_000L, 1_000_000L);
    }
    Tally full = Tally.unbounded(new long[] {Ratios.WHOLE}, Rounding.HALF_UP);
    full.take(Long.MAX_VALUE);
    assertThatThrownBy(() -> full.take(1)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void agreementsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Shares(List.of())).hasMessageContaining("without a funder");
    assertThatThrownBy(() -> new Shares(List.of(of("a", 1), of("a", 2))))
        .hasMessageContaining("twice: a");
    assertThatThrownBy(() -> new Shares(List.of(of("a", 600_000), of("b", 400_001))))
        .hasMessageContaining("1000001");
    assertThatThrownBy(() -> Ratios.ofAll(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Ratios(0, 0, 0, 1_000_001)).hasMessageContaining("1000001");
    assertThatThrownBy(() -> of("a bank", 1)).hasMessageContaining("funder-payable:a bank");
    assertThat(new Shares(List.of(of("a", 600_000), of("b", 400_000))).funders()).hasSize(2);
  }

  @Test
  void currenciesAreNeverMixed() {
    var yen = Components.none(Currency.getInstance("JPY"));
    var yuan = Components.none(Money.CNY);
    assertThatThrownBy(() -> new Parts(List.of(yen), yuan)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() ->
            new SharedAmounts(new Claim.OnTheBooks(), yuan, List.of(new FunderPart("a", yen))))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Parts.none(1, Money.CNY).plus(Parts.none(2, Money.CNY)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noSideGetsMorePrincipalThanItLent() {
    long[] ratios = {500_000};
    Tally tally = Tally.bounded(ratios, new long[] {2, 1}, Rounding.HALF_UP);
    assertThat(tally.take(3)).containsExactly(2, 1);
    assertThatThrownBy(() -> tally.take(1)).hasMessageContaining("more than any side is owed");
  }
}
