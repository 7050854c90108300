package io.ebbgate.gateway.store.orphan;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.orphan.OrphanState;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans.Due;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;

/** Reads rows of {@code orphan_callback}. */
public final class OrphanReading {

  private OrphanReading() {}

  /** An orphan whose time has come; {@code there} says whether its attempt is there. */
  public static Due due(Row row) {
    return new Due(
        new OrphanRow(
            row.getUUID("id"),
            row.getString("channel"),
            row.getString("nonce"),
            row.getString("reference"),
            Optional.ofNullable(row.getUUID("attempt_id")),
            MovementKind.valueOf(row.getString("kind")),
            outcome(row),
            row.getString("provider_code"),
            row.getString("digest"),
            row.getOffsetDateTime("received_at").toInstant()),
        state(row),
        row.getBoolean("there"));
  }

  private static OrphanState state(Row row) {
    return switch (row.getString("state")) {
      case "Waiting" -> new OrphanState.Waiting(row.getInteger("looked"));
      case "Alarmed" -> new OrphanState.Alarmed(row.getInteger("looked"));
      case "Matched" -> new OrphanState.Matched();
      case "Closed" -> new OrphanState.Closed();
      default ->
          throw new IllegalStateException("no state of an orphan: " + row.getString("state"));
    };
  }

  private static Outcome outcome(Row row) {
    var detail = row.getString("detail");
    return switch (row.getString("outcome")) {
      case "Moved" ->
          new Moved(
              new Money(
                  row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
              row.getString("provider_reference"),
              row.getOffsetDateTime("moved_at").toInstant(),
              Optional.ofNullable(row.getOffsetDateTime("returned_at"))
                  .map(OffsetDateTime::toInstant));
      case "NotMoved" -> new NotMoved(NotMoved.Reason.valueOf(row.getString("reason")), detail);
      case "Pending" -> new Pending(detail);
      case "Unknown" -> new Unknown(Unknown.Cause.valueOf(row.getString("reason")), detail);
      default -> throw new IllegalStateException("no outcome: " + row.getString("outcome"));
    };
  }
}
