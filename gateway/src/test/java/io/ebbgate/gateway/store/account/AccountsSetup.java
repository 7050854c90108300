package io.ebbgate.gateway.store.account;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static io.ebbgate.gateway.testing.TestRequests.key;
import static io.ebbgate.gateway.testing.TestRequests.principal;

import io.ebbgate.cluster.step.LineSnapshot;
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
import io.ebbgate.gateway.usecase.account.Accounts;
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
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two lending apps, a database and a provider, for the tests of accounts. */
abstract class AccountsSetup {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final String NUMBER = "6222020000000000000";
  static final String NAME = "Zhang San";
  static final String PHONE = "13800000000";
  static final String CHANNEL = "channel-a";

  final FakeTimers clock = new FakeTimers(NOW);
  final CountingIds ids = new CountingIds(NOW);
  final SealedPersonalData sealing = TestKeys.master(1).personalData(new SecureRandom());
  final List<LineSnapshot> news = new ArrayList<>();
  final FakeAgreementConnector provider = new FakeAgreementConnector();

  MigratedDatabase database;
  Principal app;
  Principal otherApp;
  Accounts accounts;

  @BeforeEach
  void open() {
    database = new MigratedDatabase();
    app = principal(client("app"));
    otherApp = principal(client("other"));
    var cards = new PgCards(stores());
    var agreements =
        new SignAgreements(
            new PgAgreements(stores()),
            provider.reachedBy(CHANNEL),
            FakeAgreementConnector.termsWith(CHANNEL),
            new ReadAccountDetails(cards, sealing, 16),
            new ReadContacts(cards, sealing),
            ids,
            clock);
    accounts =
        new KeepAccounts(
            new PgCreditLines(stores()),
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

  /** What the stores under test work on. */
  Pool stores() {
    return database.pool();
  }

  @AfterEach
  void close() {
    database.close();
  }

  UUID card() {
    var line = await(openLine(app, "k1", "c-1", 1_000_000)).value();
    return await(bind(app, "b1", line.customerId())).value().id();
  }

  Future<Kept<CreditLineView>> openLine(
      Principal principal, String key, String reference, long limit) {
    var command = new OpenLine(reference, NAME, PHONE, Money.fen(limit), 15);
    return accounts.openCreditLine(
        principal,
        key(principal.clientId(), Operation.OPEN_CREDIT_LINE, key, command.toString()),
        command);
  }

  Future<Kept<CardView>> bind(Principal principal, String key, UUID customerId) {
    return accounts.bindCard(
        principal,
        key(principal.clientId(), Operation.BIND_CARD, key, NUMBER + customerId),
        new BindCard(customerId, NUMBER, NAME, "ICBC"));
  }

  UUID client(String name) {
    var id = ids.next();
    database.run("insert into client values ($1, $2, now())", id, name);
    return id;
  }
}
