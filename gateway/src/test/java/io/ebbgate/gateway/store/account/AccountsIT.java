package io.ebbgate.gateway.store.account;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.account.CreditLineView;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsIT extends AccountsSetup {

  @Test
  void aLineIsOpenedWithItsCustomerAndReadBack() {
    var opened = await(openLine(app, "k1", "c-1", 5_000_000));

    assertThat(opened.replayed()).isFalse();
    assertThat(opened.value().limit()).isEqualTo(Money.fen(5_000_000));
    assertThat(opened.value().state()).isEqualTo("ACTIVE");
    assertThat(await(accounts.creditLine(app, opened.value().id()))).isEqualTo(opened.value());
    assertThat(problemOf(accounts.creditLine(otherApp, opened.value().id())).code())
        .isEqualTo(ProblemCode.CREDIT_LINE_NOT_FOUND);
  }

  @Test
  void aSecondLineOfTheSameReferenceBelongsToTheSameCustomer() {
    var first = await(openLine(app, "k1", "c-1", 1_000_000)).value();
    var second = await(openLine(app, "k2", "c-1", 1_000_000)).value();
    var foreign = await(openLine(otherApp, "k1", "c-1", 1_000_000)).value();

    assertThat(second.customerId()).isEqualTo(first.customerId());
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(foreign.customerId()).isNotEqualTo(first.customerId());
  }

  @Test
  void theSameKeyAnswersTheSameLineAndAnotherRequestUnderItIsRefused() {
    var first = await(openLine(app, "k1", "c-1", 1_000_000));
    var again = await(openLine(app, "k1", "c-1", 1_000_000));

    assertThat(again).isEqualTo(new Kept<>(first.value(), true));
    assertThat(problemOf(openLine(app, "k1", "c-1", 2_000_000)).code())
        .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(database.number("select count(*) from credit_line")).isOne();
  }

  @Test
  void linesAboveTheCapAreRefusedWithoutBindingTheKey() {
    await(openLine(app, "k1", "c-1", 15_000_000));

    var problem = problemOf(openLine(app, "k2", "c-1", 5_000_001));

    assertThat(problem.code()).isEqualTo(ProblemCode.CUSTOMER_CAP_EXCEEDED);
    assertThat(problem.detail()).contains("150000.00 CNY", "50000.01 CNY", "200000.00 CNY");
    assertThat(database.number("select count(*) from idempotency")).isOne();
    assertThat(await(openLine(app, "k2", "c-1", 5_000_000)).replayed()).isFalse();
  }

  @Test
  void manyOpeningsAtOnceNeverGoAboveTheCapTogether() {
    var openings = new ArrayList<Future<Kept<CreditLineView>>>();
    for (int i = 0; i < 32; i++) {
      openings.add(openLine(app, "k" + i, "c-1", 3_000_000));
    }
    int opened = 0;
    for (var opening : openings) {
      try {
        await(opening);
        opened++;
      } catch (Rejected rejected) {
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.CUSTOMER_CAP_EXCEEDED);
      }
    }
    assertThat(opened).isEqualTo(6);
    assertThat(database.number("select sum(limit_minor)::bigint from credit_line"))
        .isEqualTo(18_000_000);
    assertThat(database.number("select count(*) from customer")).isOne();
  }

  @Test
  void oneKeyUsedManyTimesAtOnceOpensOneLine() {
    var openings = new ArrayList<Future<Kept<CreditLineView>>>();
    for (int i = 0; i < 16; i++) {
      openings.add(openLine(app, "k1", "c-1", 1_000_000));
    }
    var ids = openings.stream().map(opening -> await(opening).value().id()).distinct().toList();
    assertThat(ids).hasSize(1);
    assertThat(openings.stream().filter(opening -> !opening.result().replayed()).count()).isOne();
    assertThat(database.number("select count(*) from credit_line")).isOne();
  }

  @Test
  void freezingIsRepeatableAndTellsTheGridOfEachChangeOnce() {
    var line = await(openLine(app, "k1", "c-1", 1_000_000)).value();

    assertThat(await(accounts.freeze(app, line.id())).state()).isEqualTo("FROZEN");
    assertThat(await(accounts.freeze(app, line.id())).state()).isEqualTo("FROZEN");
    assertThat(await(accounts.unfreeze(app, line.id())).state()).isEqualTo("ACTIVE");

    assertThat(news)
        .extracting(LineSnapshot::state, LineSnapshot::version)
        .containsExactly(tuple(LineState.FROZEN, 2L), tuple(LineState.ACTIVE, 3L));
    assertThat(problemOf(accounts.freeze(otherApp, line.id())).code())
        .isEqualTo(ProblemCode.CREDIT_LINE_NOT_FOUND);
    database.run("update credit_line set state = 'CLOSED'");
    assertThat(problemOf(accounts.unfreeze(app, line.id())).code())
        .isEqualTo(ProblemCode.CREDIT_LINE_CLOSED);
  }

  @Test
  void aLineThatManyFreezeAndUnfreezeAtOnceIsNeverToldToBeClosed() {
    var line = await(openLine(app, "k1", "c-1", 1_000_000)).value();
    var changes = new ArrayList<Future<CreditLineView>>();
    for (int i = 0; i < 16; i++) {
      changes.add(accounts.freeze(app, line.id()));
      changes.add(accounts.unfreeze(app, line.id()));
    }

    await(Future.join(changes));

    assertThat(news)
        .extracting(LineSnapshot::version)
        .as("each change is told once")
        .doesNotHaveDuplicates();
  }

  @Test
  void aCardIsBoundMaskedOnceForACustomer() {
    var line = await(openLine(app, "k1", "c-1", 1_000_000)).value();
    var bound = await(bind(app, "b1", line.customerId()));

    assertThat(bound.value().maskedNumber()).isEqualTo("****0000");
    assertThat(await(bind(app, "b1", line.customerId())))
        .isEqualTo(new Kept<>(bound.value(), true));
    assertThat(problemOf(bind(app, "b2", line.customerId())).code())
        .isEqualTo(ProblemCode.CARD_ALREADY_BOUND);
    assertThat(problemOf(bind(otherApp, "b1", line.customerId())).code())
        .isEqualTo(ProblemCode.CUSTOMER_NOT_FOUND);
    assertThat(database.number("select count(*) from card")).isOne();
    assertThat(database.number("select count(*) from idempotency where operation = 2")).isOne();
  }

  @Test
  void noTableHoldsACardNumberOrNameInClear() {
    var line = await(openLine(app, "k1", "c-1", 1_000_000)).value();
    await(bind(app, "b1", line.customerId()));

    for (String table : List.of("customer", "card")) {
      for (var row : database.run("select t::text from " + table + " t")) {
        assertThat(row.getString(0))
            .doesNotContain(NUMBER, NAME, PHONE)
            .doesNotContain(hex(NUMBER), hex(NAME), hex(PHONE));
      }
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
