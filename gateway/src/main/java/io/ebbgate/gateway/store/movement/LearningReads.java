package io.ebbgate.gateway.store.movement;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.attempt.AttemptFacts;
import io.ebbgate.gateway.store.pool.Columns;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Loaded;
import io.ebbgate.gateway.usecase.movement.rows.AttemptRow;
import io.ebbgate.gateway.usecase.movement.rows.DrawdownRow;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.ebbgate.gateway.usecase.movement.rows.LoanRow;
import io.ebbgate.gateway.usecase.movement.rows.RepaymentRow;
import io.ebbgate.gateway.usecase.movement.rows.account.CardRow;
import io.ebbgate.gateway.usecase.movement.rows.account.LineRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** Finds, locks and loads what a batch is about. */
final class LearningReads {

  /** Facts that never change, so they are read without a lock: they say what to lock. */
  private static final String LOCATE =
      """
      select a.id, a.order_id, a.order_kind, a.kind, a.channel, a.card_id,
             coalesce(d.line_id, r.line_id) as line_id, r.loan_id
      from attempt a
      left join drawdown d on a.order_kind = 'D' and d.id = a.order_id
      left join repayment r on a.order_kind = 'R' and r.id = a.order_id
      where a.id = any($1)\
      """;

  private static final String TAKE_NONCES =
      """
      insert into callback_nonce (channel, nonce, evidence_id, seen_at)
      select channel, nonce, evidence_id, seen_at
      from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[])
        as t(channel, nonce, evidence_id, seen_at)
      order by channel, nonce
      on conflict do nothing
      returning evidence_id\
      """;

  private static final String LINES =
      "select "
          + RowReading.LINE
          + " from credit_line where id = any($1) order by id for no key update";

  /**
   * Of repayments their loans; of payouts that came back the loans that they had become. The latter
   * are found under the lines' locks: whoever makes a loan of a drawdown holds its line.
   */
  private static final String LOANS =
      "select "
          + RowReading.LOAN
          + " from loan where id = any($1) or id = any(array("
          + "select d.loan_id from drawdown d where d.id = any($2) and d.loan_id is not null))"
          + " order by id for no key update";

  private static final String DRAWDOWNS =
      "select "
          + RowReading.DRAWDOWN
          + " from drawdown where id = any($1) order by id for no key update";

  private static final String REPAYMENTS =
      "select "
          + RowReading.REPAYMENT
          + " from repayment where id = any($1) order by id for no key update";

  /** After the orders: an attempt is added only under its order's lock. */
  private static final String ATTEMPTS =
      "select "
          + RowReading.ATTEMPT
          + " from attempt where id = any($1) or order_id = any($2) order by id for no key update";

  private static final String INSTALMENTS =
      "select "
          + RowReading.INSTALMENT
          + " from instalment where loan_id = any($1) order by loan_id, number";

  private static final String CARDS =
      """
      select c.id, c.customer_id, c.tail, c.bank,
             (select jsonb_object_agg(g.channel, g.provider_reference)
              from agreement g where g.card_id = c.id and g.state = 'Active') as agreements
      from card c where c.id = any($1)\
      """;

  /** Of the orders, and of the drawdowns that the loans came of. After the orders' locks. */
  private static final String HOLDS =
      """
      select order_id from order_hold where order_id = any($1)
      union all
      select h.order_id from loan l join order_hold h on h.order_id = l.drawdown_id
      where l.id = any($2)\
      """;

  private static final String COMMITTED = "select id from attempt where id = any($1)";

  private static final String STORED = "select id from evidence where id = any($1)";

  private final SqlConnection connection;

  LearningReads(SqlConnection connection) {
    this.connection = connection;
  }

  /** Where an attempt belongs. */
  record Place(
      UUID attemptId,
      UUID orderId,
      boolean drawdown,
      MovementKind kind,
      String channel,
      UUID cardId,
      UUID lineId,
      Optional<UUID> loanId) {}

  /**
   * What a batch is about, under lock.
   *
   * @param takenNonces evidence whose nonce is new, or that has none
   * @param stored evidence that is there already; looked at only when asked to
   */
  record Locked(Loaded loaded, Set<UUID> takenNonces, Set<UUID> stored) {}

