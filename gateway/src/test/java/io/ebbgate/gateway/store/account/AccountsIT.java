package io.ebbgate.gateway.store.account;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.key;
import static io.ebbgate.gateway.testing.TestRequests.principal;
import static io.ebbgate.gateway.testing.TestRequests.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import io.ebbgate.connectors.spi.AgreementReply;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.crypto.SealedPersonalData;
import io.ebbgate.gateway.crypto.TestKeys;
import io.ebbgate.gateway.testing.CountingIds;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.usecase.IdempotencyKey.Operation;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.account.Accounts;
import io.ebbgate.gateway.usecase.account.AgreementView;
import io.ebbgate.gateway.usecase.account.BindCard;
import io.ebbgate.gateway.usecase.account.CardView;
import io.ebbgate.gateway.usecase.account.CreditLineView;
import io.ebbgate.gateway.usecase.account.KeepAccounts;
import io.ebbgate.gateway.usecase.account.OpenLine;
import io.ebbgate.gateway.usecase.agreement.FakeAgreementConnector;
import io.ebbgate.gateway.usecase.agreement.SignAgreements;
import io.ebbgate.gateway.usecase.personal.ReadAccountDetails;
import io.ebbgate.gateway.usecase.personal.ReadContacts;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccountsIT {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String NUMBER = "6222020000000000000";
  private static final String NAME = "Zhang San";
  private static final String PHONE = "13800000000";
  private static final String CHANNEL = "channel-a";

  private final FakeTimers clock = new FakeTimers(NOW);
  private final CountingIds ids = new CountingIds(NOW);
  private final SealedPersonalData sealing = TestKeys.master(1).personalData(new SecureRandom());
  private final List<LineSnapshot> news = new ArrayList<>();
  private final FakeAgreementConnector provider = new FakeAgreementConnector();

  private MigratedDatabase database;
  private Principal app;
  private Principal otherApp;
  private Accounts accounts;

  @BeforeEach
  void open() {
    database = new MigratedDatabase();
    app = principal(client("app"));
    otherApp = principal(client("other"));
    var cards = new PgCards(database.pool());
    var agreements =
        new SignAgreements(
            new PgAgreements(database.pool()),
            provider.reachedBy(CHANNEL),
            FakeAgreementConnector.termsWith(CHANNEL),
            new ReadAccountDetails(cards, sealing, 16),
            new ReadContacts(cards, sealing),
            ids,
            clock);
    accounts =
        new KeepAccounts(
            new PgCreditLines(database.pool()),
            cards,
            agreements,
            sealing,
            line -> {
              news.add(line);
              return Future.succeededFuture();
            },
            LendingCaps.defaults(),
            ids,
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

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

  private UUID card() {
    var line = await(openLine(app, "k1", "c-1", 1_000_000)).value();
    return await(bind(app, "b1", line.customerId())).value().id();
  }

  private Future<Kept<CreditLineView>> openLine(
      Principal principal, String key, String reference, long limit) {
    var command = new OpenLine(reference, NAME, PHONE, Money.fen(limit), 15);
    return accounts.openCreditLine(
        principal,
        key(principal.clientId(), Operation.OPEN_CREDIT_LINE, key, command.toString()),
        command);
  }

  private Future<Kept<CardView>> bind(Principal principal, String key, UUID customerId) {
    return accounts.bindCard(
        principal,
        key(principal.clientId(), Operation.BIND_CARD, key, NUMBER + customerId),
        new BindCard(customerId, NUMBER, NAME, "ICBC"));
  }

  private UUID client(String name) {
    var id = ids.next();
    database.run("insert into client values ($1, $2, now())", id, name);
    return id;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
