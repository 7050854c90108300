package io.ebbgate.cluster.hazelcast;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import io.ebbgate.cluster.BatchLimits;
import io.ebbgate.cluster.BatchedGrid;
import io.ebbgate.cluster.ClusterSettings;
import io.ebbgate.cluster.CustomerGrid;
import io.ebbgate.cluster.GridMember;
import io.ebbgate.cluster.MemberState;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Hazelcast member in this process. */
public final class HazelcastMember implements GridMember {

  private static final Logger LOG = LoggerFactory.getLogger(HazelcastMember.class);

  /** Each front has at most one task at a time, and a merge adds one. */
  private static final int MAXIMUM_TASKS = 64;

  private final HazelcastInstance instance;
  private final ClusterSettings settings;
  private final HazelcastCustomerGrid grid;
  private final ThreadPoolExecutor gridThread;
  private final List<BatchedGrid> fronts = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private HazelcastMember(HazelcastInstance instance, ClusterSettings settings) {
    this.instance = instance;
    this.settings = settings;
    this.grid = new HazelcastCustomerGrid(instance, settings.terms(), settings.callTimeoutMs());
    this.gridThread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(MAXIMUM_TASKS),
            Thread.ofPlatform().daemon().name("ebbgate-grid-", 0).factory());
  }

  /**
   * Starts a member and joins those named. Blocks for a second or more: not for an event loop.
   *
   * @throws com.hazelcast.core.HazelcastException if the port is taken or the address is not this
   *     machine's
   */
  public static HazelcastMember start(ClusterSettings settings) {
    HazelcastInstance instance = Hazelcast.newHazelcastInstance(MemberConfiguration.of(settings));
    HazelcastMember member = new HazelcastMember(instance, settings);
    instance.getLifecycleService().addLifecycleListener(member::lifecycleChanged);
    return member;
  }

  @Override
  public MemberState state() {
    return new MemberState(membersSeen(), settings.quorum());
  }

  private int membersSeen() {
    try {
      return instance.getLifecycleService().isRunning()
          ? instance.getCluster().getMembers().size()
          : 0;
    } catch (HazelcastInstanceNotActiveException stoppedSince) {
      LOG.debug("the member stopped while it was asked", stoppedSince);
      return 0;
    }
  }

  @Override
  public String address() {
    Address address = instance.getCluster().getLocalMember().getAddress();
    return address.getHost() + ":" + address.getPort();
  }

  @Override
  public CustomerGrid customerGrid() {
    return grid;
  }

  @Override
  public BatchedGrid batchedGrid(InstantSource clock, BatchLimits limits) {
    BatchedGrid front = new BatchedGrid(grid, clock, gridThread, limits);
    fronts.add(front);
    if (closed.get()) {
      front.close();
    }
    return front;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    fronts.forEach(BatchedGrid::close);
    instance.shutdown();
    gridThread.shutdown();
  }

  /** The instance, for tests that kill a member or look at its map. */
  HazelcastInstance instance() {
    return instance;
  }

  private void lifecycleChanged(LifecycleEvent event) {
    if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
      // Off the vendor's thread, which must not wait for the map.
      gridThread.execute(this::dropEntries);
    }
  }

  /**
   * Both parts of a divided cluster may have settled orders that the other never heard of: entries
   * of either are stale. All go and are loaded again; what was pending in them the database
   * decides.
   */
  private void dropEntries() {
    try {
      LOG.warn("joined the other part of a divided cluster: dropping its entries");
      instance.getMap(MemberConfiguration.CUSTOMERS).clear();
    } catch (RuntimeException failed) {
      LOG.warn("entries of a divided cluster stay until newer rows are installed", failed);
    }
  }
}
