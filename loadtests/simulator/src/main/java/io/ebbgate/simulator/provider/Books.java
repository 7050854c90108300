package io.ebbgate.simulator.provider;

import io.ebbgate.core.movement.MovementKind;
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
  public long netMinor(UUID attemptId) {
    var movement = movements.get(attemptId);
    if (movement == null) {
      return 0;
    }
    if (movement.recovered) {
      return movement.amount.minor();
    }
    if (movement.givenBack || movement.state == Movement.State.RETURNED) {
      return 0;
    }
    long moved = movement.times * movement.amount.minor();
    return switch (movement.kind) {
      case PAYOUT -> -moved;
      case DEBIT -> moved;
    };
  }

  /** People have a provider collect what we have not got, or no more; whether it could. */
  public boolean recover(UUID attemptId) {
    var movement = movements.get(attemptId);
    if (movement == null || movement.kind != MovementKind.DEBIT || netMinor(attemptId) != 0) {
      return false;
    }
    movement.recovered = true;
    return true;
  }

  /**
   * People have a provider give back what moved, outside of its reference; whether it could. What
   * has been given back does not come back a second time.
   */
  public boolean giveBack(UUID attemptId) {
    var movement = movements.get(attemptId);
    if (movement == null || movement.state != Movement.State.MOVED || movement.givenBack) {
      return false;
    }
    movement.givenBack = true;
    return true;
  }

  /** What the provider's hotline says when it has decided that it moves nothing. */
  public boolean isDeclined(UUID attemptId) {
    var movement = movements.get(attemptId);
    return movement != null && movement.state == Movement.State.DECLINED;
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
