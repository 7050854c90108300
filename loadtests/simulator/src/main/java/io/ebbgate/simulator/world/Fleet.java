package io.ebbgate.simulator.world;

import io.ebbgate.core.id.Ids;
import io.ebbgate.simulator.node.SimNode;
import io.ebbgate.simulator.node.SimTerms;
import io.ebbgate.simulator.node.Surroundings;
import io.ebbgate.simulator.provider.Gateways;
import io.ebbgate.simulator.time.FaultKind;
import io.ebbgate.simulator.time.NodeLife;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nodes of a world: crashed and started again, paused, and with clocks that jump. */
final class Fleet implements Gateways {
  private static final int NODES = 3;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final List<@Nullable SimNode> nodes = new ArrayList<>();
  private final SimTerms terms = new SimTerms();
  private @Nullable Surroundings around;

  /** Starts all nodes; once. */
  void start(Surroundings surroundings) {
    around = surroundings;
    for (int place = 0; place < NODES; place++) {
      nodes.add(null);
      boot(place);
    }
    disturb();
  }

  private Surroundings around() {
    if (around == null) {
      throw new IllegalStateException("not started");
    }
    return around;
  }

  private void boot(int place) {
    Ids ids = around().ids();
    var life =
        new NodeLife(
            ids.next(),
            around().scheduler(),
            around().chance(),
            around().faults(),
            ZONE,
            () -> crashed(place));
    var node = new SimNode(around(), life, terms);
    nodes.set(place, node);
    node.start();
  }

  private void crashed(int place) {
    nodes.set(place, null);
    around().scheduler().after(around().chance().micros(200, 8_000), () -> boot(place));
  }

  /** Every now and then something happens to some node or to the grid. */
  private void disturb() {
    var chance = around().chance();
    around()
        .scheduler()
        .after(
            chance.micros(500, 6_000),
            () -> {
              if (around().faults().on()) {
                strike();
                disturb();
              }
            });
  }

  private void strike() {
    var chance = around().chance();
    var faults = around().faults();
    int what = chance.below(10);
    if (what == 0) {
      around().grid().failOver();
    } else if (what == 1) {
      chance.pick(around().providers()).maintain(chance.micros(500, 8_000));
    } else if (what == 2) {
      around().grid().copy();
    } else {
      var node = nodes.get(chance.below(NODES));
      if (node == null) {
        return;
      }
      if (what < 5) {
        faults.count(FaultKind.NODE_CRASHED);
        node.life().crash();
      } else if (what < 8) {
        faults.count(FaultKind.NODE_PAUSED);
        node.life().pause(chance.micros(20, 15_000));
      } else {
        faults.count(FaultKind.CLOCK_JUMPED);
        int most = chance.oneIn(4) ? 120_000 : 1_500;
        node.life().setClock(Duration.ofMillis(chance.below(2 * most) - most));
      }
    }
  }

  /** All clocks are set right, for the end. */
  void repair() {
    for (var node : nodes) {
      if (node != null) {
        node.life().setClock(Duration.ZERO);
      }
    }
  }

  /** A node that runs now. */
  Optional<SimNode> anyNode() {
    int first = around().chance().below(NODES);
    for (int i = 0; i < NODES; i++) {
      var node = nodes.get((first + i) % NODES);
      if (node != null && node.life().isRunning()) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Door> any() {
    return anyNode().map(Door.class::cast);
  }
}
