package io.ebbgate.proving.plans;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of each table and index was read so far, as PostgreSQL counts it, against how large they
 * are.
 *
 * @param byRelation rows read by scans from one end to the other of a table, and entries read of an
 *     index; only what has more than {@link #LARGE} rows
 */
public record ReadRows(Map<String, Long> byRelation, Map<String, Long> sizes) {

  /** Whatever is smaller may be read from one end to the other. */
  public static final int LARGE = 10_000;

  /** Before anything was read. */
  public static final ReadRows NOTHING = new ReadRows(Map.of(), Map.of());

  private static final String QUERY =
      """
      select t.relname as name, t.seq_tup_read as rows, c.reltuples::bigint as size
      from pg_stat_user_tables t join pg_class c on c.oid = t.relid
      union all
      select i.indexrelname, i.idx_tup_read, c.reltuples::bigint
      from pg_stat_user_indexes i join pg_class c on c.oid = i.indexrelid\
      """;

  /** What the sessions that have ended, or have been idle for a while, have read. */
  public static ReadRows now(Connection connection) throws SQLException {
    var rows = new TreeMap<String, Long>();
    var sizes = new TreeMap<String, Long>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(QUERY)) {
      while (found.next()) {
        if (found.getLong("size") > LARGE) {
          rows.put(found.getString("name"), found.getLong("rows"));
          sizes.put(found.getString("name"), found.getLong("size"));
        }
      }
    }
    return new ReadRows(rows, sizes);
  }

  /** What was read since, of relations of which more than a tenth was read in all. */
  public Map<String, Long> muchReadSince(ReadRows before) {
    var much = new TreeMap<String, Long>();
    byRelation.forEach((name, rows) -> {
      long since = rows - before.byRelation.getOrDefault(name, 0L);
      if (since > sizes.getOrDefault(name, 0L) / 10) {
        much.put(name, since);
      }
    });
    return much;
  }
}
