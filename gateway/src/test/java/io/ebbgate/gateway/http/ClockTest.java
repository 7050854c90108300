package io.ebbgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.calendar.ClockMove;
import io.ebbgate.gateway.http.rig.Rig;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {
  private static final String CLOCK = "/ops/v1/clock";

  private static Rig rig;

  @BeforeAll
  static void open() throws Exception {
    rig = new Rig(Rig.limits());
  }

  @AfterAll
  static void close() throws Exception {
    rig.close();
  }

  @Test
  void itIsMovedToADateToAnInstantAndOnByDays() throws Exception {
    rig.ports.asked.clear();
    for (var body :
        new String[] {
          "{\"date\": \"2027-02-01\"}", "{\"now\": \"2027-02-01T01:30:00Z\"}", "{\"days\": 70}"
        }) {
      assertThat(rig.send(rig.posting(CLOCK, body)).statusCode()).as(body).isEqualTo(200);
    }

    assertThat(rig.ports.asked)
        .containsExactly(
            new ClockMove.ToDate(LocalDate.parse("2027-02-01")),
            new ClockMove.ToInstant(Instant.parse("2027-02-01T01:30:00Z")),
            new ClockMove.OnByDays(70));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | field-missing | /now",
        "{\"date\": \"2027-02-01\", \"days\": 1} | field-invalid | /days",
        "{\"now\": \"2027-02-01T01:30:00Z\", \"days\": 1} | field-invalid | /days",
        "{\"date\": \"2027-02-01\", \"now\": \"2027-02-01T01:30:00Z\"} | field-invalid | /now",
        "{\"date\": \"2027-02-30\"} | field-invalid | /date",
        "{\"days\": 0} | field-invalid | /days",
        "{\"days\": 36501} | field-invalid | /days",
        "{\"days\": \"1\"} | field-type-wrong | /days",
        "{\"hours\": 1, \"days\": 1} | field-unknown | /hours"
      })
  void aBodyThatDoesNotSayWhereToIsRefused(String body, String code, String place)
      throws Exception {
    rig.ports.asked.clear();
    var answer = rig.send(rig.posting(CLOCK, body));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Rig.code(answer)).isEqualTo(code);
    assertThat(answer.body()).contains("\"" + place + "\"");
    assertThat(rig.ports.asked).isEmpty();
  }
}
