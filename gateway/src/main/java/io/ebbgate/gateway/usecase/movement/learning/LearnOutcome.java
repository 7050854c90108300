package io.ebbgate.gateway.usecase.movement.learning;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns outcomes: decides each batch by {@link DecideOutcomes}, and once it is durable performs
 * what it asks for (send the next attempt, tell the grid, wake the notifier, answer who waits).
 * Thread-safe; {@code saved} may come on any thread.
 */
public final class LearnOutcome implements Movements.Decision {
  private static final Logger LOG = LoggerFactory.getLogger(LearnOutcome.class);

  private final DecideOutcomes decide;
  private final List<Consumer<Movements.Saved>> effects = new CopyOnWriteArrayList<>();

  public LearnOutcome(DecideOutcomes decide) {
    this.decide = decide;
  }

  /** Adds something to be done after each durable batch. It must not block. */
  public void onSaved(Consumer<Movements.Saved> effect) {
    effects.add(effect);
  }

  @Override
  public Changes decide(List<Learned> batch, Loaded loaded) {
    return decide.decide(batch, loaded);
  }

  @Override
  public void saved(Movements.Saved saved) {
    for (var effect : effects) {
      try {
        effect.accept(saved);
      } catch (RuntimeException thrown) {
        // The rows are durable: what one effect leaves undone is found again by its due time.
        LOG.error("an effect of a learned outcome threw", thrown);
      }
    }
  }
}
