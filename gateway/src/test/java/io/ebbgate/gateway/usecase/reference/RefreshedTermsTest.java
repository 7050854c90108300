package io.ebbgate.gateway.usecase.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.testing.FakeTimers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshedTermsTest {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final FakeTimers timers = new FakeTimers(Instant.parse("2026-11-23T10:00:00Z"));
  private final FakeTermsStore store = new FakeTermsStore();
  private final RefreshedTerms terms = new RefreshedTerms(store, timers, EVERY);

  @Test
  void nothingHoldsBeforeTheFirstLoad() {
    assertThat(terms.current()).isEqualTo(Terms.none());
  }

  @Test
  void aGrownVersionIsLoadedAtTheNextLookAndAnUnchangedOneIsNot() {
    store.version = 3;
    terms.start();
    assertThat(terms.current().version()).isEqualTo(3);

    timers.advance(EVERY.multipliedBy(5));
    assertThat(store.loads).isEqualTo(1);

    store.version = 4;
    assertThat(terms.current().version()).isEqualTo(3);
    timers.advance(EVERY);
    assertThat(terms.current().version()).isEqualTo(4);
    assertThat(store.loads).isEqualTo(2);
  }

  @Test
  void somebodyIsToldOfEachChangeWhenItHolds() {
    var told = new ArrayList<Long>();
    terms.onChange(() -> told.add(terms.current().version()));
    store.version = 3;
    terms.start();
    timers.advance(EVERY.multipliedBy(2));
    store.version = 4;
    timers.advance(EVERY.multipliedBy(2));

    assertThat(told).containsExactly(3L, 4L);
  }

  @Test
  void whileTheStoreIsAwayTheLastSnapshotHoldsAndLookingGoesOn() {
    store.version = 3;
    terms.start();
    store.away = true;
    timers.advance(EVERY.multipliedBy(3));
    assertThat(terms.current().version()).isEqualTo(3);

    store.away = false;
    store.version = 5;
    timers.advance(EVERY);
    assertThat(terms.current().version()).isEqualTo(5);
  }

  @Test
  void aSeedingInThisProcessIsSeenAtOnce() {
    terms.start();
    store.version = 9;
    assertThat(terms.refresh().result().version()).isEqualTo(9);
    assertThat(terms.current().version()).isEqualTo(9);
  }

  @Test
  void onceStoppedItLooksNoMore() {
    terms.start();
    terms.stop();
    timers.advance(EVERY.multipliedBy(3));
    assertThat(timers.size()).isZero();
  }

  private static final class FakeTermsStore implements TermsStore {
    private long version;
    private int loads;
    private boolean away;

    @Override
    public Future<Long> version() {
      return away
          ? Future.failedFuture(new IllegalStateException("away"))
          : Future.succeededFuture(version);
    }

    @Override
    public Future<Terms> load() {
      loads++;
      return Future.succeededFuture(new Terms(version, Map.of(), Map.of(), Map.of()));
    }
  }
}
