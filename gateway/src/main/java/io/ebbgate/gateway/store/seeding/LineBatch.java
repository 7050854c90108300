package io.ebbgate.gateway.store.seeding;

import io.ebbgate.gateway.usecase.seeding.SeedReport.Count;
import io.ebbgate.gateway.usecase.seeding.SeedStore.SealedAgreement;
import io.ebbgate.gateway.usecase.seeding.SeedStore.SealedCard;
import io.ebbgate.gateway.usecase.seeding.SeedStore.SealedLine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Some lines of a seed, with their customers and cards, written by one statement of each kind. */
final class LineBatch {
  private static final String CLIENTS =
      """
      insert into client (id, name, created_at)
      select distinct on (name) id, name, $3::timestamptz
      from unnest($1::uuid[], $2::text[]) as i(id, name) order by name
      on conflict (name) do nothing
      """;

  private static final String CUSTOMERS =
      """
      insert into customer
        (id, client_id, reference, name_sealed, phone_sealed, phone_tail, created_at)
      select i.id, client.id, i.reference, i.name, i.phone, i.tail, $7::timestamptz
      from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::text[])
             as i(id, client, reference, name, phone, tail)
      join client on client.name = i.client
      order by client.id, i.reference
      on conflict (client_id, reference) do nothing
      """;

  // As opening a line does, so that nobody opens one for the same customer meanwhile.
  private static final String LOCK_CUSTOMERS =
      """
      select c.id from customer c join client on client.id = c.client_id
      join unnest($1::text[], $2::text[]) as i(client, reference)
        on client.name = i.client and c.reference = i.reference
      order by c.id for no key update of c
      """;

  private static final String LINES =
      """
      insert into credit_line
        (id, client_id, customer_id, currency, limit_minor, state, repayment_day, created_at)
      select i.id, c.client_id, c.id, i.currency, i.limit_minor, i.state, i.day, $8::timestamptz
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[],
             $7::smallint[]) as i(id, client, reference, currency, limit_minor, state, day)
      join client on client.name = i.client
      join customer c on c.client_id = client.id and c.reference = i.reference
      where not exists (select from credit_line l where l.customer_id = c.id)
      """;

  private static final String CARDS =
      """
      insert into card (id, client_id, customer_id, number_sealed, number_digest, holder_sealed,
        tail, bank, created_at)
      select i.id, c.client_id, c.id, i.number, i.digest, i.holder, i.tail, i.bank,
        $9::timestamptz
      from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[],
             $7::text[], $8::text[])
             as i(id, client, reference, number, digest, holder, tail, bank)
      join client on client.name = i.client
      join customer c on c.client_id = client.id and c.reference = i.reference
      on conflict (customer_id, number_digest) do nothing
      """;

  private static final String AGREEMENTS =
      """
      insert into agreement (id, client_id, card_id, channel, state, provider_reference,
        created_at, updated_at)
      select i.id, card.client_id, card.id, i.channel, 'Active', i.provider,
        $7::timestamptz, $7::timestamptz
      from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::text[], $6::text[])
             as i(id, client, reference, digest, channel, provider)
      join client on client.name = i.client
      join customer c on c.client_id = client.id and c.reference = i.reference
      join card on card.customer_id = c.id and card.number_digest = i.digest
      on conflict (card_id, channel) where state in ('Requested', 'AwaitingCode', 'Active')
        do nothing
      """;

  private final List<SealedLine> lines;
  private final List<WithCard> cards = new ArrayList<>();
  private final List<WithAgreement> agreements = new ArrayList<>();
  private final OffsetDateTime at;

  private record WithCard(SealedLine line, SealedCard card) {}

  private record WithAgreement(WithCard card, SealedAgreement agreement) {}

  /** How many rows were written. */
  record Counts(Count lines, Count cards, Count agreements) {
    private static final Count ZERO = new Count(0, 0);
    static final Counts NONE = new Counts(ZERO, ZERO, ZERO);

