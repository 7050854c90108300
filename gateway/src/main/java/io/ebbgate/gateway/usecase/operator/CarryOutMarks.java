package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.operator.OrderAction;
import io.ebbgate.core.operator.OrderActions;
import io.ebbgate.gateway.usecase.Timers;
import io.ebbgate.gateway.usecase.movement.learning.Learned;
import io.ebbgate.gateway.usecase.movement.learning.Movements;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has approved words about attempts learned: at once, and again and again for those that a crash or
 * an absent database left behind. Each is learned once however often it is tried, since it carries
 * the nonce of its action. Thread-safe.
 */
public final class CarryOutMarks {
  private static final Logger LOG = LoggerFactory.getLogger(CarryOutMarks.class);

  private final OperatorBook book;
  private final Movements movements;
  private final Timers timers;
  private final InstantSource clock;
  private final Settings settings;
  private volatile boolean stopped;

  /**
   * How often and how much.
   *
   * @param every how long to wait between two looks at what was left behind
   * @param atOnce how many words are read in one look
   */
  public record Settings(Duration every, int atOnce) {}

  /**
   * @param settings how often and how much
   */
  public CarryOutMarks(
      OperatorBook book,
      Movements movements,
      Timers timers,
      InstantSource clock,
      Settings settings) {
    this.book = book;
    this.movements = movements;
    this.timers = timers;
    this.clock = clock;
    this.settings = settings;
  }

  /** Looks now and then for words that were approved and not learned. */
  public void start() {
    round();
  }

  /** Starts no further look. */
  public void stop() {
    stopped = true;
  }

  private void round() {
    if (stopped) {
      return;
    }
    carryOut(Optional.empty())
        .onFailure(cause -> LOG.warn("approved words were not all learned this time", cause))
        .onComplete(_ -> timers.after(settings.every(), this::round));
  }

  /** Has this one learned, if it is approved and not learned yet. */
  Future<Void> carryOut(UUID actionId) {
    return carryOut(Optional.of(actionId));
  }

  private Future<Void> carryOut(Optional<UUID> actionId) {
    return book.approvedMarks(actionId, settings.atOnce())
        .compose(marks -> Future.join(marks.stream().map(this::learn).toList()))
        .mapEmpty();
  }

  private Future<Void> learn(OperatorBook.ApprovedMark mark) {
    var action = mark.action();
    var now = clock.instant();
    var learned =
        new Learned(
            action.attemptId().orElseThrow(),
            mark.evidenceId(),
            EvidenceSource.OPERATOR,
            OrderActions.word(said(mark), mark.amount(), mark.endedAt()),
            action.kind(),
            "",
            now,
            now,
            mark.channel(),
            Optional.of("operator " + action.id()),
            OptionalLong.empty());
    return movements
        .learn(learned)
        .compose(told ->
            switch (told) {
              case Movements.Told.Stored _, Movements.Told.Replayed _ ->
                  book.carriedOut(action.id());
              case Movements.Told.UnknownReference _ ->
                  Future.failedFuture(
                      new IllegalStateException("no attempt for the word of " + action.id()));
            });
  }

  /** The database holds a time for each of the two that have one. */
  private static OrderAction.Mark said(OperatorBook.ApprovedMark mark) {
    var action = mark.action();
    var reference = action.evidenceReference();
    return switch (action.kind()) {
      case "MARK_MOVED" -> new OrderAction.MarkMoved(reference, action.movedAt().orElseThrow());
      case "MARK_NOT_MOVED" -> new OrderAction.MarkNotMoved(reference);
      // All that moved: another amount was not even proposed.
      case "MARK_RETURNED" ->
          new OrderAction.MarkReturned(reference, action.returnedAt().orElseThrow(), mark.amount());
      default -> throw new IllegalStateException("no word about an attempt: " + action.kind());
    };
  }
}
