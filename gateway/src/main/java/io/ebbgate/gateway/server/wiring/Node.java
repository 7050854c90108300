package io.ebbgate.gateway.server.wiring;

import io.ebbgate.gateway.console.ConsoleFiles;
import io.ebbgate.gateway.http.ApiRoutes;
import io.ebbgate.gateway.http.CallbackRoutes;
import io.ebbgate.gateway.http.ConsoleRoutes;
import io.ebbgate.gateway.http.HttpSettings;
import io.ebbgate.gateway.http.HttpVerticle;
import io.ebbgate.gateway.http.OperationsRoutes;
import io.ebbgate.gateway.http.api.Fingerprints;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.exchange.ExchangeLimits;
import io.ebbgate.gateway.http.exchange.HttpGate;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.store.access.PgApiKeys;
import io.ebbgate.gateway.store.account.PgAgreements;
import io.ebbgate.gateway.store.account.PgCards;
import io.ebbgate.gateway.store.account.PgCreditLines;
import io.ebbgate.gateway.store.backlog.PgBacklogs;
import io.ebbgate.gateway.store.casefile.PgCaseFiles;
import io.ebbgate.gateway.store.ledger.PgChains;
import io.ebbgate.gateway.store.ledger.PgLedgerBook;
import io.ebbgate.gateway.store.reference.PgProductBook;
import io.ebbgate.gateway.store.reference.PgTerms;
import io.ebbgate.gateway.store.schema.PgUpkeep;
import io.ebbgate.gateway.usecase.access.CheckKeys;
import io.ebbgate.gateway.usecase.account.KeepAccounts;
import io.ebbgate.gateway.usecase.agreement.SignAgreements;
import io.ebbgate.gateway.usecase.backlog.WatchBacklog;
import io.ebbgate.gateway.usecase.casefile.TellCase;
import io.ebbgate.gateway.usecase.grid.BatchedCreditGrid;
import io.ebbgate.gateway.usecase.ledger.ReadLedger;
import io.ebbgate.gateway.usecase.ledger.chain.SealLedger;
import io.ebbgate.gateway.usecase.node.TellNode;
import io.ebbgate.gateway.usecase.personal.ReadAccountDetails;
import io.ebbgate.gateway.usecase.personal.ReadContacts;
import io.ebbgate.gateway.usecase.product.ServeProducts;
import io.ebbgate.gateway.usecase.reference.RefreshedTerms;
import io.ebbgate.gateway.usecase.upkeep.KeepHouse;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running gateway. Starting and stopping block; not for event loops. */
public final class Node {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private final Foundations base;
  private final GatewayConfig config;
  private final HttpGate gate;
  private final LoadedConnectors connectors;
  private final MoneyRooms money;
  private final Deque<String> activities = new ArrayDeque<>();
  private final HttpVerticle firstServer;
  private final List<String> servers;