  Future<Map<UUID, Place>> locate(List<Learned> batch) {
    return query(LOCATE, ids(batch, Learned::attemptId))
        .map(rows ->
            byId(
                rows,
                row ->
                    new Place(
                        row.getUUID("id"),
                        row.getUUID("order_id"),
                        row.getString("order_kind").equals("D"),
                        MovementKind.valueOf(row.getString("kind")),
                        row.getString("channel"),
                        row.getUUID("card_id"),
                        row.getUUID("line_id"),
                        Optional.ofNullable(row.getUUID("loan_id"))),
                Place::attemptId));
  }

  /** What was booked in suspense of orders, and what people were called for about attempts. */
  private record Past(SuspenseReads.Found suspense, Map<UUID, List<AttemptFacts.Call>> calls) {}

  /**
   * All statements at once, executed in this order by the server: one round trip, and another one
   * where the past of an attempt matters, as its state under lock tells.
   */
  Future<Locked> lock(List<Learned> batch, Map<UUID, Place> places, boolean again) {
    var ending =
        batch.stream()
            .filter(Learned::mayEnd)
            .map(learned -> places.get(learned.attemptId()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    var debits = ending.stream().flatMap(place -> place.loanId().stream()).toList();
    var withNonce = batch.stream().filter(learned -> learned.nonce().isPresent()).toList();

    var nonces = withNonce.isEmpty() ? none() : takeNonces(withNonce);
    var lines = queryAny(LINES, ids(ending, Place::lineId));
    var returned = returnedDrawdowns(batch, places);
    var loans =
        debits.isEmpty() && returned.length == 0
            ? none()
            : run(
                LOANS,
                Tuple.tuple()
                    .addArrayOfUUID(ids(debits, Function.identity()))
                    .addArrayOfUUID(returned));
    var drawdowns =
        queryAny(DRAWDOWNS, ids(ending.stream().filter(Place::drawdown).toList(), Place::orderId));
    var repayments =
        queryAny(
            REPAYMENTS,
            ids(ending.stream().filter(place -> !place.drawdown()).toList(), Place::orderId));
    var attempts =
        run(
            ATTEMPTS,
            Tuple.tuple()
                .addArrayOfUUID(ids(batch, Learned::attemptId))
                .addArrayOfUUID(ids(ending, Place::orderId)));
    var holds =
        ending.isEmpty()
            ? none()
            : run(
                HOLDS,
                Tuple.tuple()
                    .addArrayOfUUID(ids(ending, Place::orderId))
                    .addArrayOfUUID(ids(debits, Function.identity())));
    var collected = queryAny(CollectedReads.COLLECTED, returned);
    var instalments = queryAny(INSTALMENTS, ids(debits, Function.identity()));
    var cards = queryAny(CARDS, ids(ending, Place::cardId));
    var stored = again ? queryAny(STORED, ids(batch, Learned::evidenceId)) : none();

    return Future.all(
            List.of(
                nonces,
                lines,
                loans,
                drawdowns,
                repayments,
                attempts,
                holds,
                collected,
                instalments,
                cards,
                stored))
        .compose(_ ->
            past(
                batch,
                places,
                byId(attempts.result(), RowReading::attempt, AttemptRow::id),
                returned))
        .map(past ->
            new Locked(
                new Loaded(
                    byId(attempts.result(), RowReading::attempt, AttemptRow::id),
                    byId(drawdowns.result(), RowReading::drawdown, DrawdownRow::id),
                    byId(repayments.result(), RowReading::repayment, RepaymentRow::id),
                    byId(loans.result(), RowReading::loan, LoanRow::id),
                    CollectedReads.byLoan(collected.result()),
                    byLoan(instalments.result()),
                    byId(lines.result(), RowReading::line, LineRow::id),
                    byId(cards.result(), RowReading::card, CardRow::id),
                    uuids(holds.result(), "order_id"),
                    past.suspense().booked(),
                    past.suspense().open(),
                    past.calls()),
                taken(batch, nonces.result()),
                uuids(stored.result(), "id")));
  }

  /** The drawdowns whose payout came back, by what this batch says. */
  private static UUID[] returnedDrawdowns(List<Learned> batch, Map<UUID, Place> places) {
    var returned =
        batch.stream()
            .filter(Learned::tellsReturn)
            .map(learned -> places.get(learned.attemptId()))
            .filter(Objects::nonNull)
            .filter(Place::drawdown)
            .toList();
    return ids(returned, Place::orderId);
  }

  private Future<Past> past(
      List<Learned> batch,
      Map<UUID, Place> places,
      Map<UUID, AttemptRow> attempts,
      UUID[] returned) {
    var asking =
        batch.stream()
            .filter(learned -> {
              var attempt = attempts.get(learned.attemptId());
              return attempt != null && learned.needsPast(attempt);
            })
            .map(learned -> places.get(learned.attemptId()))
            .filter(Objects::nonNull)
            .toList();
    var suspense = new SuspenseReads(this::run).read(ids(asking, Place::orderId), returned);
    var calls = queryAny(CallReads.CALLS, ids(asking, Place::attemptId));
    return Future.all(suspense, calls)
        .map(_ -> new Past(suspense.result(), CallReads.calls(calls.result())));
  }

  private Future<List<Row>> takeNonces(List<Learned> withNonce) {
    var columns =
        Columns.of(withNonce)
            .text(Learned::channel)
            .text(learned -> learned.nonce().orElseThrow())
            .uuid(Learned::evidenceId)
            .time(Learned::receivedAt);
    return run(TAKE_NONCES, columns.tuple());
  }

  private static Set<UUID> taken(List<Learned> batch, List<Row> nonces) {
    var taken = uuids(nonces, "evidence_id");
    for (var learned : batch) {
      if (learned.nonce().isEmpty()) {
        taken.add(learned.evidenceId());
      }
    }
    return taken;
  }

  private static Set<UUID> uuids(List<Row> rows, String column) {
    var ids = new HashSet<UUID>();
    for (var row : rows) {
      ids.add(row.getUUID(column));
    }
    return ids;
  }

  private Future<List<Row>> queryAny(String sql, UUID[] ids) {
    return ids.length == 0 ? none() : query(sql, ids);
  }

  private Future<List<Row>> query(String sql, UUID[] ids) {
    // Wrapped: an array alone would be taken as the list of all parameters.
    return run(sql, Tuple.tuple().addArrayOfUUID(ids));
  }

  private Future<List<Row>> run(String sql, Tuple parameters) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> {
          var list = new ArrayList<Row>(rows.size());
          rows.forEach(list::add);
          return list;
        });
  }

