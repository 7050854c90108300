package io.ebbgate.gateway.store.drawdown;

import io.ebbgate.gateway.usecase.drawdown.RequestDrawdown;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.vertx.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Candidates that no rule has looked at. */
final class Candidates {

  private Candidates() {}

  static Candidate of(
      LendingWorld world, LendingWorld.Account account, RequestDrawdown request, String key) {
    return new Candidate(
        world.ids.next(),
        world.ids.next(),
        world.key(key, request),
        request,
        account.customerId(),
        1,
        150_000,
        "own",
        "first",
        Set.of(),
        new JsonObject(),
        Optional.empty(),
        world.clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
