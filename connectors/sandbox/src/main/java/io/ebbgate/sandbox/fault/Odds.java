package io.ebbgate.sandbox.fault;

import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of a mood, all per mille.
 *
 * @param declinedByChannel definite declines that another channel need not repeat, per reference
 * @param declinedForPayee definite declines for the card or its owner, per reference
 * @param insufficientFunds definite declines of debits for lack of funds, per reference
 * @param settledAtOnce references whose result stands in the first answer
 * @param settledSlowly references that take seconds to settle
 * @param requests faults of requests
 * @param queries faults of queries
 * @param callbacks faults of callbacks
 * @param sinks faults of the message sinks
 * @param agreementErrors agreement requests answered 5xx before anything was done
 */
public record Odds(
    int declinedByChannel,
    int declinedForPayee,
    int insufficientFunds,
    int settledAtOnce,
    int settledSlowly,
    Map<RequestFault, Integer> requests,
    Map<QueryFault, Integer> queries,
    Map<CallbackFault, Integer> callbacks,
    Map<SinkFault, Integer> sinks,
    int agreementErrors) {

  private static final Odds NONE =
      new Odds(0, 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), Map.of(), 0);

  private static final Odds MILD =
      new Odds(
          12,
          8,
          10,
          100,
          20,
          ordered(
              RequestFault.class,
              Map.of(
                  RequestFault.ERROR_BEFORE, 5,
                  RequestFault.SILENCE_BEFORE, 2,
                  RequestFault.DELAYED, 10,
                  RequestFault.ERROR_AFTER, 5,
                  RequestFault.SILENCE_AFTER, 2,
                  RequestFault.REPLY_LOST, 5,
                  RequestFault.MALFORMED, 1)),
          ordered(QueryFault.class, Map.of(QueryFault.ERROR, 10, QueryFault.REPLY_LOST, 5)),
          ordered(
              CallbackFault.class,
              Map.of(
                  CallbackFault.DUPLICATED, 20,
                  CallbackFault.LATE, 10,
                  CallbackFault.LOST, 10)),
          ordered(SinkFault.class, Map.of(SinkFault.ERROR_AFTER, 10)),
          0);

  private static final Odds HARSH =
      new Odds(
          18,
          12,
          15,
          150,
          100,
          ordered(
              RequestFault.class,
              Map.of(
                  RequestFault.ERROR_BEFORE, 40,
                  RequestFault.SILENCE_BEFORE, 20,
                  RequestFault.DELAYED, 60,
                  RequestFault.ERROR_AFTER, 40,
                  RequestFault.SILENCE_AFTER, 25,
                  RequestFault.REPLY_LOST, 50,
                  RequestFault.MALFORMED, 30,
                  RequestFault.UNLISTED_CODE, 15,
                  RequestFault.SLOW_ACCEPTANCE, 20)),
          ordered(
              QueryFault.class,
              Map.of(QueryFault.ERROR, 50, QueryFault.SILENCE, 10, QueryFault.REPLY_LOST, 40)),
          ordered(
              CallbackFault.class,
              Map.of(
                  CallbackFault.DUPLICATED, 100,
                  CallbackFault.LATE, 60,
                  CallbackFault.OUT_OF_ORDER, 60,
                  CallbackFault.LOST, 60,
                  CallbackFault.REPLAYED, 60,
                  CallbackFault.FORGED, 60)),
          ordered(SinkFault.class, Map.of(SinkFault.ERROR_AFTER, 80, SinkFault.REPLY_LOST, 40)),
          20);

  /** The figures of a mood. */
  public static Odds of(Mood mood) {
    return switch (mood) {
      case NONE -> NONE;
      case MILD -> MILD;
      case HARSH -> HARSH;
    };
  }

  /** In the order of the enum, so that the same draw always picks the same fault. */
  private static <E extends Enum<E>> Map<E, Integer> ordered(
      Class<E> type, Map<E, Integer> perMille) {
    var ordered = new EnumMap<E, Integer>(type);
    ordered.putAll(perMille);
    return ordered;
  }
}
