package io.ebbgate.proving.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.demo.Outside;
import java.sql.SQLException;

/** Counts what a local stack did, from outside the gateway. */
public final class StackOutside implements Outside {
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
    return audit.count("select count(*) from outbox where state <> 'Delivered'");
  }

  @Override
  public long reportsQueued() throws SQLException {
    return audit.count("select count(*) from outbox where kind = 'REPORT'");
  }
}
