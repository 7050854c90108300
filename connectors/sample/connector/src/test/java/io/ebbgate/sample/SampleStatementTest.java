package io.ebbgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.connectors.spi.exchange.StatementLine;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.sample.SampleJson.Unreadable;
import io.ebbgate.sample.SampleWire.Heard;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleStatementTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final String FILE =
      """
      H,m-a,2026-11-02
      R,att_1,sm1,payout,100,CNY,2026-11-02T04:00:00Z
      R,att_2,sm2,debit,250,CNY,2026-11-02T05:00:00Z
      T,2,350
      """;

  private static List<StatementLine> read(String file, String digestOf) throws Unreadable {
    var headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Sample-Digest", "sha-256=" + SampleSignature.sha256(Buffer.buffer(digestOf)));
    return SampleStatement.read(new Heard.Answered(200, headers, Buffer.buffer(file)), "m-a", DAY);
  }

  @Test
  void aSoundFileIsRead() throws Unreadable {
    assertThat(read(FILE, FILE))
        .containsExactly(
            new StatementLine(
                "att_1",
                "sm1",
                MovementKind.PAYOUT,
                Money.fen(100),
                Instant.parse("2026-11-02T04:00:00Z")),
            new StatementLine(
                "att_2",
                "sm2",
                MovementKind.DEBIT,
                Money.fen(250),
                Instant.parse("2026-11-02T05:00:00Z")));
  }

  @Test
  void aReturnIsALineOfItsOwnUnderTheReferenceOfItsPayout() throws Unreadable {
    var file = FILE.replace("R,att_2,sm2,debit", "R,att_1,sm1,return");

    assertThat(read(file, file).getLast())
        .isEqualTo(
            new StatementLine(
                "att_1",
                "sm1",
                MovementKind.PAYOUT,
                Money.fen(250),
                Instant.parse("2026-11-02T05:00:00Z"),
                true))
        .satisfies(line -> assertThat(line.outcome().isReturned()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "m-a, m-b",
    "'T,2,350', 'T,3,350'",
    "'T,2,350', 'T,2,351'",
    "'T,2,350', ''",
    "'R,att_2', 'X,att_2'",
    "250, 2.5",
    "250, ''",
    "CNY, XXL",
    "payout, gift",
    "2026-11-02T05, yesterday",
    "'sm1,', 'sm1,extra,'",
    "'T,2,350', '\nT,2,350'"
  })
  void aFileThatIsAlteredIsRefusedEvenWithARightDigest(String part, String otherwise) {
    String altered = FILE.replace(part, otherwise);
    assertThat(altered).isNotEqualTo(FILE);

    assertThatThrownBy(() -> read(altered, altered)).isInstanceOf(Unreadable.class);
  }

  @Test
  void aFileThatDoesNotHaveItsDigestIsRefused() {
    assertThatThrownBy(() -> read(FILE, FILE + " ")).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() ->
            SampleStatement.read(
                new Heard.Answered(200, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(FILE)),
                "m-a",
                DAY))
        .isInstanceOf(Unreadable.class);
  }
}
