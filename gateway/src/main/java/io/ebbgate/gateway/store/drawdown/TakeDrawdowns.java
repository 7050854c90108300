package io.ebbgate.gateway.store.drawdown;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.gateway.store.movement.Lease;
import io.ebbgate.gateway.store.movement.RowReading;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.store.pool.Committer;
import io.ebbgate.gateway.store.pool.UnknownCommitException;
import io.ebbgate.gateway.usecase.drawdown.DrawdownView;
import io.ebbgate.gateway.usecase.drawdown.taking.Candidate;
import io.ebbgate.gateway.usecase.drawdown.taking.Taken;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.rows.OrderKind;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes batches of drawdowns, each in one statement and so in one transaction. */
final class TakeDrawdowns implements Committer<Candidate, Taken> {
  private final Pool pool;
  private final Lease lease;
  private final KeyLookup keys;

  TakeDrawdowns(Pool pool, Lease lease) {
    this.pool = pool;
    this.lease = lease;
    this.keys = new KeyLookup(pool);
  }

  @Override
  public Future<List<Taken>> commit(List<Candidate> batch, boolean again) {
    return pool.preparedQuery(TakingSql.TAKE)
        .execute(columns(batch).single(lease.owner()).single(lease.length().toMillis()).tuple())
        .compose(rows -> answer(batch, rows));
  }

  private static Columns<Candidate> columns(List<Candidate> batch) {
    return Columns.of(batch)
        .uuid(Candidate::drawdownId)
        .uuid(candidate -> candidate.key().clientId())
        .bytes(candidate -> candidate.key().keyDigest())
        .bytes(candidate -> candidate.key().fingerprint())
        .uuid(candidate -> candidate.command().lineId())
        .uuid(Candidate::customerId)
        .uuid(candidate -> candidate.command().cardId())
        .bigint(candidate -> candidate.command().amount().minor())
        .text(candidate -> candidate.command().amount().currency().getCurrencyCode())
        .text(candidate -> candidate.command().product())
        .integer(Candidate::productVersion)
        .integer(candidate -> candidate.command().termMonths())
        .bigint(Candidate::annualRatePpm)
        .text(Candidate::funder)
        .text(candidate -> candidate.command().contractReference())
        .json(TakeDrawdowns::authentication)
        .json(Candidate::routing)
        .textOrNull(candidate -> candidate.refusal().map(code -> code.code()))
        .text(Candidate::channel)
        .uuid(Candidate::attemptId)
        .time(Candidate::at);
  }

  private static JsonObject authentication(Candidate candidate) {
    return new JsonObject()
        .put("method", candidate.command().authenticationMethod())
        .put("reference", candidate.command().authenticationReference())
        .put("at", candidate.command().authenticatedAt().toString());
  }

  private record Written(Optional<String> refused, Optional<LineRow> line) {}

  private Future<List<Taken>> answer(List<Candidate> batch, RowSet<Row> rows) {
    Map<UUID, Written> written = new HashMap<>();
    for (var row : rows) {
      written.put(
          row.getUUID("order_id"),
          new Written(
              Optional.ofNullable(row.getString("refused")),
              row.getUUID("id") == null ? Optional.empty() : Optional.of(RowReading.line(row))));
    }
    var counted = counted(batch, written);
    var others =
        batch.stream().filter(candidate -> !written.containsKey(candidate.drawdownId())).toList();
    if (others.isEmpty()) {
      return Future.succeededFuture(tell(batch, written, counted, Map.of()));
    }
    // What was taken above is durable, whatever becomes of this look.
    return keys.bound(others.stream().map(Candidate::key).toList())
        .recover(failure -> Future.failedFuture(new UnknownCommitException(failure)))
        .map(bound -> tell(batch, written, counted, bound));
  }

  /** Which orders of this batch each line counts now. */
  private static Map<UUID, Set<UUID>> counted(List<Candidate> batch, Map<UUID, Written> written) {
    Map<UUID, Set<UUID>> counted = new HashMap<>();
    for (var candidate : batch) {
      var one = written.get(candidate.drawdownId());
      if (one != null && one.refused().isEmpty()) {
        counted
            .computeIfAbsent(candidate.command().lineId(), _ -> new HashSet<>())
            .add(candidate.drawdownId());
      }
    }
    return counted;
  }

  private static List<Taken> tell(
      List<Candidate> batch,
      Map<UUID, Written> written,
      Map<UUID, Set<UUID>> counted,
      Map<KeyLookup.Key, Taken.Bound> bound) {
    return batch.stream()
        .map(candidate -> {
          var one = written.get(candidate.drawdownId());
          return one == null
              ? known(candidate, bound)
              : written(
                  candidate,
                  view(candidate, one.refused()),
                  one.line(),
                  counted.getOrDefault(candidate.command().lineId(), Set.of()));
        })
        .toList();
  }

  private static Taken known(Candidate candidate, Map<KeyLookup.Key, Taken.Bound> bound) {
    var found = bound.get(KeyLookup.Key.of(candidate.key()));
    if (found == null) {
      throw new IllegalStateException("a key that is taken is bound to nothing");
    }
    // An earlier run of this batch, whose answer was lost, has written it: it is ours.
    return found.view().id().equals(candidate.drawdownId())
        ? written(candidate, found.view(), Optional.empty(), Set.of())
        : new Taken.KeyKnown(found);
  }

  private static Taken written(
      Candidate candidate, DrawdownView view, Optional<LineRow> line, Set<UUID> counted) {
    return new Taken.Written(
        view,
        view.refusalCode().isPresent() ? Optional.empty() : Optional.of(attempt(candidate)),
        line,
        counted);
  }

  private static DrawdownView view(Candidate candidate, Optional<String> refused) {
    var command = candidate.command();
    return new DrawdownView(
        candidate.drawdownId(),
        command.lineId(),
        command.cardId(),
        command.amount(),
        command.product(),
        command.termMonths(),
        candidate.funder(),
        command.contractReference(),
        refused.isPresent() ? "Refused" : "Submitted",
        refused,
        Optional.empty(),
        Optional.empty(),
        candidate.at(),
        refused.map(_ -> candidate.at()));
  }

  private static NewAttempt attempt(Candidate candidate) {
    return new NewAttempt(
        candidate.attemptId(),
        candidate.drawdownId(),
        OrderKind.DRAWDOWN,
        1,
        MovementKind.PAYOUT,
        candidate.channel(),
        candidate.command().cardId(),
        "",
        candidate.command().amount(),
        candidate.at(),
        candidate.otherChannels());
  }
}
