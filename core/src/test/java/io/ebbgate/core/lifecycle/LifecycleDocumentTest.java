package io.ebbgate.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.movement.attempt.IncidentReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/lifecycles.md equal to what the code decides. {@code -Debbgate.docs.rewrite=true}
 * writes the file anew.
 */
class LifecycleDocumentTest {

  @Test
  void theDocumentSaysWhatTheCodeDecides() throws IOException {
    Path file = root().resolve("docs/lifecycles.md");
    String rendered = render();
    if (Boolean.getBoolean("ebbgate.docs.rewrite")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, rendered);
    }
    assertThat(file).as("run with -Debbgate.docs.rewrite=true to write it anew").exists();
    assertThat(Files.readString(file))
        .as("docs/lifecycles.md; run with -Debbgate.docs.rewrite=true to write it anew")
        .isEqualTo(rendered);
  }

  @Test
  void everyReasonForAnIncidentHasARowInTheBookOfIncidents() throws IOException {
    var book = Files.readString(root().resolve("docs/incidents.md"));
    for (var reason : IncidentReason.values()) {
      assertThat(book).contains("\n| `" + reason + "`");
    }
  }

  /** The folder above this module, wherever the build was started. */
  private static Path root() {
    return Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize().getParent();
  }

  private static String render() {
    var attempt = AttemptTable.table();
    var drawdown = DrawdownTable.table();
    var repayment = RepaymentTable.table();
    var orphan = OrphanTable.table();
    return String.join(
            "\n\n",
            "# Lifecycles",
            "Written by a test from what the code decides for every pair of a state and an event;"
                + " do not edit. A bold word is the new state, a dash means that nothing happens.",
            "## Attempt",
            "One attempt to move money. What has ended stays so, but that what moved may come back;"
                + " what contradicts an end opens an incident, once.",
            attempt.mermaid(List.of("Sending"), List.of("Moved", "NotMoved", "Returned")),
            attempt.markdown(),
            "## Drawdown",
            "What a drawdown makes of the news of its attempts. \"Older\" is an attempt that is not"
                + " its newest one.",
            drawdown.mermaid(
                List.of("Submitted", "Refused"),
                List.of("Disbursed", "Failed", "Refused", "Returned")),
            drawdown.markdown(),
            "## Repayment",
            "What a repayment makes of the news of its attempts.",
            repayment.mermaid(
                List.of("Submitted", "Refused"), List.of("Succeeded", "Failed", "Refused")),
            repayment.markdown(),
            "## Orphan",
            "A genuine callback that names no attempt. One that says that money moved, as in this"
                + " table, is closed by two people who explain it; any other one by one person.",
            orphan.mermaid(List.of("Waiting"), List.of("Matched", "Closed")),
            orphan.markdown(),
            "## Loan",
            "A loan is `Active` until nothing is owed on it, and `Settled` from then on: the state"
                + " is read off its instalments. Either becomes `Voided` for good when its payout"
                + " comes back; then nothing is owed, and the instalments say what had been due.")
        + "\n";
  }
}
