package io.ebbgate.gateway.store.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ebbgate.core.money.AnnualRate;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsFormat;
import io.ebbgate.gateway.usecase.reference.TermsStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads terms from PostgreSQL. */
public final class PgTerms implements TermsStore {
  // One statement, so that version and documents are of one snapshot.
  private static final String LOAD =
      """
      select
        (select version from terms_version) as version,
        (select coalesce(jsonb_agg(jsonb_build_object('version', version, 'terms', terms)
            order by code, version), '[]') from product)::text as products,
        (select coalesce(jsonb_agg(terms order by code), '[]') from funder)::text as funders,
        (select coalesce(jsonb_agg(terms order by code), '[]') from channel)::text as channels
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Pool pool;

  /**
   * @param pool for reading
   */
  public PgTerms(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Long> version() {
    return pool.query("select version from terms_version")
        .execute()
        .map(rows -> rows.iterator().next().getLong("version"));
  }

  @Override
  public Future<Terms> load() {
    return pool.query(LOAD).execute().map(rows -> terms(rows.iterator().next()));
  }

  private static Terms terms(Row row) {
    var mistakes = new ArrayList<Mistake>();
    var products = new LinkedHashMap<String, List<Terms.Product>>();
    for (Entry entry : entries("products", row.getString("products"), mistakes)) {
      int version = (int) entry.number("version", 1, Integer.MAX_VALUE);
      var product = TermsFormat.product(entry.entry("terms"));
      products
          .computeIfAbsent(product.code(), code -> new ArrayList<>())
          .add(new Terms.Product(version, product));
    }
    Map<String, FunderTerms> funders =
        byCode(
            entries("funders", row.getString("funders"), mistakes),
            // Stored funders name their cap always.
            entry -> TermsFormat.funder(entry, AnnualRate.ZERO),
            FunderTerms::code);
    Map<String, Terms.Channel> channels =
        byCode(
            entries("channels", row.getString("channels"), mistakes),
            TermsFormat::channel,
            channel -> channel.terms().code());
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException("stored terms cannot be read: " + mistakes);
    }
    return new Terms(row.getLong("version"), products, funders, channels);
  }

  private static List<Entry> entries(String name, String json, List<Mistake> mistakes) {
    try {
      Object list = JSON.readValue(json, Object.class);
      return Entry.root("stored", Map.of(name, list), mistakes).entries(name);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database gave unreadable JSON for " + name, e);
    }
  }

  private static <T> Map<String, T> byCode(
      List<Entry> entries, Function<Entry, T> read, Function<T, String> code) {
    var all = new LinkedHashMap<String, T>();
    for (Entry entry : entries) {
      T one = read.apply(entry);
      all.put(code.apply(one), one);
    }
    return all;
  }
}
