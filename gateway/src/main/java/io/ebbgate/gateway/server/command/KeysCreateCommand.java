package io.ebbgate.gateway.server.command;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.access.CreateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ebbgate keys create}. */
@Command(
    name = "create",
    description = {
      "Makes an API key for a client, and the client when its name is new. The key is shown",
      "once: the database holds its digest only."
    })
public final class KeysCreateCommand extends DatabaseCommand {
  private static final int LONGEST_DAYS = 3_650;

  @Option(names = "--client", required = true, paramLabel = "NAME", description = "whose it is")
  private String client = "";

  @Option(
      names = "--scopes",
      required = true,
      split = ",",
      paramLabel = "SCOPE",
      description = "what it allows, with commas: lines:read,lines:write,...")
  private List<String> scopes = List.of();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "0",
      description = "after how many days it ends; 0 for never (default ${DEFAULT-VALUE})")
  private int days;

  @Override
  protected void check() {
    CreateKey.check(client, scopes);
    if (days < 0 || days > LONGEST_DAYS) {
      throw new IllegalArgumentException("--days must be from 0 to " + LONGEST_DAYS);
    }
  }

  @Override
  protected Map<String, Object> run(CommandSession session) {
    var clock = session.clock();
    var expiry =
        days == 0
            ? Optional.<Instant>empty()
            : Optional.of(clock.instant().plus(Duration.ofDays(days)));
    var create =
        new CreateKey(session.database().apiKeys(), session.random(), session.ids(), clock);
    var created = session.await(create.create(client, scopes, expiry));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("apiKey", created.text());
    answer.put("keyId", created.id());
    answer.put("client", client);
    answer.put("clientId", IdKind.CLIENT.format(created.clientId()));
    answer.put("scopes", created.scopes().stream().map(Scope::text).sorted().toList());
    created.expiresAt().ifPresent(at -> answer.put("expiresAt", at.toString()));
    return answer;
  }

  @Override
  protected String text(Map<String, Object> answer) {
    return answer.get("apiKey")
        + System.lineSeparator()
        + "This is the only time that the key is shown.";
  }
}
