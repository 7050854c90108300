package io.ebbgate.gateway.server.command;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.usecase.casefile.TellCase;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ebbgate case}. */
@Command(
    name = "case",
    description = {
      "Tells the story of one order: how its way was chosen, attempts, evidence, ledger entries,",
      "messages, incidents, and what happens next and when."
    })
public final class CaseCommand extends DatabaseCommand {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "drw_... or rep_..., or the order's UUID as the database shows it")
  private String id = "";

  @Override
  protected void check() {
    orderId();
  }

  private UUID orderId() {
    Optional<UUID> drawdown = IdKind.DRAWDOWN.parse(id);
    return drawdown
        .or(() -> IdKind.REPAYMENT.parse(id))
        .or(this::plain)
        .orElseThrow(() ->
            new IllegalArgumentException(
                id + " is neither a drawdown (drw_...) nor a repayment (rep_...), and no UUID"));
  }

  /** Whoever looks at the tables at night has this form at hand. */
  private Optional<UUID> plain() {
    try {
      return Optional.of(UUID.fromString(id)).filter(read -> read.toString().equals(id));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  @Override
  protected Map<String, Object> run(CommandSession session) {
    return session.await(
        new TellCase(session.database().caseFiles(), _ -> Optional.empty()).tellAnyone(orderId()));
  }

  @Override
  protected String text(Map<String, Object> answer) {
    return CaseText.of(answer);
  }
}
