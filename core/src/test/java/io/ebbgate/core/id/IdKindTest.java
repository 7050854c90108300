package io.ebbgate.core.id;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdKindTest {

  private static final UUID SAMPLE = UUID.fromString("0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f506");

  @ParameterizedTest
  @EnumSource(IdKind.class)
  void everyKindReadsWhatItWrites(IdKind kind) {
    assertThat(kind.format(SAMPLE))
        .startsWith(kind.prefix() + "_")
        .hasSize(kind.prefix().length() + 27);
    assertThat(kind.parse(kind.format(SAMPLE))).contains(SAMPLE);
  }

  @Test
  void textOrderIsTheOrderOfTheBits() {
    Seeded.times(
        50_000,
        random -> {
          var a = new UUID(random.nextLong(), random.nextLong());
          var b = new UUID(random.nextLong(), random.nextLong());
          int bits = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
          int text = IdKind.LOAN.format(a).compareTo(IdKind.LOAN.format(b));
          assertThat(Integer.signum(text)).isEqualTo(Integer.signum(bits));
          assertThat(IdKind.LOAN.parse(IdKind.LOAN.format(a))).contains(a);
        });
  }

  @Test
  void theEndsOfTheRangeHaveTheirForms() {
    assertThat(IdKind.DRAWDOWN.format(new UUID(0, 0))).isEqualTo("drw_00000000000000000000000000");
    assertThat(IdKind.DRAWDOWN.format(new UUID(-1, -1)))
        .isEqualTo("drw_7zzzzzzzzzzzzzzzzzzzzzzzzz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "drw_",
        "drw",
        "00000000000000000000000000",
        "rep_00000000000000000000000000",
        "drw-00000000000000000000000000",
        "drw_0000000000000000000000000",
        "drw_000000000000000000000000000",
        "drw_8zzzzzzzzzzzzzzzzzzzzzzzzz",
        "drw_0000000000000000000000000i",
        "drw_0000000000000000000000000A",
        "DRW_00000000000000000000000000",
        "drw_0000000000000000000000000 "
      })
  void onlyTheCanonicalFormIsRead(String text) {
    assertThat(IdKind.DRAWDOWN.parse(text)).isEmpty();
  }
}
