package io.ebbgate.gateway.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource clock = now::get;
  private final TimeOrderedIds ids = new TimeOrderedIds(clock, new SplittableRandom(1));

  @Test
  void anIdentifierIsAUuidOfVersionSevenThatCarriesItsMillisecond() {
    var id = ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli());
  }

  @Test
  void tenThousandOfOneMillisecondAscendAlsoInTheirPublicForm() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 10_000; i++) {
      texts.add(IdKind.DRAWDOWN.format(ids.next()));
    }

    assertThat(texts).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theyAscendWhenTheClockStepsBack() {
    var seen = new HashSet<UUID>();
    var before = ids.next();
    now.set(START.minusSeconds(3600));
    for (int i = 0; i < 100; i++) {
      var next = ids.next();
      assertThat(IdKind.DRAWDOWN.format(next)).isGreaterThan(IdKind.DRAWDOWN.format(before));
      assertThat(seen.add(next)).isTrue();
      before = next;
    }
  }

  @Test
  void thePublicFormReadsBackToTheSameIdentifier() {
    for (int i = 0; i < 1_000; i++) {
      var id = ids.next();
      assertThat(IdKind.LOAN.parse(IdKind.LOAN.format(id))).contains(id);
    }
    assertThat(IdKind.LOAN.parse(IdKind.DRAWDOWN.format(ids.next()))).isEmpty();
    assertThat(IdKind.LOAN.parse("loan_8zzzzzzzzzzzzzzzzzzzzzzzzz")).isEmpty();
    assertThat(IdKind.LOAN.parse("loan_0000000000000000000000000I")).isEmpty();
  }
}
