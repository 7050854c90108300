package io.ebbgate.proving.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.demo.Outside;
import io.ebbgate.sandbox.book.BookKind;
import io.ebbgate.sandbox.book.BookRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;

/** Counts what a local stack did, from outside the gateway. */
public final class StackOutside implements Outside {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final LocalStack stack;
  private final MoneyAudit audit;

  public StackOutside(LocalStack stack, MoneyAudit audit) {
    this.stack = stack;
    this.audit = audit;
  }

  @Override
  public JsonNode sandboxMessages() {
    return stack.sandbox().messages();
  }

  @Override
  public long noticesUndelivered() throws SQLException {
    return audit.count("select count(*) from outbox where state in ('Queued', 'Parked')");
  }

  @Override
  public long sendBack(long atMost, SplittableRandom choice)
      throws IOException, InterruptedException {
    return back(BookKind.PAYOUT, atMost, choice);
  }

  @Override
  public long takeBack(long atMost, SplittableRandom choice)
      throws IOException, InterruptedException {
    return back(BookKind.DEBIT, atMost, choice);
  }

  private long back(BookKind kind, long atMost, SplittableRandom choice)
      throws IOException, InterruptedException {
    var moved =
        new ArrayList<>(
            stack.sandbox().book().rows().stream().filter(row -> row.kind() == kind).toList());
    long sent = 0;
    while (sent < atMost && !moved.isEmpty()) {
      sendBack(moved.remove(choice.nextInt(moved.size())));
      sent++;
    }
    return sent;
  }

  private void sendBack(BookRow moved) throws IOException, InterruptedException {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("merchant", moved.merchant())
            .put("reference", moved.reference());
    var returns = URI.create("http://127.0.0.1:" + stack.sandbox().port() + "/sandbox/returns");
    var answer =
        http.send(
            HttpRequest.newBuilder(returns)
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the sandbox sent nothing back: " + answer.body());
    }
  }

  @Override
  public long drawdownsReturned() throws SQLException {
    return audit.count("select count(*) from drawdown where state = 'Returned'");
  }

  @Override
  public long debitsTakenBack() throws SQLException {
    return audit.count(
        "select count(distinct order_id) from incident where reason = 'DEBIT_RETURNED'");
  }

  @Override
  public long reportsQueued() throws SQLException {
    return audit.count("select count(*) from outbox where kind = 'REPORT'");
  }
}
