package io.ebbgate.sandbox.fault;

import io.ebbgate.sandbox.book.BookKind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Draws what the sandbox does, from its mood and seed. Thread-safe. */
public final class Planner {

  /** How many references may be rehearsed at a time. */
  private static final int MAXIMUM_REHEARSED = 10_000;

  /**
   * What draws depend on.
   *
   * @param mood how badly it behaves
   * @param seed of every draw
   */
  public record Setting(Mood mood, long seed) {}

  private final Timings timings;
  private final Map<String, Plan> rehearsed = new ConcurrentHashMap<>();
  private final Map<String, QueryFault> rehearsedQueries = new ConcurrentHashMap<>();
  private final AtomicLong queries = new AtomicLong();
  private volatile Setting setting;

  public Planner(Timings timings, Setting setting) {
    this.timings = timings;
    this.setting = setting;
  }

  /** The mood and seed now. */
  public Setting setting() {
    return setting;
  }

  /** Changes mood and seed for whatever is drawn from now on. */
  public void change(Setting changed) {
    setting = changed;
  }

  /** Fixes what happens to a reference, whatever the mood: for tests. */
  public void rehearse(String reference, Plan plan) {
    if (rehearsed.size() >= MAXIMUM_REHEARSED) {
      throw new IllegalStateException("too many rehearsed references");
    }
    rehearsed.put(reference, plan);
  }

  /** Fixes what happens to the next query of a reference: for tests. */
  public void rehearseQuery(String reference, QueryFault fault) {
    if (rehearsedQueries.size() >= MAXIMUM_REHEARSED) {
      throw new IllegalStateException("too many rehearsed queries");
    }
    rehearsedQueries.put(reference, fault);
  }

  /**
   * The plan of one arrival of a reference. Whether it is declined depends on the reference alone;
   * what goes wrong on the way is drawn anew for each arrival.
   *
   * @param arrival 1 for the first request of this reference, 2 for its first repeat, and so on
   */
  public Plan plan(String merchant, String reference, BookKind kind, int arrival) {
    Plan fixed = rehearsed.get(reference);
    if (fixed != null) {
      return arrival == 1 ? fixed : fixed.with(RequestFault.NONE);
    }
    Setting now = setting;
    Odds odds = Odds.of(now.mood());
    var chance = Chance.of(now.seed(), "result", merchant, reference, kind);
    Decline decline = decline(odds, kind, chance);
    boolean atOnce = chance.perMille() < odds.settledAtOnce();
    boolean slowly = chance.perMille() < odds.settledSlowly();
    Duration settleAfter =
        slowly
            ? chance.between(timings.settleAtMost(), timings.settleSlowlyAtMost())
            : chance.between(timings.settleAtLeast(), timings.settleAtMost());
    var way = Chance.of(now.seed(), "way", merchant, reference, kind, arrival);
    RequestFault request = way.pick(odds.requests(), RequestFault.NONE);
    Duration hiddenFor =
        request == RequestFault.SLOW_ACCEPTANCE
            ? way.between(
                timings.settlingTime().dividedBy(5),
                timings.settlingTime().multipliedBy(9).dividedBy(10))
            : Duration.ZERO;
    CallbackFault callback = way.pick(odds.callbacks(), CallbackFault.NONE);
    return new Plan(request, decline, atOnce, settleAfter, hiddenFor, callback);
  }

  private static @Nullable Decline decline(Odds odds, BookKind kind, Chance chance) {
    int drawn = chance.perMille();
    int byChannel = odds.declinedByChannel();
    if (drawn < byChannel) {
      return drawn * 2 < byChannel ? Decline.CHANNEL_BUSY : Decline.DAILY_LIMIT;
    }
    int forPayee = byChannel + odds.declinedForPayee();
    if (drawn < forPayee) {
      return Decline.ACCOUNT_INVALID;
    }
    boolean poor = kind == BookKind.DEBIT && drawn < forPayee + odds.insufficientFunds();
    return poor ? Decline.INSUFFICIENT_FUNDS : null;
  }

  /** What goes wrong with the next query of a reference. */
  public QueryFault queryFault(String reference) {
    QueryFault fixed = rehearsedQueries.remove(reference);
    if (fixed != null) {
      return fixed;
    }
    if (rehearsed.containsKey(reference)) {
      return QueryFault.NONE;
    }
    Setting now = setting;
    return Chance.of(now.seed(), "query", reference, queries.incrementAndGet())
        .pick(Odds.of(now.mood()).queries(), QueryFault.NONE);
  }

  /** What goes wrong with the given delivery of a message. */
  public SinkFault sinkFault(String sink, String deduplicationKey, int delivery) {
    Setting now = setting;
    return Chance.of(now.seed(), sink, deduplicationKey, delivery)
        .pick(Odds.of(now.mood()).sinks(), SinkFault.NONE);
  }

  /** Whether the next agreement request is answered 5xx before anything is done. */
  public boolean agreementFails() {
    Setting now = setting;
    return Chance.of(now.seed(), "agreement", queries.incrementAndGet()).perMille()
        < Odds.of(now.mood()).agreementErrors();
  }

  /** A delay of an answer that comes late. */
  public Duration answerDelay(String reference) {
    return Chance.of(setting.seed(), "delay", reference)
        .between(timings.answerDelay().dividedBy(4), timings.answerDelay());
  }

  /** When the callback of a result is delivered, counted from the result. */
  public Duration callbackDelay(String reference, CallbackFault fault) {
    var chance = Chance.of(setting.seed(), "callback", reference);
    return fault == CallbackFault.LATE
        ? chance.between(timings.callbackLate().dividedBy(3), timings.callbackLate())
        : chance.between(Duration.ZERO, Duration.ofMillis(20));
  }
}
