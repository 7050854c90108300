package io.ebbgate.connectors.testkit;

import static io.ebbgate.connectors.testkit.Stage.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.connectors.spi.Capability;
import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.sandbox.book.BookKind;
import io.ebbgate.sandbox.book.BookRow;
import io.ebbgate.sandbox.fault.Decline;
import io.ebbgate.sandbox.fault.Plan;
import io.ebbgate.sandbox.fault.RequestFault;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a connector promises about statements: every movement of the day, and nothing else. */
interface StatementPromises {

  Stage stage();

  @Test
  default void aStatementTellsEveryMovementOfItsDayAsTheBookDoes() {
    Assumptions.assumeTrue(
        stage().connector().capabilities().contains(Capability.STATEMENT), "gives no statement");
    String agreement = stage().agreement();
    String returned = stage().rehearsed(Plan.settlingAtOnce());
    stage().payout(returned);
    stage().giveBack(returned);
    stage().payout(stage().rehearsed(Plan.settlingAtOnce().with(RequestFault.REPLY_LOST)));
    stage().payout(stage().rehearsed(Plan.settlingAtOnce().with(Decline.DAILY_LIMIT)));
    stage().debit(stage().rehearsed(Plan.settlingAtOnce()), agreement);

    List<BookRow> book = stage().sandbox().book().rows();
    // The rows may lie on both sides of the provider's midnight.
    List<StatementLine> told =
        book.stream()
            .map(row -> LocalDate.ofInstant(row.movedAt(), ZoneOffset.ofHours(8)))
            .distinct()
            .flatMap(day -> await(stage().connector().statement(day)).stream())
            .toList();

    assertThat(told)
        .containsExactlyElementsOf(book.stream().map(StatementPromises::line).toList())
        .hasSize(4);
  }

  private static StatementLine line(BookRow row) {
    return new StatementLine(
        row.reference(),
        row.providerReference(),
        row.kind() == BookKind.RETURN
            ? MovementKind.PAYOUT
            : MovementKind.valueOf(row.kind().name()),
        row.amount(),
        row.movedAt(),
        row.kind() == BookKind.RETURN);
  }

  @Test
  default void theStatementOfADayWithoutMovementsIsEmpty() {
    assertThat(await(stage().connector().statement(LocalDate.of(2020, 2, 29)))).isEmpty();
  }

  @Test
  default void aStatementThatCannotBeHadFailsAndIsNotEmpty() {
    var nobody = stage().connectorToNobody();

    assertThatThrownBy(() -> await(nobody.statement(LocalDate.of(2020, 2, 29))))
        .isInstanceOf(Throwable.class);
  }
}