  private Node(GatewayConfig config) throws IOException {
    this.config = config;
    this.base = new Foundations(config);
    boolean started = false;
    try {
      var businessTime = BusinessTimes.of(base);
      run(() -> BusinessTimes.start(businessTime), businessTime::stop);
      var terms =
          new RefreshedTerms(new PgTerms(base.reader), base.timers, config.limits().termsEvery());
      this.connectors = LoadedConnectors.of(base, terms);
      terms.onChange(connectors::update);
      run(terms::start, terms::stop);
      connectors.update().await();
      var housekeeping =
          new KeepHouse(new PgUpkeep(base.reader), base.timers, base.clock, upkeep());
      run(housekeeping::start, housekeeping::stop);
      var backlog =
          new WatchBacklog(
              new PgBacklogs(base.reader),
              base.timers,
              config.limits().backlogEvery(),
              base.meters);
      run(backlog::start, backlog::stop);
      var sealer = sealer();
      activities.push(
          Activity.run(
              base.vertx,
              () -> {
                sealer.start();
                return Future.succeededFuture();
              },
              sealer::stop));
      var personalData = base.masterKey.personalData(base.random);
      var cards = new PgCards(base.reader);
      var accounts = new ReadAccountDetails(cards, personalData, config.limits().rememberedCards());
      var contacts = new ReadContacts(cards, personalData);
      var notices = new NoticeRooms(base, contacts);
      this.money = new MoneyRooms(base, businessTime, terms, connectors, accounts, notices::wake);
      run(money.asker::start, money.asker::stop);
      run(money.orphans::start, money.orphans::stop);
      run(money.marks::start, money.marks::stop);
      activities.push(Activity.run(base.vertx, notices::start, notices::stop));
      var grid = new BatchedCreditGrid(base.grid);
      var agreements =
          new SignAgreements(
              new PgAgreements(base.reader),
              connectors,
              terms,
              accounts,
              contacts,
              base.ids,
              base.clock);
      var keepAccounts =
          new KeepAccounts(
              new PgCreditLines(base.reader),
              cards,
              agreements,
              personalData,
              line -> {
                grid.install(line);
                return Future.succeededFuture();
              },
              config.regulation().caps(),
              base.ids,
              base.clock);
      var watch =
          new ReadinessWatch(
              base.reader,
              base.member,
              connectors::connections,
              base.timers,
              config.limits().readinessEvery());
      activities.push(Activity.run(base.vertx, watch::start, watch::stop));
      this.gate = gate();
      var actions = new EnumMap<Endpoint, Action>(Endpoint.class);
      actions.putAll(
          ApiRoutes.create(
              new ApiRoutes.Ports(
                  keepAccounts,
                  money.drawdowns,
                  money.repayments,
                  new TellCase(new PgCaseFiles(base.reader), money.attempts::waitOf),
                  money.operators,
                  new TellNode(
                      base.nodeName,
                      terms,
                      money.guards,
                      money.attempts::queued,
                      backlog::latest,
                      money.orphans::latest,
                      base.clock),
                  notices.parked,
                  new ReadLedger(new PgLedgerBook(base.reader), base.clock, businessTime),
                  new ServeProducts(
                      new PgProductBook(base.reader),
                      terms,
                      base.config.regulation().caps(),
                      base.ids,
                      base.clock),
                  money.servicing,
                  businessTime,
                  base.masterKey.cursors()),
              new Fingerprints(base.masterKey.fingerprintSecret())));
      actions.putAll(CallbackRoutes.create(money.callbacks));
      actions.putAll(
          OperationsRoutes.create(base.vertx, gate, watch::readiness, base.meters::scrape));
      actions.putAll(console());
      this.firstServer = new HttpVerticle(httpSettings(), gate, actions);
      this.servers = deployServers(actions);
      started = true;
    } finally {
      // Not by catching: what a future failed with is thrown undeclared, whatever it is.
      if (!started) {
        stopActivities(grace());
        base.close();
      }
    }
  }

  /**
   * Starts a node; when this returns it is ready.
   *
   * @throws IOException when the master key's file cannot be read or made, or somebody else listens
   *     where the API should
   */
  public static Node start(GatewayConfig config) throws IOException {
    return new Node(config);
  }

