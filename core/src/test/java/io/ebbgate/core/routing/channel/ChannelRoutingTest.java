package io.ebbgate.core.routing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.product.ChannelTerms;
import io.ebbgate.core.routing.Verdict;
import io.ebbgate.core.routing.channel.ChannelRequest.Tried;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelRoutingTest {

  private static final Money AMOUNT = Money.fen(500_000);

  private static ChannelTerms channel(String code, int priority, long fee) {
    return new ChannelTerms(
        code, "provider", priority, true, true, fee, Money.fen(1_000_000), List.of(), true);
  }

  private static ChannelSnapshot snapshot(ChannelTerms... channels) {
    return new ChannelSnapshot(List.of(channels), Map.of());
  }

  private static List<String> rules(ChannelDecision decision) {
    return decision.considered().stream()
        .map(one ->
            switch (one.verdict()) {
              case Verdict.Removed(String rule, String _) -> one.code() + " " + rule;
              case Verdict.Ranked(int rank, String _) -> one.code() + " " + rank;
            })
        .toList();
  }

  @Test
  void priorityThenFeeThenCodeRankTheChannels() {
    var decision =
        ChannelRouting.choose(
            snapshot(
                channel("d", 2, 0),
                channel("c", 1, 100),
                channel("b", 1, 50),
                channel("a", 1, 100)),
            ChannelRequest.payout(AMOUNT, "ICBC"));

    assertThat(decision.choice()).contains(new ChannelChoice("b", "", Set.of("a", "c", "d")));
    assertThat(rules(decision)).containsExactly("b 1", "a 2", "c 3", "d 4");
  }

  @Test
  void everyRemovedChannelIsNamedWithItsRule() {
    var dollars = new Money(1_000_000, Currency.getInstance("USD"));
    var snapshot =
        new ChannelSnapshot(
            List.of(
                new ChannelTerms(
                    "1", "provider", 1, true, true, 0, Money.fen(1_000_000), List.of(), false),
                new ChannelTerms(
                    "2", "provider", 1, false, true, 0, Money.fen(1_000_000), List.of(), true),
                new ChannelTerms("3", "provider", 1, true, true, 0, dollars, List.of(), true),
                new ChannelTerms(
                    "4", "provider", 1, true, true, 0, Money.fen(499_999), List.of(), true),
                new ChannelTerms(
                    "5", "provider", 1, true, true, 0, Money.fen(500_000), List.of("ABC"), true),
                channel("6", 1, 0),
                channel("7", 1, 0),
                channel("8", 1, 0)),
            Map.of("6", BreakerState.OPEN, "7", BreakerState.HALF_OPEN, "8", BreakerState.OPEN),
            Set.of("8"));
    var decision = ChannelRouting.choose(snapshot, ChannelRequest.payout(AMOUNT, "ICBC"));

    assertThat(decision.choice())
        .as("of the others 6 and 8 may be usable again")
        .contains(new ChannelChoice("7", "", Set.of("6", "8")));
    assertThat(rules(decision))
        .containsExactly(
            "7 1",
            "1 DISABLED",
            "2 KIND_NOT_OFFERED",
            "3 CURRENCY_DIFFERS",
            "4 AMOUNT_ABOVE_MAXIMUM",
            "5 BANK_NOT_REACHED",
            "6 BREAKER_OPEN",
            "8 NO_CONNECTOR");
  }

  @Test
  void aDebitUsesOnlyChannelsWhereTheCardHasAnAgreement() {
    var channels = snapshot(channel("a", 1, 0), channel("b", 2, 0));

    var decision =
        ChannelRouting.choose(channels, ChannelRequest.debit(AMOUNT, "ICBC", Map.of("b", "AG-77")));

    assertThat(decision.choice()).contains(new ChannelChoice("b", "AG-77"));
    assertThat(rules(decision)).containsExactly("b 1", "a AGREEMENT_MISSING");
  }

  @Test
  void aPayoutNeedsNoAgreementAndADebitOnlyChannelPaysNothingOut() {
    var debitOnly =
        new ChannelTerms("a", "provider", 1, false, true, 0, Money.fen(1_000_000), List.of(), true);
    var payoutOnly =
        new ChannelTerms("b", "provider", 1, true, false, 0, Money.fen(1_000_000), List.of(), true);

    assertThat(
            rules(
                ChannelRouting.choose(
                    snapshot(debitOnly, payoutOnly), ChannelRequest.payout(AMOUNT, "ICBC"))))
        .containsExactly("b 1", "a KIND_NOT_OFFERED");
    assertThat(
            rules(
                ChannelRouting.choose(
                    snapshot(debitOnly, payoutOnly),
                    ChannelRequest.debit(AMOUNT, "ICBC", Map.of("a", "1", "b", "2")))))
        .containsExactly("a 1", "b KIND_NOT_OFFERED");
  }

  @ParameterizedTest
  @EnumSource(
      value = NotMoved.Reason.class,
      names = {"DECLINED_BY_CHANNEL", "DECLINED_FOR_PAYEE", "INSUFFICIENT_FUNDS"})
  void aChannelThatDeclinedIsNotAskedAgain(NotMoved.Reason reason) {
    var decision = chooseAfter(new Tried("a", new NotMoved(reason, "E")));

    assertThat(rules(decision)).containsExactly("b 1", "a DECLINED_BEFORE");
  }

  @ParameterizedTest
  @EnumSource(
      value = NotMoved.Reason.class,
      names = {"NOT_SENT", "NOT_FOUND_AFTER_SETTLING"})
  void aChannelThatWasNeverReachedComesLast(NotMoved.Reason reason) {
    var decision = chooseAfter(new Tried("a", new NotMoved(reason, "")));

    assertThat(rules(decision)).containsExactly("b 1", "a 2");
  }

  private static ChannelDecision chooseAfter(Tried tried) {
    return ChannelRouting.choose(
        snapshot(channel("a", 1, 0), channel("b", 2, 0)),
        new ChannelRequest(MovementKind.PAYOUT, AMOUNT, "ICBC", Map.of(), List.of(tried)));
  }

  @Test
  void aChannelAdmitsWhileItIsSwitchedOnAndConnectedAndItsBreakerIsNotOpen() {
    var off =
        new ChannelTerms(
            "off", "provider", 1, true, true, 0, Money.fen(1_000_000), List.of(), false);
    var all =
        new ChannelSnapshot(
            List.of(
                channel("a", 1, 0),
                channel("b", 1, 0),
                channel("c", 1, 0),
                channel("d", 1, 0),
                off),
            Map.of("a", BreakerState.OPEN, "b", BreakerState.HALF_OPEN),
            Set.of("d"));

    assertThat(List.of("a", "b", "c", "d", "off", "unknown").stream().filter(all::admits))
        .containsExactly("b", "c");
  }

  @Test
  void aChannelThatCannotBeUsedForAFaultOfOursBlocksForNowAndRefusesNothing() {
    var decision =
        ChannelRouting.choose(
            new ChannelSnapshot(List.of(channel("a", 1, 0)), Map.of(), Set.of("a")),
            ChannelRequest.payout(AMOUNT, "ICBC"));

    assertThat(rules(decision)).containsExactly("a NO_CONNECTOR");
    assertThat(decision.isBlockedForNow()).isTrue();
  }

  @Test
  void itIsSaidWhetherOnlyAnOpenBreakerStandsInTheWay() {
    var request = ChannelRequest.debit(AMOUNT, "ICBC", Map.of("a", "AG-1"));
    var both = List.of(channel("a", 1, 0), channel("b", 2, 0));

    var blocked =
        ChannelRouting.choose(new ChannelSnapshot(both, Map.of("a", BreakerState.OPEN)), request);
    var hopeless =
        ChannelRouting.choose(
            new ChannelSnapshot(both, Map.of("a", BreakerState.OPEN)),
            ChannelRequest.debit(AMOUNT, "ICBC", Map.of()));

    assertThat(blocked.choice()).isEmpty();
    assertThat(blocked.isBlockedForNow()).isTrue();
    assertThat(hopeless.isBlockedForNow()).isFalse();
    assertThat(ChannelRouting.choose(snapshot(), request).isBlockedForNow()).isFalse();
  }
}
