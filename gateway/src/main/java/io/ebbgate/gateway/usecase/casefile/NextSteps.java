package io.ebbgate.gateway.usecase.casefile;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What happens next to an order, and when: read off the rows that the gateway itself works from.
 */
final class NextSteps {
  private record Step(String text, Optional<Instant> at) {}

  private NextSteps() {}

  /** Dated steps first, by time; then what waits for a person. Empty when all is done. */
  static List<Map<String, Object>> of(CaseFile file, Function<UUID, Optional<Wait>> waits) {
    var steps = new ArrayList<Step>();
    file.attempts().forEach(attempt -> step(attempt, waits).ifPresent(steps::add));
    file.notices().forEach(notice -> step(notice).ifPresent(steps::add));
    for (CaseFile.Incident incident : file.incidents()) {
      if (incident.state().equals("Open")) {
        String id = IdKind.INCIDENT.format(incident.id());
        steps.add(
            new Step(
                "A person resolves incident " + id + ": " + incident.reason(), Optional.empty()));
      }
    }
    file.actions().forEach(action -> step(action).ifPresent(steps::add));
    if (file.heldSince().isPresent()) {
      steps.add(
          new Step("A person resumes it: until then nothing further is started", Optional.empty()));
    }
    boolean underWay = file.order().state().equals("Submitted");
    if (underWay && file.attempts().stream().allMatch(NextSteps::ended)) {
      steps.add(new Step("The next attempt is decided", Optional.empty()));
    }
    steps.sort(Comparator.comparing(step -> step.at().orElse(Instant.MAX)));
    return steps.stream().map(NextSteps::tree).toList();
  }

  private static boolean ended(CaseFile.Attempt attempt) {
    return attempt.endedAt().isPresent();
  }

  private static Optional<Step> step(
      CaseFile.Attempt attempt, Function<UUID, Optional<Wait>> waits) {
    if (ended(attempt)) {
      // Of what has ended only a payout that moved is asked about: a person wants to know.
      return attempt
          .dueAt()
          .map(due ->
              new Step(
                  attempt.channel()
                      + " is asked whether "
                      + IdKind.ATTEMPT.format(attempt.id())
                      + " came back, for the "
                      + ordinal(attempt.asked() + 1)
                      + " time",
                  Optional.of(due)));
    }
    if (attempt.state().equals("Sending")) {
      var wait = waits.apply(attempt.id());
      if (wait.isPresent()) {
        return Optional.of(step(attempt, wait.get()));
      }
    }
    String reference = IdKind.ATTEMPT.format(attempt.id());
    String text =
        switch (attempt.state()) {
          case "Sending" ->
              reference
                  + " is being sent to "
                  + attempt.channel()
                  + "; unless its answer is heard, the provider is asked";
          case "Asking" ->
              attempt.channel()
                  + " is asked what became of "
                  + reference
                  + ", for the "
                  + ordinal(attempt.asked() + 1)
                  + " time";
          default -> reference + " is " + attempt.state() + ": evidence has to agree again";
        };
    return Optional.of(new Step(text, attempt.dueAt()));
  }

  private static Step step(CaseFile.Attempt attempt, Wait wait) {
    String reference = IdKind.ATTEMPT.format(attempt.id());
    String channel = attempt.channel();
    return switch (wait) {
      case Wait.Room room ->
          new Step(
              ("%s is sent when a call to %s ends, or not at all after this time: %d of at most"
                      + " %d were under way")
                  .formatted(reference, channel, room.underWay(), room.limit()),
              attempt.dueAt());
      case Wait.Rate rate ->
          new Step(
              "%s waits for the rate of %s, whose next call may begin"
                  .formatted(reference, channel),
              Optional.of(rate.due()));
      case Wait.Breaker breaker ->
          new Step(
              "%s waits for the breaker of %s, which may be tried again"
                  .formatted(reference, channel),
              Optional.of(breaker.due()));
      case Wait.Retry retry ->
          new Step(
              "%s is handed to %s for the %s time: so far not a byte was sent"
                  .formatted(reference, channel, ordinal(retry.tries() + 1)),
              Optional.of(retry.due()));
    };
  }

  private static Optional<Step> step(CaseFile.Notice notice) {
    String what = notice.kind() + " " + notice.scene();
    return switch (notice.state()) {
      case "Queued" ->
          Optional.of(
              notice
                  .behind()
                  .map(parked -> behind(what, parked))
                  .orElseGet(() ->
                      new Step(
                          what + " is delivered, " + ordinal(notice.tries() + 1) + " try",
                          Optional.of(notice.dueAt()))));
      case "Parked" ->
          Optional.of(
              new Step(
                  "A person sees to " + what + ": " + notice.tries() + " tries failed",
                  Optional.empty()));
      default -> Optional.empty();
    };
  }

  /** Reports of a loan are taken in their order: what is due is of no account. */
  private static Step behind(String what, UUID parked) {
    return new Step(
        what
            + " waits for "
            + IdKind.NOTICE.format(parked)
            + ", which is parked: a person queues that one again first",
        Optional.empty());
  }

  private static Optional<Step> step(CaseFile.Action action) {
    String what = IdKind.OPERATOR_ACTION.format(action.id()) + ": " + action.kind();
    return switch (action.status()) {
      case "Proposed" ->
          Optional.of(
              new Step(
                  "Somebody other than " + action.proposer() + " approves " + what,
                  Optional.empty()));
      case "Approved" ->
          Optional.of(new Step("What was approved is learned, " + what, Optional.empty()));
      default -> Optional.empty();
    };
  }

  private static String ordinal(int number) {
    int tens = number % 100;
    if (tens >= 11 && tens <= 13) {
      return number + "th";
    }
    return number
        + switch (number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  private static Map<String, Object> tree(Step step) {
    var tree = new LinkedHashMap<String, Object>();
    step.at().ifPresent(at -> tree.put("at", at.toString()));
    tree.put("step", step.text());
    return tree;
  }
}
