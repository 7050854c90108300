package io.ebbgate.gateway.http.operators;

import io.ebbgate.core.calendar.ClockMove;
import io.ebbgate.gateway.http.exchange.Answer;
import io.ebbgate.gateway.http.exchange.Call;
import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.exchange.Exchange.Action;
import io.ebbgate.gateway.http.json.Fields;
import io.ebbgate.gateway.usecase.calendar.BusinessClocks;
import io.ebbgate.gateway.usecase.calendar.ClockView;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Map;

/** What business time is, and moving it on where it may be moved. */
public final class ClockActions {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
  private static final int MOST_DAYS = 36_500;
  private static final String DATE = "date";
  private static final String NOW = "now";
  private static final String DAYS = "days";

  private final BusinessClocks clock;

  /** Actions on a port. */
  public ClockActions(BusinessClocks clock) {
    this.clock = clock;
  }

  /** Which endpoint does what. */
  public Map<Endpoint, Action> actions() {
    return Map.of(
        Endpoint.READ_BUSINESS_CLOCK,
        _ -> Future.succeededFuture(answer(clock.read())),
        Endpoint.MOVE_BUSINESS_CLOCK,
        this::move);
  }

  private Future<Answer> move(Call call) {
    var fields = call.fields();
    var move = move(fields);
    fields.finish();
    return clock.move(call.principal(), move).map(ClockActions::answer);
  }

  /** One of the three; of several the mistake is told at the second. */
  private static ClockMove move(Fields fields) {
    var date = fields.optionalDate(DATE, FIRST, LAST);
    boolean hasDate = fields.isGiven(DATE);
    boolean hasNow = fields.isGiven(NOW);
    boolean hasDays = fields.isGiven(DAYS);
    if ((hasDate && (hasNow || hasDays)) || (hasNow && hasDays)) {
      fields.wrong(hasDays ? DAYS : NOW, "", "Give one of date, now and days.");
    }
    if (hasNow) {
      return new ClockMove.ToInstant(fields.instant(NOW));
    }
    if (hasDays) {
      return new ClockMove.OnByDays(fields.whole(DAYS, 1, MOST_DAYS));
    }
    if (!hasDate) {
      fields.instant(NOW);
    }
    return new ClockMove.ToDate(date.orElse(FIRST));
  }

  private static Answer answer(ClockView view) {
    return Answer.json(
        200,
        json ->
            json.instant(NOW, view.now()).date(DATE, view.date()).flag("movable", view.movable()));
  }
}
