package io.ebbgate.gateway.server.command;

import io.ebbgate.core.calendar.BusinessTime;
import io.ebbgate.gateway.usecase.ledger.close.CloseBook.Balance;
import io.ebbgate.gateway.usecase.ledger.close.CloseDays;
import io.ebbgate.gateway.usecase.ledger.close.CloseReport;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ebbgate close}. */
@Command(
    name = "close",
    description = {
      "Closes a business day that is over: writes what every active loan is at its end, and the",
      "balances by product, funder, bucket and class. Days that were missed are closed before it.",
      "A close that was killed is carried on from its last batch; a closed day stays as it is."
    })
public final class CloseCommand extends DatabaseCommand {
  private static final Duration LEASE = Duration.ofSeconds(30);

  @Option(
      names = "--date",
      paramLabel = "DATE",
      required = true,
      description = "the business day, as 2026-11-25")
  private String date = "";

  @Option(
      names = "--batch",
      paramLabel = "LOANS",
      defaultValue = "2000",
      description = "loans in one transaction (default ${DEFAULT-VALUE})")
  private int batch;

  @Override
  protected void check() {
    day();
    if (batch < 1 || batch > 20_000) {
      throw new IllegalArgumentException("--batch must be from 1 to 20000: " + batch);
    }
  }

  private LocalDate day() {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException("--date must be a day such as 2026-11-25: " + date);
    }
  }

  @Override
  protected Map<String, Object> run(CommandSession session) {
    var config = session.config();
    var database = session.database();
    var terms = session.await(database.terms().load());
    var shifts = session.await(database.clockShifts().all());
    var close =
        new CloseDays(
            database.closeBook(),
            () -> terms,
            config.regulation().caps(),
            new CloseDays.Settings(batch, LEASE),
            session.ids().next(),
            new BusinessTime(config.business().zone(), shifts),
            session.clock());
    return answer(session.await(close.closeUpTo(day())));
  }

  static Map<String, Object> answer(List<CloseReport> reports) {
    var last = reports.getLast();
    var balances = last.closed().balances();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("date", last.closed().date().toString());
    answer.put("loans", last.closed().loans());
    answer.put("batches", last.closed().batches());
    answer.put("principal", sum(balances, Balance::principalMinor));
    answer.put("interestReceivable", sum(balances, Balance::interestReceivableMinor));
    answer.put("penaltyReceivable", sum(balances, Balance::penaltyReceivableMinor));
    answer.put("byBucket", byBucket(balances));
    answer.put("elapsedMs", last.elapsed().toMillis());
    answer.put("resumed", last.resumed());
    answer.put("alreadyClosed", last.alreadyClosed());
    answer.put(
        "closedBefore",
        reports.subList(0, reports.size() - 1).stream()
            .map(report -> report.closed().date().toString())
            .toList());
    return answer;
  }

  private static long sum(List<Balance> balances, ToLongFunction<Balance> part) {
    return balances.stream().mapToLong(part).reduce(0, Math::addExact);
  }

  private static Map<String, Object> byBucket(List<Balance> balances) {
    var loans = new TreeMap<String, Object>();
    for (var bucket : new ArrayList<>(balances.stream().map(Balance::bucket).distinct().toList())) {
      loans.put(
          bucket,
          sum(
              balances.stream().filter(one -> one.bucket().equals(bucket)).toList(),
              Balance::loans));
    }
    return loans;
  }

  @Override
  protected String text(Map<String, Object> answer) {
    var told = new JsonObject(answer);
    var lines = new ArrayList<String>();
    lines.add(
        "%s %s"
            .formatted(
                told.getString("date"),
                told.getBoolean("alreadyClosed")
                    ? "was closed already"
                    : told.getBoolean("resumed") ? "closed, carried on" : "closed"));
    told.getJsonArray("closedBefore").forEach(day -> lines.add(day + " closed before it"));
    lines.add("loans               %,18d".formatted(told.getLong("loans")));
    for (var bucket : told.getJsonObject("byBucket")) {
      lines.add(
          "  %-17s %,18d".formatted(bucket.getKey(), ((Number) bucket.getValue()).longValue()));
    }
    for (var part : List.of("principal", "interestReceivable", "penaltyReceivable")) {
      lines.add("%-19s %,18d fen".formatted(part, told.getLong(part)));
    }
    return String.join(System.lineSeparator(), lines);
  }
}
