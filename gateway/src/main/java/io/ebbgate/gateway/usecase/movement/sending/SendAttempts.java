package io.ebbgate.gateway.usecase.movement.sending;

import io.ebbgate.connectors.spi.exchange.AccountDetails;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.id.Ids;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.movement.Connectors;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.ebbgate.gateway.usecase.movement.rows.NewAttempt;
import io.ebbgate.gateway.usecase.movement.sending.queue.ChannelQueue;
import io.ebbgate.gateway.usecase.movement.sending.queue.ChannelQueue.Waiting;
import io.ebbgate.gateway.usecase.movement.sending.queue.Queued;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends attempts that are durable and leased to this node, each at most once. Right before the
 * connector gets one, the lease is checked by the wall clock and by a clock that cannot be set: an
 * attempt whose lease is over, or for which there is no room, is not sent, and that is learned as
 * evidence of our own. What the provider answers is learned; nothing is decided here.
 *
 * <p>A connector that proves that not a byte left us gets the same attempt again after a while, as
 * often as its channel's guards say and as its lease allows. This is the only answer that is not
 * learned at once. What our own trouble keeps back (a card that cannot be read, no free connection)
 * is tried again as long as its lease lasts.
 *
 * <p>{@link #accept} may be called on any thread; everything else runs on one executor.
 */
public final class SendAttempts implements Consumer<NewAttempt> {
  private static final Logger LOG = LoggerFactory.getLogger(SendAttempts.class);

  /** A request that a connector has. Touched on the executor only. */
  private final class Call {
    private final Waiting one;
    private final NewAttempt attempt;
    private final ChannelGuards.Permit permit;
    private final Instant askedAt;
    private final long began = nanoTime.getAsLong();
    private Timers.@Nullable Scheduled limit;
    private boolean over;

    Call(Waiting one, ChannelGuards.Permit permit, Instant askedAt) {
      this.one = one;
      this.attempt = one.attempt();
      this.permit = permit;
      this.askedAt = askedAt;
    }

    void limit(Duration atMost) {
      limit = timers.after(atMost, () -> executor.execute(this::expired));
    }

    /** What comes after the limit is learned all the same, as evidence that came late. */
    void answered(Reply reply) {
      boolean first =
          reply.withoutRoom() ? end(permit::notSent) : end(Requests.isHealthy(reply.outcome()));
      // After the limit it was learned that nothing is certain: then it is too late to try again.
      if (first && isTriedAgain(reply)) {
        leave(attempt.channel());
        return;
      }
      // Once it is stopped, a connector sends nothing because it is closed, which is no news.
      if (!stopped || !Requests.isProvablyNotSent(reply.outcome())) {
        findings.learn(attempt, EvidenceSource.REPLY, reply, askedAt);
      }
      if (first) {
        leave(attempt.channel());
      }
    }

    private boolean isTriedAgain(Reply reply) {
      if (!Requests.isProvablyNotSent(reply.outcome())) {
        return false;
      }
      return reply.withoutRoom() ? waitsForUs(one) : triesAgain(one);
    }

    private void expired() {
      if (end(false)) {
        findings.noAnswer(attempt, askedAt);
        leave(attempt.channel());
      }
    }

    private boolean end(boolean healthy) {
      return end(() -> permit.ended(healthy, Duration.ofNanos(nanoTime.getAsLong() - began)));
    }

    /** Gives the permit back, once; tells whether that was now. */
    private boolean end(Runnable giveBack) {
      if (over) {
        return false;
      }
      over = true;
      if (limit != null) {
        limit.cancel();
      }
      giveBack.run();
      return true;
    }
  }

  private final Connectors connectors;
  private final ChannelGuards guards;
  private final OtherChannels others;
  private final AccountDetailsSource accounts;
  private final Findings findings;
  private final SendingLimits settings;
  private final InstantSource clock;
  private final Leases leases;
  private final LongSupplier nanoTime;
  private final Timers timers;
  private final Executor executor;
  private final MeterRegistry meters;

  private final Map<String, ChannelQueue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * A sender.
   *
   * @param name tells this sender's meters from those of others
   * @param others tell whether an attempt is better given up at an open breaker
   * @param nanoTime a clock that only moves forward, in nanoseconds
   * @param timers end calls that no connector ends
   * @param executor runs one action at a time, in order
   */
  public SendAttempts(
      String name,
      Connectors connectors,
      ChannelGuards guards,
      OtherChannels others,
      AccountDetailsSource accounts,
      Movements movements,
      SendingLimits settings,
      Ids ids,
      InstantSource clock,
      LongSupplier nanoTime,
      Timers timers,
      Executor executor,
      MeterRegistry meters) {
    this.connectors = connectors;
    this.guards = guards;
    this.others = others;
    this.accounts = accounts;
    this.findings = new Findings(movements, ids, clock, meters);
    this.settings = settings;
    this.clock = clock;
    this.leases = new Leases(settings.lease(), settings.margin(), clock, nanoTime);
    this.nanoTime = nanoTime;
    this.timers = timers;
    this.executor = executor;
    this.meters = meters;
    Gauge.builder("ebbgate.attempts.waiting", waiting, AtomicInteger::get)
        .description("durable attempts that wait for room on their channel")
        .tag("sender", name)
        .register(meters);
    Gauge.builder("ebbgate.attempts.sending", underWay, AtomicInteger::get)
        .description("attempts that a provider has and has not answered")
        .tag("sender", name)
        .register(meters);
  }

  /** Takes an attempt that is durable; returns at once. */
  @Override
  public void accept(NewAttempt attempt) {
    var one = leases.begin(attempt);
    executor.execute(() -> enqueue(one));
  }

  /** For what an attempt waits on this node; empty when it does not. */
  public Optional<Wait> waitOf(UUID attemptId) {
    return queues.values().stream().flatMap(queue -> queue.waitOf(attemptId).stream()).findFirst();
  }

  /** What waits on this node to be sent through a channel. */
  public Queued queued(String channel) {
    var queue = queues.get(channel);
    return queue == null ? Queued.NOTHING : queue.queued();
  }

  /** How many attempts wait or are with their provider. */
  public int underWay() {
    return waiting.get() + underWay.get();
  }

  /**
   * Sends nothing more, for good. What waits is left as it is, neither sent nor said not to be: its
   * lease ends, and whoever comes next asks about it. Calls under way are still learned from.
   */
  public void stop() {
    stopped = true;
  }

  private void enqueue(Waiting one) {
    if (stopped) {
      return;
    }
    if (waiting.get() >= settings.waitingAtMost()) {
      findings.notSent(one.attempt(), "too many attempts wait on this node");
      return;
    }
    waiting.incrementAndGet();
    queues
        .computeIfAbsent(one.attempt().channel(), channel -> new ChannelQueue(channel, meters))
        .add(one);
    pump(one.attempt().channel());
  }

  /** Sends as many of a channel's attempts as there is room for. */
  private void pump(String channel) {
    var queue = queues.get(channel);
    if (queue == null) {
      return;
    }
    queue.movesNow();
    while (!queue.isEmpty() && !stopped) {
      if (leases.isOver(queue.head(), Duration.ZERO)) {
        findings.notSent(take(queue).attempt(), "the lease ended before there was room");
        continue;
      }
      switch (guards.tryEnter(channel)) {
        case ChannelGuards.Entry.Full full -> {
          // The end of a call under way comes back here.
          queue.standsFor(new Wait.Room(full.underWay(), full.limit()));
          return;
        }
        case ChannelGuards.Entry.Paced paced -> {
          if (!leases.isOver(queue.head(), paced.after())) {
            pace(channel, queue, paced.after());
            return;
          }
          findings.notSent(
              take(queue).attempt(), "the lease ends before its channel's rate lets it go");
        }
        case ChannelGuards.Entry.Open open -> {
          standAtBreaker(channel, queue, open.after());
          return;
        }
        case ChannelGuards.Permit permit -> start(take(queue), permit);
      }
    }
  }

  private void pace(String channel, ChannelQueue queue, Duration wait) {
    queue.standsFor(new Wait.Rate(clock.instant().plus(wait)));
    queue.moves(timers.after(wait, () -> executor.execute(() -> pump(channel))));
  }

  /**
   * What another channel takes is given up, and goes there. For the rest that would be the end of
   * its order, so it waits until the channel may be tried: for as long as its lease, even if that
   * is shorter, since the next attempt of its order is routed by what holds then.
   */
  private void standAtBreaker(String channel, ChannelQueue queue, Duration open) {
    for (var one : queue.takeIf(waiter -> others.wouldTake(waiter.attempt()))) {
      waiting.decrementAndGet();
      findings.notSent(one.attempt(), "the channel's breaker is open, and another one is not");
    }
    if (!queue.isEmpty()) {
      queue.standsFor(new Wait.Breaker(clock.instant().plus(open)));
      var left = leases.left(queue.head());
      queue.moves(
          timers.after(
              left.compareTo(open) < 0 ? left : open, () -> executor.execute(() -> pump(channel))));
    }
  }

  private Waiting take(ChannelQueue queue) {
    waiting.decrementAndGet();
    return queue.take();
  }

  /** Whether an attempt that was provably not sent is sent again, which is arranged then. */
  private boolean triesAgain(Waiting one) {
    var again = one.triedOnce();
    return guards
        .retryAfter(one.attempt().channel(), again.tries())
        .map(wait -> setAside(again, wait))
        .orElse(false);
  }

  /**
   * Whether an attempt that our own trouble kept from its provider is tried again, which is
   * arranged then: only its lease limits that, since an order must not fail because we could not
   * read a card.
   */
  private boolean waitsForUs(Waiting one) {
    var again = one.inTrouble();
    return setAside(again, leases.pause(again.troubles()));
  }

  private boolean setAside(Waiting again, Duration wait) {
    var channel = again.attempt().channel();
    var queue = queues.get(channel);
    if (queue == null || stopped || leases.isOver(again, wait)) {
      return false;
    }
    waiting.incrementAndGet();
    queue.addAside(again, new Wait.Retry(again.tries(), clock.instant().plus(wait)));
    timers.after(
        wait,
        () ->
            executor.execute(() -> {
              queue.retry(again);
              pump(channel);
            }));
    return true;
  }

  private void start(Waiting one, ChannelGuards.Permit permit) {
    underWay.incrementAndGet();
    Future.succeededFuture()
        .compose(_ -> accounts.details(one.attempt()))
        .onComplete(details ->
            executor.execute(() -> {
              if (details.failed()) {
                unreadable(one, permit, details.cause());
              } else {
                send(one, permit, details.result());
              }
            }));
  }

  private void unreadable(Waiting one, ChannelGuards.Permit permit, Throwable cause) {
    if (cause instanceof NotToBeSent never) {
      giveUp(one, permit, never.why());
      return;
    }
    if (one.troubles() == 0) {
      LOG.warn(
          "the card of attempt {} could not be read; it is tried again while its lease lasts",
          IdKind.ATTEMPT.format(one.attempt().id()),
          cause);
    }
    if (waitsForUs(one)) {
      permit.notSent();
      leave(one.attempt().channel());
    } else {
      giveUp(one, permit, "the card could not be read");
    }
  }

  private void send(Waiting one, ChannelGuards.Permit permit, AccountDetails details) {
    var attempt = one.attempt();
    var connector = connectors.of(attempt.channel());
    if (stopped || connector.isEmpty()) {
      giveUp(one, permit, "the channel has no connector");
      return;
    }
    var askedAt = clock.instant();
    if (leases.isOver(one, Duration.ZERO)) {
      giveUp(one, permit, "the lease ended before there was room");
      return;
    }
    var call = new Call(one, permit, askedAt);
    call.limit(connector.get().promises().requestTimeout().plus(settings.connectorGrace()));
    Requests.send(connector.get(), attempt, details, askedAt)
        .onComplete(replied -> executor.execute(() -> call.answered(replied.result())));
  }

  private void giveUp(Waiting one, ChannelGuards.Permit permit, String why) {
    permit.notSent();
    if (!stopped) {
      findings.notSent(one.attempt(), why);
    }
    leave(one.attempt().channel());
  }

  private void leave(String channel) {
    underWay.decrementAndGet();
    pump(channel);
  }
}
