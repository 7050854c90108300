package io.ebbgate.proving.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void finds_metrics_conditions_and_groups() {
    var query =
        Query.of(
            "histogram_quantile(0.99, sum by (le, code) (rate(a_bucket{op=\"x\",s=~\"1|2\"}[5m])))"
                + " / sum(b) or vector(0) > 0");

    assertThat(query.selectors())
        .extracting(Query.Selector::metric)
        .containsExactly("a_bucket", "b");
    assertThat(query.grouping()).containsExactlyInAnyOrder("le", "code");
    var conditions = query.selectors().getFirst().conditions();
    assertThat(conditions).extracting(Query.Condition::label).containsExactly("op", "s");
    assertThat(conditions.getLast().value().matcher("2").matches()).isTrue();
    assertThat(conditions.getFirst().value().matcher("xx").matches()).isFalse();
  }
}
