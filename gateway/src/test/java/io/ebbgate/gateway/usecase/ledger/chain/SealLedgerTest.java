package io.ebbgate.gateway.usecase.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.ledger.balance.AccountDay;
import io.ebbgate.core.ledger.chain.BookedEntry;
import io.ebbgate.core.ledger.chain.BookedTransfer;
import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.usecase.ledger.chain.ChainPlace.Following;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealLedgerTest {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final UUID NODE = new UUID(1, 1);

  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-25T04:05:06Z"));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeChains chains = new FakeChains();
  private final SealLedger sealer =
      new SealLedger(
          chains,
          NODE,
          new SealLedger.Settings(EVERY, Duration.ofSeconds(5), 3),
          timers,
          timers,
          meters);

  private static final class FakeChains implements Chains {
    private final List<BookedEntry> booked = new ArrayList<>();
    private final List<NewSeal> sealed = new ArrayList<>();
    private final List<AccountDay> turnovers = new ArrayList<>();
    private Held held = new Held(1, ChainLink.BEGINNING, new Following(0, new UUID(0, 0)));
    private boolean othersHold;
    private boolean away;
    private boolean leaseOver;
    private boolean stuck;
    private boolean released;

    void book(int count) {
      for (int i = 0; i < count; i++) {
        long number = booked.size() + 1L;
        booked.add(
            new BookedEntry(
                new UUID(2, number),
                "REPAID",
                new UUID(3, number),
                Optional.empty(),
                Optional.empty(),
                new UUID(4, number),
                Optional.empty(),
                Instant.EPOCH,
                LocalDate.EPOCH,
                List.of(new BookedTransfer(1, "suspense", "fee-income", number, "CNY"))));
      }
    }

    @Override
    public Future<Optional<Held>> claim(UUID owner, Duration lease) {
      if (away) {
        return Future.failedFuture("the database is away");
      }
      return Future.succeededFuture(othersHold ? Optional.empty() : Optional.of(held));
    }

    @Override
    public Future<Void> release(UUID owner) {
      released = true;
      return Future.succeededFuture();
    }

    @Override
    public Future<Unsealed> unsealed(ChainPlace after, int atMost) {
      int from = sealed.size();
      int to = stuck ? from : Math.min(booked.size(), from + atMost);
      var entries = booked.subList(from, to);
      return Future.succeededFuture(
          new Unsealed(
              entries, entries.isEmpty() ? after : new Following(1, entries.getLast().id())));
    }

    @Override
    public Future<Boolean> anyAfter(ChainPlace place) {
      return Future.succeededFuture(sealed.size() < booked.size());
    }

    @Override
    public Future<Boolean> append(
        UUID owner,
        Held before,
        Held after,
        List<NewSeal> seals,
        List<AccountDay> turnover,
        Instant at) {
      if (leaseOver || !before.equals(held)) {
        return Future.succeededFuture(false);
      }
      held = after;
      sealed.addAll(seals);
      turnovers.addAll(turnover);
      return Future.succeededFuture(true);
    }
  }

  private double age() {
    return meters.get("ebbgate.ledger.chain.age").gauge().value();
  }

  @Test
  void batchesFollowEachOtherUntilNothingIsLeft() {
    chains.book(10);
    sealer.start();

    timers.advance(Duration.ofMillis(10));

    assertThat(chains.sealed).hasSize(10);
    var link = ChainLink.BEGINNING;
    for (var entry : chains.booked) {
      link = link.next(entry);
    }
    assertThat(chains.held.link()).isEqualTo(link);
    assertThat(chains.turnovers)
        .startsWith(
            new AccountDay(LocalDate.EPOCH, "fee-income", "CNY", 0, 1 + 2 + 3),
            new AccountDay(LocalDate.EPOCH, "suspense", "CNY", 1 + 2 + 3, 0))
        .hasSize(8);
    assertThat(meters.get("ebbgate.ledger.sealed").counter().count()).isEqualTo(10);
  }

  @Test
  void whatIsBookedLaterIsSealedAtTheNextLook() {
    sealer.start();
    timers.advance(Duration.ofMillis(10));
    chains.book(1);

    timers.advance(EVERY);

    assertThat(chains.sealed).hasSize(1);
  }

  @Test
  void itGoesOnOnceTheDatabaseIsBack() {
    chains.book(1);
    chains.away = true;
    sealer.start();
    timers.advance(EVERY.multipliedBy(10));
    assertThat(age()).isEqualTo(10);

    chains.away = false;
    timers.advance(EVERY);

    assertThat(chains.sealed).hasSize(1);
    timers.advance(EVERY);
    assertThat(age()).isLessThan(2);
  }

  @Test
  void whatAnotherNodeHoldsIsLeftToItAndCountsAsInGoodHands() {
    chains.book(1);
    chains.othersHold = true;
    sealer.start();

    timers.advance(EVERY.multipliedBy(10));

    assertThat(chains.sealed).isEmpty();
    assertThat(age()).isLessThan(2);
  }

  @Test
  void aNodeWhoseLeaseIsOverGoesOnFromWhatTheDatabaseSays() {
    chains.book(2);
    chains.leaseOver = true;
    sealer.start();
    timers.advance(EVERY);
    assertThat(chains.sealed).isEmpty();
    assertThat(meters.get("ebbgate.ledger.sealed").counter().count()).isZero();

    chains.leaseOver = false;
    timers.advance(EVERY);

    assertThat(chains.sealed).hasSize(2);
  }

  @Test
  void entriesThatMayNotBeSealedYetMakeTheChainOld() {
    chains.book(1);
    chains.stuck = true;
    sealer.start();

    timers.advance(EVERY.multipliedBy(30));

    assertThat(age()).isEqualTo(30);
  }

  @Test
  void aStopGivesTheChainUpAndSealsNoMore() {
    sealer.start();
    timers.advance(Duration.ofMillis(10));

    assertThat(sealer.stop().succeeded()).isTrue();
    chains.book(1);
    timers.advance(EVERY.multipliedBy(5));

    assertThat(chains.released).isTrue();
    assertThat(chains.sealed).isEmpty();
  }
}
