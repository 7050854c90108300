package io.ebbgate.sample;

import static java.util.Map.entry;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.NotMoved.Reason;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of the provider's codes. What is not in it, or is not for this kind of evidence, is
 * unknown: a code that refuses a query says nothing about the money.
 */
final class SampleCodes {

  /** What a code says. */
  sealed interface Meaning {

    /** The money moved. */
    record Success() implements Meaning {}

    /** The money moved, and the bank sent it back. */
    record Returned() implements Meaning {}

    /** The provider is at it. */
    record Working() implements Meaning {}

    /** The money did not move and never will. */
    record Declined(Reason reason) implements Meaning {}

    /** The provider does not know the reference, or not yet. */
    record NotFound() implements Meaning {}
  }

  private record Row(Meaning meaning, Set<EvidenceSource> from) {}

  private static final Set<EvidenceSource> ANYWHERE =
      EnumSet.of(EvidenceSource.REPLY, EvidenceSource.QUERY, EvidenceSource.CALLBACK);

  private static final Map<String, Row> TABLE =
      Map.ofEntries(
          entry("SUCCESS", new Row(new Meaning.Success(), ANYWHERE)),
          entry("RETURNED", new Row(new Meaning.Returned(), ANYWHERE)),
          entry("PROCESSING", new Row(new Meaning.Working(), ANYWHERE)),
          entry("CHANNEL_BUSY", declined(Reason.DECLINED_BY_CHANNEL)),
          entry("DAILY_LIMIT", declined(Reason.DECLINED_BY_CHANNEL)),
          entry("REQUEST_EXPIRED", declined(Reason.DECLINED_BY_CHANNEL)),
          // Another channel may hold an active agreement of the same card.
          entry("AGREEMENT_INACTIVE", declined(Reason.DECLINED_BY_CHANNEL)),
          entry("ACCOUNT_INVALID", declined(Reason.DECLINED_FOR_PAYEE)),
          entry("INSUFFICIENT_FUNDS", declined(Reason.INSUFFICIENT_FUNDS)),
          entry(
              "INVALID_REQUEST",
              new Row(
                  new Meaning.Declined(Reason.DECLINED_BY_CHANNEL),
                  EnumSet.of(EvidenceSource.REPLY))),
          entry("NOT_FOUND", new Row(new Meaning.NotFound(), EnumSet.of(EvidenceSource.QUERY))));

  private SampleCodes() {}

  private static Row declined(Reason reason) {
    return new Row(new Meaning.Declined(reason), ANYWHERE);
  }

  /** What the code says in this kind of evidence; empty when nobody mapped it. */
  static Optional<Meaning> meaning(String code, EvidenceSource from) {
    return Optional.ofNullable(TABLE.get(code))
        .filter(row -> row.from().contains(from))
        .map(Row::meaning);
  }
}
