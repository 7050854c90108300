package io.ebbgate.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.drawdown.DrawdownEffect;
import io.ebbgate.core.drawdown.DrawdownEvent;
import io.ebbgate.core.drawdown.DrawdownLifecycle;
import io.ebbgate.core.drawdown.DrawdownState;
import io.ebbgate.core.movement.attempt.AttemptEffect;
import io.ebbgate.core.movement.attempt.AttemptEvent;
import io.ebbgate.core.movement.attempt.AttemptLifecycle;
import io.ebbgate.core.movement.attempt.AttemptState;
import io.ebbgate.core.movement.orphan.OrphanEffect;
import io.ebbgate.core.movement.orphan.OrphanEvent;
import io.ebbgate.core.movement.orphan.OrphanLifecycle;
import io.ebbgate.core.movement.orphan.OrphanState;
import io.ebbgate.core.repayment.RepaymentEffect;
import io.ebbgate.core.repayment.RepaymentEvent;
import io.ebbgate.core.repayment.RepaymentLifecycle;
import io.ebbgate.core.repayment.RepaymentState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables leave no state, event or effect out, and terminal states never change. */
class LifecycleSamplesTest {

  @Test
  void everyStateEventAndEffectOfAnAttemptIsInItsTable() {
    var effects = new ArrayList<AttemptEffect>();
    for (var named : AttemptTable.states().entrySet()) {
      var state = named.getValue();
      for (AttemptEvent event : AttemptTable.events().values()) {
        var decision = AttemptLifecycle.decide(state, event, AttemptTable.facts(named.getKey()));
        effects.addAll(decision.effects());
        if (state.isTerminal()) {
          assertThat(decision.state().name()).isEqualTo(state.name());
        }
      }
    }
    covers(AttemptState.class, AttemptTable.states().values());
    covers(AttemptEvent.class, AttemptTable.events().values());
    covers(AttemptEffect.class, effects);
  }

  @Test
  void everyStateEventAndEffectOfAnOrphanIsInItsTable() {
    var effects = new ArrayList<OrphanEffect>();
    for (OrphanState state : OrphanTable.states().values()) {
      for (OrphanEvent event : OrphanTable.events().values()) {
        var decision = OrphanLifecycle.decide(state, event, OrphanTable.FACTS);
        effects.addAll(decision.effects());
        if (state.isTerminal()) {
          assertThat(decision.state()).isEqualTo(state);
        }
      }
    }
    covers(OrphanState.class, OrphanTable.states().values());
    covers(OrphanEvent.class, OrphanTable.events().values());
    covers(OrphanEffect.class, effects);
  }

  @Test
  void everyStateEventAndEffectOfADrawdownIsInItsTable() {
    var effects = new ArrayList<DrawdownEffect>();
    for (DrawdownState state : DrawdownTable.states().values()) {
      for (DrawdownTable.Sample sample : DrawdownTable.events().values()) {
        var decision = DrawdownLifecycle.decide(state, sample.event(), sample.facts());
        effects.addAll(decision.effects());
        if (state.isTerminal()) {
          assertThat(decision.state()).isEqualTo(state);
        }
      }
    }
    covers(DrawdownState.class, DrawdownTable.states().values());
    covers(
        DrawdownEvent.class,
        DrawdownTable.events().values().stream().map(DrawdownTable.Sample::event).toList());
    covers(DrawdownEffect.class, effects);
  }

  @Test
  void everyStateEventAndEffectOfARepaymentIsInItsTable() {
    var effects = new ArrayList<RepaymentEffect>();
    for (RepaymentState state : RepaymentTable.states().values()) {
      for (RepaymentTable.Sample sample : RepaymentTable.events().values()) {
        var decision = RepaymentLifecycle.decide(state, sample.event(), sample.facts());
        effects.addAll(decision.effects());
        if (state.isTerminal()) {
          assertThat(decision.state()).isEqualTo(state);
        }
      }
    }
    covers(RepaymentState.class, RepaymentTable.states().values());
    covers(
        RepaymentEvent.class,
        RepaymentTable.events().values().stream().map(RepaymentTable.Sample::event).toList());
    covers(RepaymentEffect.class, effects);
  }

  private static void covers(Class<?> sealed, Collection<?> samples) {
    assertThat(samples.stream().<Class<?>>map(Object::getClass).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(List.of(sealed.getPermittedSubclasses()));
  }
}
