package io.ebbgate.cluster.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import io.ebbgate.cluster.ClusterSettings;

/** Settings as Hazelcast wants them. What is not named here keeps the vendor's default. */
final class MemberConfiguration {

  static final String CUSTOMERS = "customers";
  private static final String QUORUM = "quorum";

  /** Below this the vendor's own calls (joining, migrating) are cut off on a busy machine. */
  private static final int SHORTEST_OPERATION_MS = 10_000;

  private MemberConfiguration() {}

  static Config of(ClusterSettings settings) {
    Config config = new Config();
    config.setClusterName(settings.clusterName());
    network(config.getNetworkConfig(), settings);
    properties(config, settings);
    config.getMetricsConfig().setEnabled(false);
    config.getJetConfig().setEnabled(false);
    config
        .getSerializationConfig()
        .addDataSerializableFactory(GridTypes.FACTORY_ID, new GridTypes())
        // Java serialization only for the vendor's and the JDK's own types (failures, above all).
        .setJavaSerializationFilterConfig(new JavaSerializationFilterConfig());
    if (settings.quorum() > 1) {
      config.addSplitBrainProtectionConfig(
          new SplitBrainProtectionConfig(QUORUM, true, settings.quorum())
              .setProtectOn(SplitBrainProtectionOn.READ_WRITE));
    }
    config.addMapConfig(customers(settings));
    return config;
  }

  private static void network(NetworkConfig network, ClusterSettings settings) {
    network.setPort(settings.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(settings.bindHost());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig()
        .setEnabled(!settings.members().isEmpty())
        .setMembers(settings.members())
        .setConnectionTimeoutSeconds(2);
  }

  private static void properties(Config config, ClusterSettings settings) {
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.health.monitoring.level", "OFF");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.partition.count", text(settings.partitionCount()));
    config.setProperty("hazelcast.operation.thread.count", text(settings.partitionThreads()));
    config.setProperty("hazelcast.operation.generic.thread.count", text(settings.genericThreads()));
    config.setProperty("hazelcast.operation.response.thread.count", "1");
    config.setProperty("hazelcast.io.thread.count", "1");
    config.setProperty("hazelcast.event.thread.count", "1");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", seconds(settings.maxNoHeartbeatMs()));
    config.setProperty(
        "hazelcast.operation.call.timeout.millis",
        text(Math.max(SHORTEST_OPERATION_MS, 2 * settings.callTimeoutMs())));
    config.setProperty("hazelcast.graceful.shutdown.max.wait", seconds(settings.gracefulStopMs()));
    // Nothing is won by waiting for members that may join: entries are loaded again anyway.
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.merge.first.run.delay.seconds", seconds(settings.mergeCheckMs()));
    config.setProperty("hazelcast.merge.next.run.delay.seconds", seconds(settings.mergeCheckMs()));
  }

  private static MapConfig customers(ClusterSettings settings) {
    MapConfig customers =
        new MapConfig(CUSTOMERS)
            .setInMemoryFormat(InMemoryFormat.OBJECT)
            .setBackupCount(settings.backups())
            .setStatisticsEnabled(false)
            .setEvictionConfig(
                new EvictionConfig()
                    .setEvictionPolicy(EvictionPolicy.LRU)
                    .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                    .setSize(settings.maximumEntries()))
            .setMergePolicyConfig(
                new MergePolicyConfig().setPolicy(DiscardMergePolicy.class.getName()));
    if (settings.quorum() > 1) {
      customers.setSplitBrainProtectionName(QUORUM);
    }
    return customers;
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  private static String seconds(int ms) {
    return text(Math.ceilDiv(ms, 1_000));
  }
}
