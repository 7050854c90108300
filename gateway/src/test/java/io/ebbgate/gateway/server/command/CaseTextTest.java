package io.ebbgate.gateway.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseTextTest {

  @Test
  void aStoryIsIndentedWithAmountsInUnitsAndListsAsItems() {
    var order = new LinkedHashMap<String, Object>();
    order.put("id", "drw_1");
    order.put("amount", Map.of("amount", 123_456L, "currency", "CNY"));
    var attempt = new LinkedHashMap<String, Object>();
    attempt.put("channel", "channel-a");
    attempt.put("asked", 3L);
    var story = new LinkedHashMap<String, Object>();
    story.put("order", order);
    story.put("attempts", List.of(attempt, attempt));
    story.put("incidents", List.of());
    story.put("banks", List.of("ICBC", "ABC"));

    assertThat(CaseText.of(story))
        .isEqualTo(
            """
            order
              id                drw_1
              amount            1234.56 CNY
            attempts
              - channel           channel-a
                asked             3
              - channel           channel-a
                asked             3
            incidents         none
            banks             ICBC, ABC\
            """);
  }
}
