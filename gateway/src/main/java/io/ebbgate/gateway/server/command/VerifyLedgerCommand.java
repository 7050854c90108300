package io.ebbgate.gateway.server.command;

import io.ebbgate.core.ledger.chain.ChainBreak;
import io.ebbgate.core.ledger.chain.ChainHash;
import io.ebbgate.core.ledger.chain.ChainLink;
import io.ebbgate.gateway.usecase.ledger.chain.VerifyLedger;
import io.ebbgate.gateway.usecase.ledger.chain.VerifyLedger.Report;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ebbgate verify-ledger}. */
@Command(
    name = "verify-ledger",
    description = {
      "Recomputes the chain of hashes over all ledger entries, and names the first entry that is",
      "not what was booked. Changes nothing. Exit 0 only when every entry is in the chain as it was",
      "booked; entries of the last seconds may still wait for their place in it."
    })
public final class VerifyLedgerCommand extends DatabaseCommand {
  private static final Pattern NOTED = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");
  private static final int ENTRIES_AT_ONCE = 2_000;

  @Option(
      names = "--expect",
      paramLabel = "NUMBER:HASH",
      defaultValue = "",
      description = {
        "an end of the chain that was noted earlier and must still be in it: without it, a chain",
        "that somebody cut off and made anew from there on looks whole"
      })
  private String expect = "";

  @Option(
      names = "--late-after",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "how long an entry may wait for its place (default ${DEFAULT-VALUE})")
  private int lateAfterSeconds;

  @Override
  protected void check() {
    noted();
    if (lateAfterSeconds < 0 || lateAfterSeconds > 86_400) {
      throw new IllegalArgumentException(
          "--late-after must be from 0 to 86400: " + lateAfterSeconds);
    }
  }

  private Optional<ChainLink> noted() {
    if (expect.isEmpty()) {
      return Optional.empty();
    }
    Matcher read = NOTED.matcher(expect);
    if (!read.matches()) {
      throw new IllegalArgumentException(
          "--expect must be a number, a colon and 64 lower-case hexadecimal digits, as this command"
              + " prints them: "
              + expect);
    }
    return Optional.of(new ChainLink(Long.parseLong(read.group(1)), new ChainHash(read.group(2))));
  }

  @Override
  protected Map<String, Object> run(CommandSession session) {
    var report =
        session.await(
            new VerifyLedger(session.database().sealedEntries(), ENTRIES_AT_ONCE)
                .verify(noted(), Duration.ofSeconds(lateAfterSeconds)));
    return answer(report);
  }

  static Map<String, Object> answer(Report report) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("intact", report.intact());
    answer.put("checked", report.checked());
    answer.put("head", link(report.head()));
    report.broken().ifPresent(broken -> answer.put("firstBroken", broken(broken)));
    if (report.endsElsewhere()) {
      answer.put("endsAt", link(report.reached()));
    }
    report.expected().ifPresent(found -> answer.put("expectedFound", found));
    answer.put("waiting", report.outside().waiting());
    answer.put("late", report.outside().late());
    answer.put("strayTransfers", report.outside().strayTransfers());
    answer.put("wrongDays", report.wrongDays());
    answer.put("findings", findings(report));
    return answer;
  }

  private static Map<String, Object> link(ChainLink link) {
    var told = new LinkedHashMap<String, Object>();
    told.put("sequence", link.sequence());
    told.put("hash", link.hash().hex());
    return told;
  }

  private static Map<String, Object> broken(ChainBreak broken) {
    var told = new LinkedHashMap<String, Object>();
    told.put("sequence", broken.sequence());
    told.put("entryId", broken.entryId().toString());
    told.put("reason", broken.reason().name());
    return told;
  }

  private static List<String> findings(Report report) {
    var findings = new ArrayList<String>();
    report
        .broken()
        .ifPresent(broken ->
            findings.add(
                "entry %d (%s): %s"
                    .formatted(broken.sequence(), broken.entryId(), broken.reason().words())));
    if (report.endsElsewhere()) {
      findings.add(
          "the chain ends at %d with another hash, or earlier, than its own row says (%d)"
              .formatted(report.reached().sequence(), report.head().sequence()));
    }
    if (!report.expected().orElse(true)) {
      findings.add("the end that was noted earlier is not in the chain");
    }
    if (report.outside().late() > 0) {
      findings.add(
          report.outside().late()
              + " entries are not in the chain and should be: no gateway is running, or some were"
              + " slipped in");
    }
    if (report.outside().strayTransfers() > 0) {
      findings.add(report.outside().strayTransfers() + " transfers belong to no entry");
    }
    if (report.wrongDays() > 0) {
      findings.add(
          report.wrongDays()
              + " turnovers of a day and account (ledger_day) are not the sum of their entries");
    }
    return findings;
  }

  @Override
  protected boolean isProven(Map<String, Object> answer) {
    return Boolean.TRUE.equals(answer.get("intact"));
  }

  @Override
  protected String text(Map<String, Object> answer) {
    var told = new JsonObject(answer);
    var head = told.getJsonObject("head");
    var lines = new ArrayList<String>();
    lines.add("checked %,12d entries".formatted(told.getLong("checked")));
    lines.add("waiting %,12d entries".formatted(told.getLong("waiting")));
    lines.add("end     %d:%s".formatted(head.getLong("sequence"), head.getString("hash")));
    told.getJsonArray("findings").forEach(finding -> lines.add("! " + finding));
    lines.add(isProven(answer) ? "INTACT" : "NOT INTACT");
    return String.join(System.lineSeparator(), lines);
  }
}
