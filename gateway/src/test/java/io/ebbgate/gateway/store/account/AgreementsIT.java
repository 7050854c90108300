package io.ebbgate.gateway.store.account;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ebbgate.connectors.spi.exchange.AgreementReply;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.account.AgreementView;
import io.ebbgate.gateway.usecase.account.BindCard;
import io.ebbgate.gateway.usecase.account.OpenLine;
import io.vertx.core.Future;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AgreementsIT extends AccountsSetup {

  /** Everything that this area does with a card, with every logger open wide. */
  @Test
  void nothingPersonalIsLoggedOrShown() {
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var level = root.getLevel();
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    root.addAppender(logged);
    root.setLevel(Level.DEBUG);
    try {
      var card = card();
      provider.fail();
      problemOf(accounts.startAgreement(app, card, CHANNEL));
      provider.answer(new AgreementReply.Unavailable("timed out"));
      problemOf(accounts.startAgreement(app, card, CHANNEL));
      problemOf(bind(app, "b2", await(openLine(app, "k1", "c-1", 1_000_000)).value().customerId()));
    } finally {
      root.setLevel(level);
      root.detachAppender(logged);
    }
    assertThat(logged.list)
        .isNotEmpty()
        .allSatisfy(event -> {
          assertHidden(event.getFormattedMessage());
          for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            assertHidden(String.valueOf(cause.getMessage()));
          }
        });
    assertThat(provider.requests())
        .isNotEmpty()
        .allSatisfy(request -> {
          assertHidden(request.toString());
          assertHidden(request.account().toString());
        });
    assertHidden(new OpenLine("c-1", NAME, PHONE, Money.fen(1), 15).toString());
    assertHidden(new BindCard(app.clientId(), NUMBER, NAME, "ICBC").toString());
  }

  private static void assertHidden(String text) {
    assertThat(text).doesNotContain(NUMBER, NUMBER.substring(0, 12), NAME, PHONE);
  }

  @Test
  void anAgreementIsAskedForConfirmedAndCancelled() {
    var card = card();

    assertThat(await(accounts.startAgreement(app, card, CHANNEL)).state())
        .isEqualTo("AwaitingCode");
    assertThat(provider.requests()).hasSize(1);
    assertThat(provider.requests().getFirst().account().number()).isEqualTo(NUMBER);
    assertThat(provider.requests().getFirst().phone()).isEqualTo(PHONE);
    assertThat(problemOf(accounts.startAgreement(app, card, CHANNEL)).code())
        .isEqualTo(ProblemCode.AGREEMENT_EXISTS);

    provider.answer(new AgreementReply.Declined("WRONG", true));
    assertThat(problemOf(accounts.confirmAgreement(app, card, CHANNEL, "000000")).code())
        .isEqualTo(ProblemCode.AGREEMENT_CODE_WRONG);
    assertThat(state()).isEqualTo("AwaitingCode");

    provider.answer(new AgreementReply.Active("P-1"));
    assertThat(await(accounts.confirmAgreement(app, card, CHANNEL, "123456")).state())
        .isEqualTo("Active");
    int calls = provider.calls();
    assertThat(await(accounts.confirmAgreement(app, card, CHANNEL, "123456")).state())
        .isEqualTo("Active");
    assertThat(provider.calls()).isEqualTo(calls);

    provider.answer(new AgreementReply.Cancelled());
    assertThat(await(accounts.cancelAgreement(app, card, CHANNEL)).state()).isEqualTo("Cancelled");
    assertThat(await(accounts.cancelAgreement(app, card, CHANNEL)).state()).isEqualTo("Cancelled");

    provider.answer(new AgreementReply.Started("P-2"));
    assertThat(await(accounts.startAgreement(app, card, CHANNEL)).state())
        .isEqualTo("AwaitingCode");
  }

  @Test
  void anUncertainAnswerKeepsTheStateAndIsAskedAgainUnderTheSameReference() {
    var card = card();
    provider.answer(new AgreementReply.Unavailable("timed out"));
    assertThat(problemOf(accounts.startAgreement(app, card, CHANNEL)).code())
        .isEqualTo(ProblemCode.PROVIDER_UNAVAILABLE);
    assertThat(state()).isEqualTo("Requested");
    assertThat(problemOf(accounts.cancelAgreement(app, card, CHANNEL)).code())
        .isEqualTo(ProblemCode.AGREEMENT_STATE_WRONG);

    provider.fail();
    assertThat(problemOf(accounts.startAgreement(app, card, CHANNEL)).code())
        .isEqualTo(ProblemCode.PROVIDER_UNAVAILABLE);

    provider.answer(new AgreementReply.Started("P-1"));
    assertThat(await(accounts.startAgreement(app, card, CHANNEL)).state())
        .isEqualTo("AwaitingCode");
    assertThat(provider.requests().stream().map(request -> request.reference()).distinct())
        .hasSize(1);
    assertThat(database.number("select count(*) from agreement")).isOne();
  }

  @Test
  void manyStartsAtOnceMakeOneAgreement() {
    var card = card();
    var starts = new ArrayList<Future<AgreementView>>();
    for (int i = 0; i < 8; i++) {
      starts.add(accounts.startAgreement(app, card, CHANNEL));
    }
    for (var start : starts) {
      try {
        assertThat(await(start).state()).isEqualTo("AwaitingCode");
      } catch (Rejected rejected) {
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.AGREEMENT_EXISTS);
      }
    }
    assertThat(database.number("select count(*) from agreement")).isOne();
  }

  @Test
  void aDeclinedAgreementEndsAndWhatIsNotThereIsNotFound() {
    var card = card();
    assertThat(problemOf(accounts.confirmAgreement(app, card, CHANNEL, "1")).code())
        .isEqualTo(ProblemCode.AGREEMENT_NOT_FOUND);
    assertThat(problemOf(accounts.startAgreement(otherApp, card, CHANNEL)).code())
        .isEqualTo(ProblemCode.CARD_NOT_FOUND);
    assertThat(problemOf(accounts.startAgreement(app, card, "nowhere")).code())
        .isEqualTo(ProblemCode.CHANNEL_UNKNOWN);

    provider.answer(new AgreementReply.Declined("NO", false));
    assertThat(problemOf(accounts.startAgreement(app, card, CHANNEL)).code())
        .isEqualTo(ProblemCode.AGREEMENT_DECLINED);
    assertThat(state()).isEqualTo("Declined");
    assertThat(problemOf(accounts.confirmAgreement(app, card, CHANNEL, "1")).code())
        .isEqualTo(ProblemCode.AGREEMENT_STATE_WRONG);
  }

  private String state() {
    return database
        .run("select state from agreement order by id desc limit 1")
        .iterator()
        .next()
        .getString(0);
  }
}
