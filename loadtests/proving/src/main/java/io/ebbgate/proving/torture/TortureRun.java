package io.ebbgate.proving.torture;

import io.ebbgate.proving.audit.ChainAudit;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.client.GatewayClient.Pause;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.crowd.Crowd;
import io.ebbgate.proving.crowd.Population;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.torture.fleet.Fleet;
import io.ebbgate.proving.torture.load.Bustle;
import io.ebbgate.proving.torture.load.InsistentClient;
import io.ebbgate.proving.torture.load.Promised;
import io.ebbgate.proving.torture.load.Promised.Kind;
import io.ebbgate.proving.torture.load.Told;
import io.ebbgate.sandbox.fault.Mood;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One torture of one fleet, from the first customer to the audit. Blocking. */
public final class TortureRun {
  private static final int CONCURRENCY = 8;
  private static final int MOST_STEPS_OF_A_ROUND = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(75);
  private static final Duration SEALED_WITHIN = Duration.ofSeconds(10);

  private final TortureOptions options;
  private final Fleet fleet;
  private final Progress progress;
  private final Pause pause;
  private final InstantSource clock;
  private final SplittableRandom random;
  private final Told told;
  private final InsistentClient client;
  private final MoneyAudit audit;

  /** A torture to be run once. */
  public TortureRun(
      TortureOptions options, Fleet fleet, Progress progress, Pause pause, InstantSource clock) {
    this.options = options;
    this.fleet = fleet;
    this.progress = progress;
    this.pause = pause;
    this.clock = clock;
    this.random = new SplittableRandom(options.seed());
    this.told = new Told(clock);
    this.client =
        new InsistentClient(fleet.apiUrls(), fleet.apiKey(), told, pause, clock, PATIENCE);
    this.audit = new MoneyAudit(fleet.postgresUri(), fleet.sandbox().url());
  }

  /** Runs it to its end. */
  TortureReport run() throws IOException, InterruptedException, SQLException {
    var tormentor = new Tormentor(fleet, told, progress, pause);
    var plan = new StrikePlan(random.split(), fleet.size(), Fleet.LEASE, fleet.disk().isPresent());
    var borrowers = onboard();
    fleet.sandbox().change(Mood.HARSH);
    try (var bustle = bustle(borrowers)) {
      for (int round = 1; round <= options.rounds(); round++) {
        tormentor.round("round " + round + "/" + options.rounds(), plan.round());
      }
      bustle.end();
    }
    fleet.sandbox().change(Mood.NONE);
    progress.say("faults off; asking again for " + told.orders().size() + " orders");
    var reckoning = new Reckoning(client, audit, progress, pause, clock);
    var kept = reckoning.askAgain(told.orders());
    reckoning.awaitSettled(options.settleAtMost());
    progress.say("auditing: every movement of the provider's book against the ledger");
    return report(tormentor.count(), kept);
  }

  private List<Borrower> onboard() throws InterruptedException {
    var gateway = new GatewayClient(fleet.apiUrls().getFirst(), fleet.apiKey(), pause);
    var people =
        new Population(random.split(), "torture", fleet.channels()).people(options.customers());
    return new Crowd(CONCURRENCY, progress)
        .run(
            "credit lines opened",
            people.stream().map(person -> new Borrower(gateway, person).onboarding()).toList());
  }

  private Bustle bustle(List<Borrower> borrowers) {
    return new Bustle(
        borrowers,
        client,
        told,
        random.split(),
        pause,
        clock,
        MOST_STEPS_OF_A_ROUND * options.rounds());
  }

  private TortureReport report(Tormentor.Count strikes, Reckoning.Kept kept)
      throws IOException, InterruptedException, SQLException {
    // Also those that the gateway does not own up to any more: they were promised.
    var promised =
        Stream.concat(told.orders().stream().filter(Promised::isCertain), kept.promised().stream())
            .map(Reckoning::stored)
            .distinct()
            .toList();
    var lost = new ArrayList<>(kept.lost());
    lost.addAll(audit.lost(promised));
    return new TortureReport(
        options.seed(),
        options.rounds(),
        strikes,
        count(kept, Kind.DRAWDOWN),
        count(kept, Kind.REPAYMENT),
        told.doubts(),
        audit.run(),
        ChainAudit.of(fleet.postgresUri(), SEALED_WITHIN, pause),
        kept.contradictions(),
        lost,
        kept.open(),
        told.recoveries(),
        progress.elapsed());
  }

  private static long count(Reckoning.Kept kept, Kind kind) {
    return kept.promised().stream().filter(order -> order.kind() == kind).count();
  }
}
