package io.ebbgate.gateway.usecase.calendar;

import io.ebbgate.core.calendar.BusinessDays;
import io.ebbgate.core.calendar.BusinessTime;
import io.ebbgate.core.calendar.ClockAnswer;
import io.ebbgate.core.calendar.ClockMove;
import io.ebbgate.core.calendar.Shift;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a node's business time as the database has it. */
public final class KeepBusinessTime implements BusinessDays, BusinessClocks {
  private static final Logger LOG = LoggerFactory.getLogger(KeepBusinessTime.class);

  private final ClockShifts shifts;
  private final boolean movable;
  private final Timers timers;
  private final Duration every;
  private final InstantSource clock;
  private final ZoneId zone;
  private final AtomicReference<BusinessTime> time;
  private volatile boolean stopped;

  /**
   * @param movable whether it may be moved; otherwise it is the wall clock's
   * @param every how long to wait between two looks for moves by other nodes
   * @param clock the wall clock
   * @param zone where days begin and end
   */
  public KeepBusinessTime(
      ClockShifts shifts,
      boolean movable,
      Timers timers,
      Duration every,
      InstantSource clock,
      ZoneId zone) {
    this.shifts = shifts;
    this.movable = movable;
    this.timers = timers;
    this.every = every;
    this.clock = clock;
    this.zone = zone;
    this.time = new AtomicReference<>(BusinessTime.unmoved(zone));
  }

  /**
   * Learns what business time is and, where it may be moved, keeps learning from then on. To be
   * called once, before anything asks for a day.
   *
   * @return whether that is well: a clock that is not movable must never have been moved, or days
   *     that were told would come again
   */
  public Future<Boolean> start() {
    return shifts
        .all()
        .map(all -> {
          if (!movable) {
            return all.isEmpty();
          }
          install(all);
          again();
          return true;
        });
  }

  /** Stops looking; what is known stays. */
  public void stop() {
    stopped = true;
  }

  @Override
  public LocalDate dayOf(Instant instant) {
    return time.get().dayOf(instant);
  }

  @Override
  public ClockView read() {
    var now = clock.instant();
    var present = time.get();
    return new ClockView(
        present.of(now).truncatedTo(ChronoUnit.MILLIS), present.dayOf(now), movable);
  }

  @Override
  public Future<ClockView> move(Principal principal, ClockMove move) {
    if (!movable) {
      throw Problem.of(
              ProblemCode.BUSINESS_CLOCK_FIXED,
              "It may be moved with mode: test and business.clock: movable.")
          .rejected();
    }
    // Decided on what the database has, which another node may have moved just now.
    return shifts
        .all()
        .compose(all -> {
          install(all);
          var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          return switch (time.get().move(move, now)) {
            case ClockAnswer.Unmoved _ -> Future.succeededFuture(read());
            case ClockAnswer.Backwards _ -> throw notBack("It is later already.");
            case ClockAnswer.TooFar _ ->
                throw Problem.of(ProblemCode.BUSINESS_CLOCK_TOO_FAR, "It ends with the year 2199.")
                    .rejected();
            case ClockAnswer.Shifted(var shift) -> add(principal, all, shift, now);
          };
        });
  }

  private Future<ClockView> add(Principal principal, List<Shift> before, Shift shift, Instant now) {
    return shifts
        .add(before.size() + 1, shift, principal.clientId(), now)
        .map(added -> {
          if (!added) {
            throw notBack("Somebody else moved it just now; read it, and ask again.");
          }
          var all = new ArrayList<>(before);
          all.add(shift);
          install(all);
          return read();
        });
  }

  private static RuntimeException notBack(String detail) {
    return Problem.of(ProblemCode.BUSINESS_CLOCK_NOT_BACK, detail).rejected();
  }

  private void again() {
    timers.after(every, this::poll);
  }

  private void poll() {
    if (stopped) {
      return;
    }
    shifts
        .all()
        .onSuccess(this::install)
        .onFailure(cause -> LOG.warn("business time could not be read, the last one holds", cause))
        .onComplete(_ -> again());
  }

  /** Looks may overtake each other: only more shifts replace fewer. */
  private void install(List<Shift> all) {
    var loaded = new BusinessTime(zone, all);
    time.accumulateAndGet(
        loaded, (held, fresh) -> fresh.shifts().size() > held.shifts().size() ? fresh : held);
  }
}
