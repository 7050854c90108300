package io.ebbgate.proving.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.proving.audit.MoneyAudit;
import io.ebbgate.proving.client.Answer;
import io.ebbgate.proving.client.GatewayClient;
import io.ebbgate.proving.crowd.Borrower;
import io.ebbgate.proving.crowd.Crowd;
import io.ebbgate.proving.crowd.Population;
import io.ebbgate.proving.crowd.Progress;
import io.ebbgate.proving.demo.report.DemoReport;
import io.ebbgate.proving.demo.report.DemoReport.Messages;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Plays one day: onboarding, drawdowns, settling, repayments, settling, delivery of notices, audit.
 * Blocking.
 */
public final class DemoRun {
  private static final int MALFORMED_PER_HUNDRED = 5;
  private static final int REPAID_PERCENT = 60;
  private static final int REPEATED_PERCENT = 10;
  private static final int RETURNED_PERCENT = 2;

  private final DemoOptions options;
  private final GatewayClient gateway;
  private final Outside outside;
  private final MoneyAudit audit;
  private final Progress progress;
  private final Crowd crowd;
  private final SplittableRandom random;
  private final DrawdownDesk drawdowns;
  private final RepaymentDesk repayments;
  private final GatewayClient.Pause pause;
  private final InstantSource clock;

