package io.ebbgate.gateway.store.servicing;

import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Plans as they are kept beside what changed them: amounts are principal, interest, fee, penalty.
 */
final class PlanFormat {

  private PlanFormat() {}

  static JsonArray json(List<InstalmentRow> plan) {
    var rows = new JsonArray();
    for (var row : plan) {
      rows.add(
          new JsonObject()
              .put("number", row.number())
              .put("dueDate", row.dueDate().toString())
              .put(
                  "due",
                  JsonArray.of(
                      row.principalDue(), row.interestDue(), row.feeDue(), row.penaltyDue()))
              .put(
                  "paid",
                  JsonArray.of(
                      row.principalPaid(), row.interestPaid(), row.feePaid(), row.penaltyPaid()))
              .put(
                  "relieved",
                  JsonArray.of(
                      0L, row.interestRelieved(), row.feeRelieved(), row.penaltyRelieved()))
              .put("lateBalanceDays", row.lateBalanceDays())
              .put("accelerated", row.accelerated()));
    }
    return rows;
  }

  static List<InstalmentRow> plan(UUID loanId, JsonArray rows) {
    var plan = new ArrayList<InstalmentRow>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.getJsonObject(i);
      var due = row.getJsonArray("due");
      var paid = row.getJsonArray("paid");
      var relieved = row.getJsonArray("relieved");
      plan.add(
          new InstalmentRow(
              loanId,
              row.getInteger("number"),
              LocalDate.parse(row.getString("dueDate")),
              due.getLong(0),
              due.getLong(1),
              due.getLong(2),
              due.getLong(3),
              paid.getLong(0),
              paid.getLong(1),
              paid.getLong(2),
              paid.getLong(3),
              relieved.getLong(1),
              relieved.getLong(2),
              relieved.getLong(3),
              row.getLong("lateBalanceDays"),
              row.getBoolean("accelerated")));
    }
    return plan;
  }
}
