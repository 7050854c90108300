package io.ebbgate.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.Seeded;
import io.ebbgate.core.money.Components;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.MovementKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuspenseTest {
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID LATER = new UUID(1, 2);
  private static final String CHANNEL = "sample-a";
  private static final Money AMOUNT = Money.fen(900);
  private static final Money NOTHING = Money.fen(0);

  private static final Suspense MOVED = Suspense.held(FIRST, Suspense.Way.MOVED, AMOUNT);
  private static final Suspense BACK = Suspense.held(FIRST, Suspense.Way.CAME_BACK, AMOUNT);

  @Test
  void whatMovedOrCameBackIsHeldEitherWay() {
    for (var kind : MovementKind.values()) {
      assertThat(Suspense.of(kind, List.of(Postings.suspended(FIRST, kind, CHANNEL, AMOUNT))))
          .containsExactly(MOVED);
      assertThat(Suspense.of(kind, List.of(Postings.returnSuspended(FIRST, kind, CHANNEL, AMOUNT))))
          .containsExactly(BACK);
    }
  }

  @Test
  void whatIsSettledIsKnownAndHeldNoMore() {
    for (var kind : MovementKind.values()) {
      var put = Postings.returnSuspended(FIRST, kind, CHANNEL, AMOUNT);
      var settled = Postings.suspenseSettled(LATER, kind, CHANNEL, BACK);

      assertThat(Suspense.of(kind, List.of(put, settled)))
          .containsExactly(
              new Suspense(FIRST, Suspense.Way.CAME_BACK, AMOUNT, NOTHING, NOTHING, false));
      assertThat(settled.settles()).contains(FIRST);
    }
  }

  @Test
  void aPartThatCameBackOfWhatIsHeldIsKnownByItsOwnEvidence() {
    var put = Postings.suspended(FIRST, MovementKind.DEBIT, CHANNEL, AMOUNT);
    var part =
        Postings.suspenseSettled(LATER, MovementKind.DEBIT, CHANNEL, MOVED.part(Money.fen(300)));

    assertThat(Suspense.of(MovementKind.DEBIT, List.of(put, part)))
        .containsExactly(
            new Suspense(FIRST, Suspense.Way.MOVED, AMOUNT, Money.fen(600), NOTHING, false),
            new Suspense(LATER, Suspense.Way.CAME_BACK, Money.fen(300), NOTHING, NOTHING, false));
  }

  @Test
  void whatPeopleGaveUpIsALossUntilEvidenceSaysOtherwise() {
    var put = Postings.returnSuspended(FIRST, MovementKind.DEBIT, CHANNEL, AMOUNT);
    var givenUp = Postings.givenUp(FIRST, AMOUNT);
    var known = new Suspense(FIRST, Suspense.Way.CAME_BACK, AMOUNT, NOTHING, AMOUNT, true);
    assertThat(Suspense.of(MovementKind.DEBIT, List.of(put, givenUp))).containsExactly(known);

    var reversed =
        Postings.repaymentReversed(LATER, known, Components.of(Money.fen(800), Money.fen(100)));
    assertThat(Suspense.of(MovementKind.DEBIT, List.of(put, givenUp, reversed)))
        .containsExactly(
            new Suspense(FIRST, Suspense.Way.CAME_BACK, AMOUNT, NOTHING, NOTHING, true));
  }

  @Test
  void theOrderInWhichNodesHaveNumberedTheEntriesDoesNotMatter() {
    var entries =
        new ArrayList<>(
            List.of(
                Postings.repaid(FIRST, CHANNEL, Components.of(AMOUNT, NOTHING)),
                Postings.returnSuspended(FIRST, MovementKind.DEBIT, CHANNEL, AMOUNT),
                Postings.repaymentReversed(
                    LATER, BACK.part(Money.fen(300)), Components.of(Money.fen(300), NOTHING)),
                Postings.givenUp(FIRST, Money.fen(600))));
    var expected = Suspense.of(MovementKind.DEBIT, entries);
    Seeded.times(
        100,
        random -> {
          Collections.shuffle(entries, random);
          assertThat(Suspense.of(MovementKind.DEBIT, entries)).isEqualTo(expected);
        });
  }

  @Test
  void componentsAreTakenUpToAnAmountAndNoFurther() {
    var paid = new Components(Money.fen(10), Money.fen(5), Money.fen(3), Money.fen(2));

    assertThat(paid.upTo(Money.fen(12)))
        .isEqualTo(new Components(Money.fen(10), Money.fen(2), NOTHING, NOTHING));
    assertThat(paid.upTo(Money.fen(19)))
        .isEqualTo(new Components(Money.fen(10), Money.fen(5), Money.fen(3), Money.fen(1)));
    assertThat(paid.upTo(Money.fen(21))).isEqualTo(paid);
    assertThat(paid.upTo(NOTHING).isZero()).isTrue();
  }
}