  private static Future<List<Row>> none() {
    return Future.succeededFuture(List.of());
  }

  /**
   * Whether these attempts were committed: a run that made them and was rolled back left none, also
   * where another node has learned the same evidence since, and made one of its own.
   */
  Future<Boolean> areThere(UUID[] attempts) {
    return queryAny(COMMITTED, attempts).map(rows -> rows.size() == attempts.length);
  }

  /** Sorted and distinct, so that every batch asks in the same order. */
  private static <T> UUID[] ids(Collection<T> items, Function<T, UUID> id) {
    var sorted = new TreeSet<UUID>();
    for (var item : items) {
      sorted.add(id.apply(item));
    }
    return sorted.toArray(UUID[]::new);
  }

  private static <T> Map<UUID, T> byId(
      List<Row> rows, Function<Row, T> read, Function<T, UUID> id) {
    var map = new HashMap<UUID, T>();
    for (var row : rows) {
      var item = read.apply(row);
      map.put(id.apply(item), item);
    }
    return map;
  }

  private static Map<UUID, List<InstalmentRow>> byLoan(List<Row> rows) {
    var map = new HashMap<UUID, List<InstalmentRow>>();
    for (var row : rows) {
      var instalment = RowReading.instalment(row);
      map.computeIfAbsent(instalment.loanId(), _ -> new ArrayList<>()).add(instalment);
    }
    return map;
  }
}
