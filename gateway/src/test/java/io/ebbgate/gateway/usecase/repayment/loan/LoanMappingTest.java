package io.ebbgate.gateway.usecase.repayment.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.AllInRateCap;
import io.ebbgate.core.product.LenderType;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.store.drawdown.LendingTerms;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoanMappingTest {
  private static final LocalDate NEW_CAP = LocalDate.of(2026, 1, 1);
  private static final UUID LOAN = new UUID(3, 1);

  /** A micro-lender of its own cap of 24 %; the law allows its type 20 % from a day on. */
  private static AnnualRate penaltyOfALoanFrom(LocalDate valueDate) {
    var usual = LendingCaps.defaults();
    var caps =
        new LendingCaps(
            usual.dailyRateCapPartsPerMillion(),
            usual.daysInCapYear(),
            usual.allInRateCap(),
            usual.customerMaximum(),
            usual.minimumPrincipalPerInstalment(),
            List.of(new AllInRateCap(LenderType.MICRO_LENDER, NEW_CAP, AnnualRate.parse("0.2"))));
    var loan =
        new LoanRow(
            LOAN,
            new UUID(2, 1),
            new UUID(1, 1),
            new UUID(1, 2),
            new UUID(1, 3),
            new UUID(1, 4),
            Money.fen(60_000),
            Money.fen(60_000),
            LendingTerms.PRODUCT,
            1,
            AnnualRate.parse("0.15").partsPerMillion(),
            "own",
            valueDate,
            valueDate,
            "Active",
            1,
            Instant.EPOCH,
            Optional.empty(),
            LoanStanding.USUAL);
    var plan = List.of(InstalmentRow.planned(LOAN, 1, valueDate.plusMonths(1), 60_000, 750, 0));
    return LoanMapping.toCore(new LoanWithPlan(loan, plan, 1), new LendingTerms().current(), caps)
        .terms()
        .overdue()
        .penaltyRate();
  }

  @Test
  void penaltyKeepsUnderTheCapOfTheLendersTypeOnTheDayOfTheLoan() {
    assertThat(penaltyOfALoanFrom(NEW_CAP.minusDays(1))).isEqualTo(AnnualRate.parse("0.225"));
    assertThat(penaltyOfALoanFrom(NEW_CAP)).isEqualTo(AnnualRate.parse("0.2"));
  }
}
