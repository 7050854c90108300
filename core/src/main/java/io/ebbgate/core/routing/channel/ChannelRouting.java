package io.ebbgate.core.routing.channel;

import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.core.routing.Considered;
import io.ebbgate.core.routing.Verdict;
import io.ebbgate.core.routing.channel.ChannelRequest.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the channel of an attempt: hard rules first; of the rest, channels that this order has
 * not tried come first, then the smallest priority, the smallest fee, the code. Pure.
 */
public final class ChannelRouting {

  private ChannelRouting() {}

  /** The decision with its explanation. */
  public static ChannelDecision choose(ChannelSnapshot snapshot, ChannelRequest request) {
    var fit = new ArrayList<ChannelTerms>(snapshot.channels().size());
    var removed = new ArrayList<Considered>();
    for (ChannelTerms channel : snapshot.channels()) {
      Optional<Verdict.Removed> verdict = removes(channel, snapshot, request);
      if (verdict.isPresent()) {
        removed.add(new Considered(channel.code(), verdict.get()));
      } else {
        fit.add(channel);
      }
    }
    fit.sort(order(request.tried()));
    removed.sort(Comparator.comparing(Considered::code));
    var considered = new ArrayList<Considered>(snapshot.channels().size());
    for (ChannelTerms channel : fit) {
      considered.add(
          new Considered(
              channel.code(),
              new Verdict.Ranked(considered.size() + 1, rankedBy(channel, request.tried()))));
    }
    considered.addAll(removed);
    return new ChannelDecision(
        fit.stream().findFirst().map(channel -> choice(channel, request, considered)), considered);
  }

  private static ChannelChoice choice(
      ChannelTerms channel, ChannelRequest request, List<Considered> considered) {
    var agreement =
        switch (request.kind()) {
          case PAYOUT -> "";
          case DEBIT -> request.agreements().getOrDefault(channel.code(), "");
        };
    return new ChannelChoice(channel.code(), agreement, others(channel, considered));
  }

  private static Set<String> others(ChannelTerms chosen, List<Considered> considered) {
    return considered.stream()
        .filter(one ->
            switch (one.verdict()) {
              case Verdict.Ranked _ -> !one.code().equals(chosen.code());
              case Verdict.Removed removed -> ChannelDecision.isPassing(removed);
            })
        .map(Considered::code)
        .collect(Collectors.toSet());
  }

  private static Comparator<ChannelTerms> order(List<Tried> tried) {
    return Comparator.<ChannelTerms>comparingLong(channel -> timesTried(channel, tried))
        .thenComparingInt(ChannelTerms::priority)
        .thenComparingLong(ChannelTerms::feeMinor)
        .thenComparing(ChannelTerms::code);
  }

  private static String rankedBy(ChannelTerms channel, List<Tried> tried) {
    return "priority "
        + channel.priority()
        + ", fee "
        + channel.feeMinor()
        + ", tried "
        + timesTried(channel, tried);
  }

  private static long timesTried(ChannelTerms channel, List<Tried> tried) {
    return tried.stream().filter(one -> one.channel().equals(channel.code())).count();
  }

  private static Optional<Verdict.Removed> removes(
      ChannelTerms channel, ChannelSnapshot snapshot, ChannelRequest request) {
    if (!channel.enabled()) {
      return removed(ChannelRule.DISABLED, "switched off");
    }
    if (!offers(channel, request.kind())) {
      return removed(ChannelRule.KIND_NOT_OFFERED, "no " + request.kind());
    }
    if (!request.amount().currency().equals(channel.maximum().currency())) {
      return removed(
          ChannelRule.CURRENCY_DIFFERS,
          request.amount().currency() + " is not " + channel.maximum().currency());
    }
    if (request.amount().compareTo(channel.maximum()) > 0) {
      return removed(
          ChannelRule.AMOUNT_ABOVE_MAXIMUM,
          request.amount() + " is above the maximum " + channel.maximum());
    }
    if (!channel.reaches(request.bank())) {
      return removed(ChannelRule.BANK_NOT_REACHED, request.bank() + " is not reached");
    }
    if (request.kind() == MovementKind.DEBIT && !request.agreements().containsKey(channel.code())) {
      return removed(ChannelRule.AGREEMENT_MISSING, "the card has no active agreement with it");
    }
    if (request.tried().stream().anyMatch(one -> declined(channel, one))) {
      return removed(ChannelRule.DECLINED_BEFORE, "it declined this order");
    }
    if (snapshot.unconnected().contains(channel.code())) {
      return removed(
          ChannelRule.NO_CONNECTOR, "its provider's program, settings or secret are missing");
    }
    if (snapshot.breakerOf(channel) == BreakerState.OPEN) {
      return removed(ChannelRule.BREAKER_OPEN, "its circuit breaker is open");
    }
    return Optional.empty();
  }

  private static boolean offers(ChannelTerms channel, MovementKind kind) {
    return switch (kind) {
      case PAYOUT -> channel.payout();
      case DEBIT -> channel.debit();
    };
  }

  private static boolean declined(ChannelTerms channel, Tried tried) {
    boolean declines =
        switch (tried.proof().reason()) {
          case DECLINED_BY_CHANNEL, DECLINED_FOR_PAYEE, INSUFFICIENT_FUNDS -> true;
          case NOT_SENT, NOT_FOUND_AFTER_SETTLING -> false;
        };
    return declines && tried.channel().equals(channel.code());
  }

  private static Optional<Verdict.Removed> removed(ChannelRule rule, String detail) {
    return Optional.of(new Verdict.Removed(rule.name(), detail));
  }
}