    Counts plus(Counts other) {
      return new Counts(
          lines.plus(other.lines), cards.plus(other.cards), agreements.plus(other.agreements));
    }
  }

  LineBatch(List<SealedLine> lines, Instant at) {
    this.lines =
        lines.stream()
            .sorted(
                Comparator.comparing(SealedLine::clientName).thenComparing(SealedLine::reference))
            .toList();
    this.at = at.atOffset(ZoneOffset.UTC);
    for (SealedLine line : this.lines) {
      line.card().map(card -> new WithCard(line, card)).ifPresent(cards::add);
    }
    for (WithCard card : cards) {
      card.card().agreements().forEach(one -> agreements.add(new WithAgreement(card, one)));
    }
  }

  Future<Counts> write(SqlConnection connection) {
    var clients = texts(lines, SealedLine::clientName);
    var references = texts(lines, SealedLine::reference);
    return connection
        .preparedQuery(CLIENTS)
        .execute(Tuple.of(ids(lines, SealedLine::clientId), clients, at))
        .compose(done -> connection.preparedQuery(CUSTOMERS).execute(customers()))
        .compose(done ->
            connection
                .preparedQuery(LOCK_CUSTOMERS)
                .execute(Tuple.tuple().addValue(clients).addValue(references)))
        .compose(done -> count(connection, LINES, lines(), lines.size()))
        .compose(opened ->
            count(connection, CARDS, cards(), cards.size())
                .compose(bound ->
                    count(connection, AGREEMENTS, agreements(), agreements.size())
                        .map(signed -> new Counts(opened, bound, signed))));
  }

  private static Future<Count> count(SqlConnection connection, String sql, Tuple rows, int all) {
    return connection
        .preparedQuery(sql)
        .execute(rows)
        .map(written -> Count.of(written.rowCount(), all));
  }

  private Tuple customers() {
    return Tuple.of(
        ids(lines, SealedLine::customerId),
        texts(lines, SealedLine::clientName),
        texts(lines, SealedLine::reference),
        bytes(lines, SealedLine::name),
        bytes(lines, SealedLine::phone),
        texts(lines, SealedLine::phoneTail),
        at);
  }

  private Tuple lines() {
    return Tuple.of(
        ids(lines, SealedLine::lineId),
        texts(lines, SealedLine::clientName),
        texts(lines, SealedLine::reference),
        texts(lines, line -> line.limit().currency().getCurrencyCode()),
        array(lines, line -> line.limit().minor(), Long[]::new),
        texts(lines, SealedLine::state),
        array(lines, line -> (short) line.repaymentDay(), Short[]::new),
        at);
  }

  private Tuple cards() {
    return Tuple.of(
        ids(cards, one -> one.card().id()),
        texts(cards, one -> one.line().clientName()),
        texts(cards, one -> one.line().reference()),
        bytes(cards, one -> one.card().number()),
        bytes(cards, one -> one.card().digest()),
        bytes(cards, one -> one.card().holder()),
        texts(cards, one -> one.card().tail()),
        texts(cards, one -> one.card().bank()),
        at);
  }

  private Tuple agreements() {
    return Tuple.of(
        ids(agreements, one -> one.agreement().id()),
        texts(agreements, one -> one.card().line().clientName()),
        texts(agreements, one -> one.card().line().reference()),
        bytes(agreements, one -> one.card().card().digest()),
        texts(agreements, one -> one.agreement().channel()),
        texts(agreements, one -> one.agreement().providerReference()),
        at);
  }

  private static <T> UUID[] ids(List<T> rows, Function<T, UUID> value) {
    return array(rows, value, UUID[]::new);
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> value) {
    return array(rows, value, String[]::new);
  }

  private static <T> Buffer[] bytes(List<T> rows, Function<T, Buffer> value) {
    return array(rows, value, Buffer[]::new);
  }

  private static <T, V> V[] array(List<T> rows, Function<T, V> value, IntFunction<V[]> make) {
    return rows.stream().map(value).toArray(make);
  }
}
