package io.ebbgate.gateway.usecase.seeding;

import io.ebbgate.core.id.Ids;
import io.ebbgate.core.product.FunderTerms;
import io.ebbgate.core.product.ProductTerms;
import io.ebbgate.gateway.usecase.personal.PersonalData;
import io.ebbgate.gateway.usecase.personal.PersonalData.Field;
import io.ebbgate.gateway.usecase.reference.TermsFormat;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Writes a seed. */
public final class PlantSeed {
  private static final int TAIL_LENGTH = 4;

  private final SeedStore store;
  private final PersonalData personalData;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param store where it goes
   * @param personalData seals what is personal
   * @param ids for new rows
   * @param clock for their times
   */
  public PlantSeed(SeedStore store, PersonalData personalData, Ids ids, InstantSource clock) {
    this.store = store;
    this.personalData = personalData;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes all of it or nothing. */
  public Future<SeedReport> plant(Seed seed) {
    var clients = new HashMap<String, UUID>();
    var lines =
        seed.lines().stream()
            .map(line -> sealed(line, clients.computeIfAbsent(line.client(), name -> ids.next())))
            .toList();
    return store.plant(
        new SeedStore.Sealed(
            byCode(seed.products(), ProductTerms::code, TermsFormat::tree),
            byCode(seed.funders(), FunderTerms::code, TermsFormat::tree),
            byCode(seed.channels(), channel -> channel.terms().code(), TermsFormat::tree),
            lines),
        clock.instant());
  }

  private static <T> Map<String, Map<String, Object>> byCode(
      List<T> all, Function<T, String> code, Function<T, Map<String, Object>> tree) {
    var trees = new LinkedHashMap<String, Map<String, Object>>();
    all.forEach(one -> trees.put(code.apply(one), tree.apply(one)));
    return trees;
  }

  private SeedStore.SealedLine sealed(Seed.Line line, UUID clientId) {
    var customerId = ids.next();
    return new SeedStore.SealedLine(
        line.client(),
        clientId,
        customerId,
        ids.next(),
        line.reference(),
        seal(Field.CUSTOMER_NAME, customerId, line.name()),
        seal(Field.CUSTOMER_PHONE, customerId, line.phone()),
        tail(line.phone()),
        line.limit(),
        line.repaymentDay(),
        line.state(),
        line.card().map(this::sealed));
  }

  private SeedStore.SealedCard sealed(Seed.Card card) {
    var id = ids.next();
    return new SeedStore.SealedCard(
        id,
        seal(Field.CARD_NUMBER, id, card.number()),
        Buffer.buffer(personalData.cardDigest(card.number())),
        seal(Field.CARD_HOLDER, id, card.holder()),
        tail(card.number()),
        card.bank(),
        card.agreements().stream()
            .map(agreement ->
                new SeedStore.SealedAgreement(
                    ids.next(), agreement.channel(), agreement.providerReference()))
            .toList());
  }

  private Buffer seal(Field field, UUID rowId, String clear) {
    return Buffer.buffer(personalData.seal(field, rowId, clear));
  }

  private static String tail(String digits) {
    return digits.substring(Math.max(0, digits.length() - TAIL_LENGTH));
  }
}
