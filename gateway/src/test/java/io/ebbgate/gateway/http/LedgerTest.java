package io.ebbgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.rig.Rig;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  private static Rig rig;

  @BeforeAll
  static void open() throws Exception {
    rig = new Rig(Rig.limits());
  }

  @AfterAll
  static void close() throws Exception {
    rig.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return rig.send(rig.asClient(path).GET());
  }

  @Test
  void theTrialBalanceComesAsCommaSeparatedValues() throws Exception {
    var answer = get("/v1/ledger/trial-balance.csv?date=2026-11-22");

    assertThat(answer.headers().firstValue("content-type"))
        .contains("text/csv; charset=utf-8; header=present");
    assertThat(answer.body().split("\r\n"))
        .containsExactly(
            "date,sequence,account,currency,debit,credit,balance",
            "2026-11-22,2,interest-income,CNY,0,1500,-1500",
            "2026-11-22,2,loan-principal,CNY,100000,7668,92332",
            "2026-11-22,2,provider-clearing:sample-a,CNY,9168,100000,-90832");
  }

  @Test
  void aLoansEntriesComeARowForEachTransfer() throws Exception {
    var answer = get("/v1/ledger/loans/loan_01m82z0f60fjrv96q54p9ebqz8/entries.csv");

    assertThat(answer.body().split("\r\n"))
        .hasSize(4)
        .contains(
            "led_01m82z9m50ewya7mtfh7et2jad,,REPAID,rep_01m82z29s0emq8k9w39qsaekf4,"
                + "2026-11-23T01:09:00Z,2026-11-23,provider-clearing:sample-a,interest-income,"
                + "1500,CNY,92332");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date=2026-02-30",
        "date=2026-2-3",
        "date=today",
        "date=",
        "date=2026-11-23&date=2026-11-24",
        "day=2026-11-23",
        "date=+102026-01-01"
      })
  void aDateThatIsNoneIsRefused(String query) throws Exception {
    for (var path : new String[] {"/v1/ledger/trial-balance", "/v1/ledger/trial-balance.csv"}) {
      var answer = get(path + "?" + query);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("parameter-invalid");
    }
  }
}
