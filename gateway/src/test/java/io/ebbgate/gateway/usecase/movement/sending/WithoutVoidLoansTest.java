package io.ebbgate.gateway.usecase.movement.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WithoutVoidLoansTest {
  private static final UUID CARD = new UUID(1, 1);
  private static final UUID ORDER = new UUID(2, 2);
  private static final AccountDetails DETAILS = new AccountDetails("6222", "Li", "ICBC");

  private final List<UUID> asked = new ArrayList<>();
  private Future<Boolean> isVoid = Future.succeededFuture(false);
  private final WithoutVoidLoans cards =
      new WithoutVoidLoans(
          _ -> Future.succeededFuture(Map.of(CARD, DETAILS)),
          order -> {
            asked.add(order);
            return isVoid;
          });

  private static NewAttempt attempt(MovementKind kind) {
    return new NewAttempt(
        new UUID(3, 3),
        ORDER,
        kind == MovementKind.DEBIT ? OrderKind.REPAYMENT : OrderKind.DRAWDOWN,
        1,
        kind,
        "first",
        CARD,
        "",
        Money.fen(100),
        Instant.EPOCH);
  }

  @Test
  void aDebitGetsItsCardWhileItsLoanIsNotVoid() {
    assertThat(cards.details(attempt(MovementKind.DEBIT)).result()).isEqualTo(DETAILS);
    assertThat(asked).containsExactly(ORDER);
  }

  @Test
  void aDebitOfAVoidLoanGetsNoCard() {
    isVoid = Future.succeededFuture(true);

    assertThat(cards.details(attempt(MovementKind.DEBIT)).cause()).hasMessage("its loan is void");
  }

  @Test
  void whereNobodyKnowsWhetherTheLoanIsVoidNothingIsSent() {
    isVoid = Future.failedFuture("the database is away");

    assertThat(cards.details(attempt(MovementKind.DEBIT)).failed()).isTrue();
  }

  @Test
  void aPayoutGetsItsCardAndNoLoanIsLookedAt() {
    isVoid = Future.succeededFuture(true);

    assertThat(cards.details(attempt(MovementKind.PAYOUT)).result()).isEqualTo(DETAILS);
    assertThat(asked).isEmpty();
  }
}
