package io.ebbgate.gateway.store.pool;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Turns rows into one array for each column, as {@code unnest} takes them: a statement over a
 * thousand rows costs little more than over one. Columns are added in the order of the statement's
 * parameters. For one use on one thread.
 *
 * @param <T> a row
 */
public final class Columns<T> {
  private final List<T> rows;
  private final Tuple tuple = Tuple.tuple();

  private Columns(List<T> rows) {
    this.rows = rows;
  }

  /** The columns of these rows. */
  public static <T> Columns<T> of(List<T> rows) {
    return new Columns<>(rows);
  }

  /** A column of {@code uuid}. */
  public Columns<T> uuid(Function<T, UUID> value) {
    return add(UUID.class, value);
  }

  /** A column of {@code uuid} that may be null. */
  public Columns<T> uuidOrNull(Function<T, Optional<UUID>> value) {
    return addOrNull(UUID.class, value);
  }

  /** A column of {@code text}. */
  public Columns<T> text(Function<T, String> value) {
    return add(String.class, value);
  }

  /** A column of {@code text} that may be null. */
  public Columns<T> textOrNull(Function<T, Optional<String>> value) {
    return addOrNull(String.class, value);
  }

  /** A column of {@code bigint}. */
  public Columns<T> bigint(ToLongFunction<T> value) {
    return add(Long.class, value::applyAsLong);
  }

  /** A column of {@code bigint} that may be null. */
  public Columns<T> bigintOrNull(Function<T, Optional<Long>> value) {
    return addOrNull(Long.class, value);
  }

  /** A column of {@code int}. */
  public Columns<T> integer(ToIntFunction<T> value) {
    return add(Integer.class, value::applyAsInt);
  }

  /** A column of {@code boolean}. */
  public Columns<T> flag(Function<T, Boolean> value) {
    return add(Boolean.class, value);
  }

  /** A column of {@code bytea}. */
  public Columns<T> bytes(Function<T, byte[]> value) {
    return add(Buffer.class, row -> Buffer.buffer(value.apply(row)));
  }

  /** A column of {@code jsonb}. */
  public Columns<T> json(Function<T, JsonObject> value) {
    return add(JsonObject.class, value);
  }

  /** A column of {@code date}. */
  public Columns<T> date(Function<T, LocalDate> value) {
    return add(LocalDate.class, value);
  }

  /** A column of {@code timestamptz}. */
  public Columns<T> time(Function<T, Instant> value) {
    return add(OffsetDateTime.class, row -> time(value.apply(row)));
  }

  /** A column of {@code timestamptz} that may be null. */
  public Columns<T> timeOrNull(Function<T, Optional<Instant>> value) {
    return addOrNull(OffsetDateTime.class, row -> value.apply(row).map(Columns::time));
  }

  /** A single value, the same for all rows. */
  public Columns<T> single(Object value) {
    tuple.addValue(value instanceof Instant at ? time(at) : value);
    return this;
  }

  /** The parameters. */
  public Tuple tuple() {
    return tuple;
  }

  /** An instant as the client sends it. */
  public static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private <C> Columns<T> add(Class<C> type, Function<T, C> value) {
    return addOrNull(type, row -> Optional.of(value.apply(row)));
  }

  private <C> Columns<T> addOrNull(Class<C> type, Function<T, Optional<C>> value) {
    var column = Array.newInstance(type, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Array.set(column, i, value.apply(rows.get(i)).orElse(null));
    }
    tuple.addValue(column);
    return this;
  }
}
