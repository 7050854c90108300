package io.ebbgate.core.lending.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.lending.Loan;
import io.ebbgate.core.lending.LoanInstalment;
import io.ebbgate.core.lending.RandomLoans;
import io.ebbgate.core.money.Component;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.money.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for the plan of every joint loan, and a second, slower way to compute it. */
class SharedSchedulePropertyTest {

  @Test
  void rowsAddUpToTheCustomersAndColumnsToWhatEachSideLent() {
    Seeded.times(
        8_000,
        random -> {
          Loan loan = loan(random);
          Shares shares = RandomShares.any(random);
          var shared = SharedCollections.opened(shares, loan);
          SharedSchedule schedule = shared.schedule();
          for (int i = 0; i < loan.instalments().size(); i++) {
            LoanInstalment row = loan.instalments().get(i);
            SharedInstalment mine = schedule.instalments().get(i);
            same(mine.open().total(), row.due());
            same(mine.dueDate(), row.dueDate());
          }
          for (int i = 0; i < shares.funders().size(); i++) {
            same(schedule.ofFunder(i).principal(), shared.lent().ofFunders().get(i).principal());
          }
          same(schedule.ofPlatform().principal(), shared.lent().ofPlatform().principal());
          same(shared.lent().total(), Components.of(loan.principal(), Money.fen(0)));
        });
  }

  @Test
  void aSingleFunderHasItsRatioOfEveryRunningTotalRounded() {
    Seeded.times(
        8_000,
        random -> {
          Loan loan = loan(random);
          Shares shares = RandomShares.of(random, 1);
          SharedSchedule schedule = SharedCollections.opened(shares, loan).schedule();
          for (Component component : Component.values()) {
            long total = 0;
            long part = 0;
            for (int i = 0; i < loan.instalments().size(); i++) {
              total += loan.instalments().get(i).due().of(component).minor();
              Parts open = schedule.instalments().get(i).open();
              part += open.ofFunders().getFirst().of(component).minor();
              int ratio = shares.funders().getFirst().ratios().of(component);
              same(part, rounded(total, ratio, loan.terms().rounding()).longValueExact());
            }
          }
        });
  }

  @Test
  void noSideIsEverFurtherFromItsExactShareThanThereAreFunders() {
    Seeded.times(
        8_000,
        random -> {
          Loan loan = loan(random);
          Shares shares = RandomShares.any(random);
          SharedSchedule schedule = SharedCollections.opened(shares, loan).schedule();
          for (Component component : Component.values()) {
            var given = new long[shares.funders().size()];
            long total = 0;
            for (int i = 0; i < loan.instalments().size(); i++) {
              total += loan.instalments().get(i).due().of(component).minor();
              Parts open = schedule.instalments().get(i).open();
              for (int f = 0; f < given.length; f++) {
                given[f] += open.ofFunders().get(f).of(component).minor();
                long exact = shares.funders().get(f).ratios().of(component) * total;
                long off = Math.abs(given[f] * Ratios.WHOLE - exact);
                assertThat(off).isLessThanOrEqualTo((long) Ratios.WHOLE * given.length);
              }
            }
          }
        });
  }

  @Test
  void aSecondWayToComputeItAgrees() {
    Seeded.times(
        8_000,
        random -> {
          Loan loan = loan(random);
          Shares shares = RandomShares.any(random);
          SharedSchedule schedule = SharedCollections.opened(shares, loan).schedule();
          for (Component component : Component.values()) {
            List<List<BigDecimal>> expected = naive(loan, shares, component);
            for (int i = 0; i < expected.size(); i++) {
              Parts open = schedule.instalments().get(i).open();
              var actual = new ArrayList<BigDecimal>();
              for (Components part : open.ofFunders()) {
                actual.add(BigDecimal.valueOf(part.of(component).minor()));
              }
              actual.add(BigDecimal.valueOf(open.ofPlatform().of(component).minor()));
              same(actual, expected.get(i));
            }
          }
        });
  }

  /** In decimals, each row from a look at all rows before it; the platform is the last side. */
  private static List<List<BigDecimal>> naive(Loan loan, Shares shares, Component component) {
    var rows = new ArrayList<List<BigDecimal>>();
    int funders = shares.funders().size();
    BigDecimal total = BigDecimal.ZERO;
    for (LoanInstalment instalment : loan.instalments()) {
      BigDecimal row = BigDecimal.valueOf(instalment.due().of(component).minor());
      total = total.add(row);
      var parts = new ArrayList<BigDecimal>();
      for (int f = 0; f < funders; f++) {
        BigDecimal right =
            rounded(
                total.longValueExact(),
                shares.funders().get(f).ratios().of(component),
                loan.terms().rounding());
        BigDecimal wanted = right.subtract(column(rows, f)).max(BigDecimal.ZERO);
        BigDecimal room = lent(loan, shares, component, f).subtract(column(rows, f));
        parts.add(wanted.min(row.subtract(sum(parts))).min(room));
      }
      BigDecimal room = lent(loan, shares, component, funders).subtract(column(rows, funders));
      parts.add(row.subtract(sum(parts)).min(room));
      for (int f = 0; f < funders; f++) {
        BigDecimal more =
            lent(loan, shares, component, f).subtract(column(rows, f)).subtract(parts.get(f));
        parts.set(f, parts.get(f).add(more.min(row.subtract(sum(parts)))));
      }
      same(sum(parts), row);
      rows.add(parts);
    }
    return rows;
  }

  private static BigDecimal lent(Loan loan, Shares shares, Component component, int side) {
    if (component != Component.PRINCIPAL) {
      return BigDecimal.TEN.pow(30);
    }
    var principal = BigDecimal.valueOf(loan.principal().minor());
    BigDecimal left = principal;
    for (int f = 0; f < shares.funders().size(); f++) {
      BigDecimal part =
          rounded(
                  principal.longValueExact(),
                  shares.funders().get(f).ratios().principal(),
                  loan.terms().rounding())
              .min(left);
      if (f == side) {
        return part;
      }
      left = left.subtract(part);
    }
    return left;
  }

  private static BigDecimal column(List<List<BigDecimal>> rows, int side) {
    return sum(rows.stream().map(row -> row.get(side)).toList());
  }

  private static BigDecimal sum(List<BigDecimal> all) {
    return all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal rounded(long total, int partsPerMillion, Rounding rounding) {
    return BigDecimal.valueOf(total)
        .multiply(BigDecimal.valueOf(partsPerMillion, 6))
        .setScale(0, rounding == Rounding.HALF_UP ? RoundingMode.HALF_UP : RoundingMode.HALF_EVEN);
  }

  private static Loan loan(Random random) {
    return random.nextInt(3) == 0 ? RandomLoans.any(random) : RandomLoans.small(random);
  }

  private static void same(Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError("expected " + expected + ", but was " + actual);
    }
  }
}
