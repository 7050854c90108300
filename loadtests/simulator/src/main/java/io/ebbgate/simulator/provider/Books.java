package io.ebbgate.simulator.provider;

import io.ebbgate.simulator.invariant.ProviderBook;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The books of all providers, by attempt. */
public final class Books implements ProviderBook {
  private final Map<UUID, Movement> movements = new HashMap<>();

  void put(Movement movement) {
    movements.put(movement.attemptId, movement);
  }

  @Nullable Movement find(UUID attemptId) {
    return movements.get(attemptId);
  }

  @Override
  public long movedMinor(UUID attemptId) {
    var movement = movements.get(attemptId);
    return movement == null ? 0 : movement.times * movement.amount.minor();
  }

  @Override
  public boolean cameBack(UUID attemptId) {
    var movement = movements.get(attemptId);
    return movement != null && movement.state == Movement.State.RETURNED;
  }

  @Override
  public boolean brokeItsWord(UUID attemptId) {
    var movement = movements.get(attemptId);
    return movement != null && movement.brokeItsWord;
  }

  @Override
  public boolean otherAmountClaimed(UUID attemptId) {
    var movement = movements.get(attemptId);
    return movement != null && movement.otherAmountClaimed;
  }
}