  /**
   * A day to play.
   *
   * @param outside the database and the sandbox, read as an outsider
   * @param clock the wall clock
   */
  public DemoRun(
      DemoOptions options,
      GatewayClient gateway,
      Outside outside,
      MoneyAudit audit,
      Progress progress,
      GatewayClient.Pause pause,
      InstantSource clock) {
    this.options = options;
    this.gateway = gateway;
    this.outside = outside;
    this.audit = audit;
    this.progress = progress;
    this.crowd = new Crowd(options.concurrency(), progress);
    this.random = new SplittableRandom(options.seed());
    var run = Long.toUnsignedString(options.seed(), 36);
    this.drawdowns = new DrawdownDesk(gateway, clock, run);
    this.repayments = new RepaymentDesk(gateway, run);
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Plays the day to its end.
   *
   * @param channels the channels that debits may use
   * @param faults the sandbox's mood, for the report
   */
  DemoReport play(List<String> channels, String faults)
      throws InterruptedException, IOException, SQLException {
    var borrowers = onboard(channels);
    var accepted = draw(borrowers);
    var wishes = wishes(accepted);
    var deadline = deadline();
    var settling = new Settling(progress, pause, clock, deadline);
    var drawn = new Orders("/v1/drawdowns/", gateway::get, crowd);
    var repaid = new Orders("/v1/repayments/", gateway::get, crowd);
    settling.await(
        drawn,
        accepted.stream().map(Accepted::drawdownId).toList(),
        repaid,
        ended -> repay(wishes, ended));
    long takenBack = takeBack(settling, count(repaid.all(), "Succeeded"));
    long returned = sendBack(settling, count(drawn.all(), "Disbursed"));
    long undelivered = settling.awaitNotices(outside);
    progress.say("auditing: every movement of the provider's book against the ledger");
    return report(faults, drawn.all(), repaid.all(), new Back(returned, takenBack), undelivered);
  }

  /** Until when the waits that begin now go on. */
  private Instant deadline() {
    var now = clock.instant();
    var deadline = options.time().deadline(now);
    progress.say(
        "waiting at most "
            + Duration.between(now, deadline).toSeconds()
            + " s in all for drawdowns, repayments and notices");
    return deadline;
  }

  private List<Borrower> onboard(List<String> channels) throws InterruptedException {
    var people = new Population(random.split(), "demo", channels).people(options.customers());
    return crowd.run(
        "credit lines opened",
        people.stream().map(person -> new Borrower(gateway, person).onboarding()).toList());
  }

  /** A drawdown that was accepted, and whose it is. */
  private record Accepted(String drawdownId, int person) {}

  private List<Accepted> draw(List<Borrower> borrowers) throws InterruptedException {
    var plan =
        new DrawdownPlan(random.split(), borrowers.stream().map(Borrower::person).toList())
            .requests(options.drawdowns());
    var quotes = new ArrayList<Callable<ObjectNode>>();
    for (int i = 0; i < plan.size(); i++) {
      quotes.add(drawdowns.quoted(plan.get(i), borrowers.get(plan.get(i).person()), i));
    }
    var requests = crowd.run("drawdowns quoted", quotes);
    for (var borrower : borrowers) {
      borrower.freeze();
    }
    var sends = new ArrayList<Callable<Optional<String>>>();
    for (int i = 0; i < plan.size(); i++) {
      sends.add(drawdowns.sending(plan.get(i), requests.get(i), i));
    }
    int malformed = Math.max(1, options.drawdowns() * MALFORMED_PER_HUNDRED / 100);
    var answers = crowd.run("drawdowns sent", sends);
    var accepted = new ArrayList<Accepted>();
    for (int i = 0; i < plan.size(); i++) {
      int person = plan.get(i).person();
      answers.get(i).ifPresent(id -> accepted.add(new Accepted(id, person)));
    }
    crowd.run("malformed requests sent", drawdowns.malformed(malformed));
    return accepted;
  }

  /** What becomes of a drawdown once it is paid out. */
  private record Wished(RepaymentDesk.Wish wish, boolean repeated, int number) {}

  /**
   * Which drawdowns are to be repaid and how, before anybody knows which of them ends first, so
   * that one seed wishes one day. One for each person: a card has one debit in flight at a time.
   */
  private Map<String, Wished> wishes(List<Accepted> accepted) {
    var choices = random.split();
    var wishes = RepaymentDesk.Wish.values();
    var wished = new HashMap<String, Wished>();
    var busy = new HashSet<Integer>();
    for (var drawdown : accepted) {
      if (choices.nextInt(100) < REPAID_PERCENT && busy.add(drawdown.person())) {
        var wish = wishes[choices.nextInt(wishes.length)];
        boolean repeated = choices.nextInt(100) < REPEATED_PERCENT;
        wished.put(drawdown.drawdownId(), new Wished(wish, repeated, wished.size()));
      }
    }
    return wished;
  }

  private List<String> repay(Map<String, Wished> wishes, List<Answer> ended)
      throws InterruptedException {
    var tasks = new ArrayList<Callable<Optional<String>>>();
    for (var drawdown : ended) {
      var wished = wishes.get(drawdown.text("id"));
      if (wished != null && drawdown.text("state").equals("Disbursed")) {
        tasks.add(
            repayments.repaying(
                drawdown.text("loanId"),
                drawdown.text("cardId"),
                wished.wish(),
                wished.repeated(),
                wished.number()));
      }
    }
    return crowd.run("repayments sent", tasks, false).stream().flatMap(Optional::stream).toList();
  }

  /**
   * The bank sends some payouts back, of loans that were repaid or not, if there is time to hear of
   * them; answers how many the gateway knows of.
   */
  private long sendBack(Settling settling, long disbursed)
      throws InterruptedException, IOException, SQLException {
    if (disbursed == 0 || !settling.hasTime()) {
      return 0;
    }
    long sentBack =
        outside.sendBack(Math.max(1, disbursed * RETURNED_PERCENT / 100), random.split());
    return settling.awaitReturned(outside, sentBack);
  }

  /** The bank takes some debits back; answers how many the gateway has called a person for. */
  private long takeBack(Settling settling, long succeeded)
      throws InterruptedException, IOException, SQLException {
    if (succeeded == 0 || !settling.hasTime()) {
      return 0;
    }
    long takenBack =
        outside.takeBack(Math.max(1, succeeded * RETURNED_PERCENT / 100), random.split());
    return settling.awaitTakenBack(outside, takenBack);
  }

  /** What came back after it had moved, as the gateway knows. */
  private record Back(long payouts, long debits) {}

  private DemoReport report(
      String faults, List<Answer> ended, List<Answer> repaid, Back back, long undelivered)
      throws InterruptedException, IOException, SQLException {
    var d = drawdowns.tally();
    var r = repayments.tally();
    var sms = outside.sandboxMessages().required("sms");
    return new DemoReport(
        options.seed(),
        faults,
        new DemoReport.Drawdowns(
            d.sent(),
            d.accepted(),
            d.replayed(),
            d.refused(),
            d.refusedBy(),
            count(ended, "Disbursed"),
            count(ended, "Failed"),
            ended.size() - count(ended, "Disbursed") - count(ended, "Failed"),
            back.payouts()),
        new DemoReport.Repayments(
            r.sent(),
            r.accepted(),
            r.replayed(),
            r.refused(),
            r.refusedBy(),
            count(repaid, "Succeeded"),
            count(repaid, "Failed"),
            repaid.size() - count(repaid, "Succeeded") - count(repaid, "Failed"),
            back.debits()),
        new Messages(number(sms, "sent"), number(sms, "duplicates")),
        outside.reportsQueued(),
        undelivered,
        audit.run(),
        d.percentileMs(50),
        d.percentileMs(99),
        progress.elapsed().toMillis());
  }

  private static long number(JsonNode node, String member) {
    return node.required(member).asLong();
  }

  private static long count(List<Answer> ended, String state) {
    return IntStream.range(0, ended.size())
        .filter(i -> ended.get(i).text("state").equals(state))
        .count();
  }
}