  /** Where the API listens. */
  public URI apiUrl() {
    var scheme = config.http().tls().isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + config.http().host() + ":" + firstServer.port());
  }

  /**
   * Has somebody told, on another thread, when the embedded database ends without being stopped; a
   * database of one's own comes back by itself.
   */
  public void whenDatabaseLost(Runnable told) {
    base.whenDatabaseLost(told);
  }

  private void run(StartsLater start, Runnable stop) {
    activities.push(
        Activity.run(
            base.vertx,
            start::start,
            () -> {
              stop.run();
              return Future.succeededFuture();
            }));
  }

  private void run(Runnable start, Runnable stop) {
    run(
        () -> {
          start.run();
          return Future.succeededFuture();
        },
        stop);
  }

  @FunctionalInterface
  private interface StartsLater {
    Future<?> start();
  }

  private static Map<Endpoint, Action> console() {
    var files = ConsoleFiles.read();
    Function<String, Optional<Answer>> answers =
        name ->
            files
                .find(name)
                .map(file ->
                    new Answer(
                        200, file.contentType(), file.content(), file.headers(), Optional.empty()));
    return ConsoleRoutes.create(answers.apply(ConsoleFiles.PAGE).orElseThrow(), answers);
  }

  private HttpGate gate() {
    return new HttpGate(
        limits(),
        base.ids,
        base.timers,
        System::nanoTime,
        new CheckKeys(
            new PgApiKeys(base.reader),
            base.clock,
            config.limits().keysRemembered(),
            config.limits().rememberedKeys()),
        base.meters);
  }

  private ExchangeLimits limits() {
    var http = config.http();
    return new ExchangeLimits(
        http.maxBodyBytes(),
        config.callbacks().maxBodyBytes(),
        config.callbacks().maxHeaders(),
        config.limits().jsonDepth(),
        http.requestTimeout(),
        http.requestTimeout(),
        config.callbacks().timeout(),
        http.maxInFlight(),
        config.callbacks().maxInFlight(),
        config.limits().waitingRequests(),
        http.maxPreferWait(),
        http.clientRequestsPerSecond(),
        Math.max(1, http.clientRequestsPerSecond()));
  }

  private SealLedger sealer() {
    var limits = config.limits();
    return new SealLedger(
        new PgChains(base.reader),
        base.ids.next(),
        new SealLedger.Settings(limits.sealEvery(), limits.sealLease(), limits.sealedAtOnce()),
        base.timers,
        base.clock,
        base.meters);
  }

  private KeepHouse.Settings upkeep() {
    var limits = config.limits();
    return new KeepHouse.Settings(
        limits.upkeepEvery(),
        limits.partitionMonths(),
        limits.deliveriesRemembered(),
        limits.deliveriesAtOnce());
  }

  private HttpSettings httpSettings() {
    var http = config.http();
    var plain = HttpSettings.plain(http.host(), http.port());
    return new HttpSettings(
        http.host(),
        http.port(),
        http.tls()
            .map(tls ->
                new HttpSettings.Tls(tls.certificateFile().toString(), tls.keyFile().toString())),
        http.http2(),
        plain.maximumRequestLineBytes(),
        plain.maximumHeaderBytes(),
        http.idleTimeout(),
        http.maxConnections(),
        plain.maximumStreams(),
        plain.backlog());
  }

  /** The first instance is kept at hand to tell the port; the others share it. */
  private List<String> deployServers(Map<Endpoint, Action> actions) {
    var deployed = new ArrayList<String>();
    deployed.add(base.vertx.deployVerticle(firstServer).recover(this::notListening).await());
    int more = config.http().instances() - 1;
    if (more > 0) {
      var settings = httpSettings();
      deployed.add(
          base.vertx
              .deployVerticle(
                  () -> new HttpVerticle(settings, gate, actions),
                  new DeploymentOptions().setInstances(more))
              .await());
    }
    return deployed;
  }

  private Future<String> notListening(Throwable failed) {
    var http = config.http();
    return Future.failedFuture(
        failed instanceof IOException
            ? new IOException(
                "cannot listen on %s:%d (http.host, http.port): %s; stop what listens there, or give"
                        .formatted(http.host(), http.port(), failed.getMessage())
                    + " another address, as by EBBGATE_HTTP_PORT",
                failed)
            : failed);
  }

  /**
   * Drains and stops: takes no more requests, lets those inside finish, stops asking and telling,
   * waits for calls under way and for what is still to be sent, lets the connectors go, and leaves
   * the cluster. One grace counts for all of these waits. What is not finished by its end is taken
   * up from the database by whoever comes next.
   */
  public void stop() {
    var grace = grace();
    // Half of it, so that requests that do not end leave the parts behind them time to stop.
    boolean drained = gate.drain(grace.left().dividedBy(2)).await();
    if (!drained) {
      LOG.warn("requests were still under way at the end of the grace; their callers ask again");
    }
    servers.forEach(server -> grace.await("an API server", base.vertx.undeploy(server)));
    stopActivities(grace);
    int left = grace.awaitNone(money.attempts::underWay, config.limits().drainLookEvery());
    if (left > 0) {
      LOG.warn("{} attempts are not sent or not answered yet; they will be asked about", left);
    }
    // In this order: without connectors nothing can be sent, which is no news about any order.
    money.attempts.stop();
    grace.await("a connector", connectors.close());
    base.close();
  }

  private Grace grace() {
    return Grace.of(config.http().shutdownGrace(), base.timers, System::nanoTime);
  }

  private void stopActivities(Grace grace) {
    while (!activities.isEmpty()) {
      grace.await("an activity", base.vertx.undeploy(activities.pop()));
    }
  }
}
