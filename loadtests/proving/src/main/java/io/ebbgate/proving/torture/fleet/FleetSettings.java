package io.ebbgate.proving.torture.fleet;

import io.ebbgate.proving.stack.DemoTerms;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment of a fleet's processes, with fresh secrets. */
final class FleetSettings {
  /** Short, so that a stall of seconds outlasts it. */
  static final int LEASE_MS = 3_000;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> channels = new HashMap<>();
  private final String webhook = "whsec_" + base64(32);
  private final String master = base64(32);
  private final String clusterName;

  FleetSettings(DemoTerms terms, String clusterName) {
    this.clusterName = clusterName;
    terms.secretNames().forEach(name -> channels.put(secretSetting(name), base64(24)));
  }

  private String base64(int bytes) {
    var value = new byte[bytes];
    random.nextBytes(value);
    return Base64.getEncoder().encodeToString(value);
  }

  private static String secretSetting(String name) {
    return "EBBGATE_SECRETS_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** What the sandbox needs to know. */
  Map<String, String> ofSandbox() {
    var environment = new HashMap<>(channels);
    environment.put("EBBGATE_NOTIFY_WEBHOOK_SECRET", webhook);
    return environment;
  }

  /**
   * What one gateway needs to know.
   *
   * @param clusterPorts of all members; the gateway's own is at {@code index}
   */
  Map<String, String> ofGateway(
      int index, int apiPort, List<Integer> clusterPorts, URI database, URI sandbox) {
    var environment = new HashMap<>(channels);
    environment.put("EBBGATE_PG_URI", database.toString());
    environment.put("EBBGATE_MASTER_KEY", master);
    environment.put("EBBGATE_HTTP_HOST", "127.0.0.1");
    environment.put("EBBGATE_HTTP_PORT", Integer.toString(apiPort));
    environment.put("EBBGATE_CLUSTER_NAME", clusterName);
    environment.put("EBBGATE_CLUSTER_PORT", clusterPorts.get(index).toString());
    if (clusterPorts.size() > 1) {
      environment.put(
          "EBBGATE_CLUSTER_MEMBERS",
          clusterPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
    }
    // One member may go on alone: then a divided cluster takes orders on both sides, and only the
    // database stands between them and a double payment. That is the harder case.
    environment.put("EBBGATE_CLUSTER_EXPECTED_MEMBERS", "1");
    environment.put("EBBGATE_CLUSTER_MAX_NO_HEARTBEAT_MS", "3000");
    environment.put("EBBGATE_CLUSTER_MERGE_CHECK_MS", "2000");
    environment.put("EBBGATE_CLUSTER_CALL_TIMEOUT_MS", "1000");
    environment.put("EBBGATE_NOTIFY_SMS_URL", sandbox + "/sandbox/sms");
    environment.put("EBBGATE_NOTIFY_REPORT_URL", sandbox + "/sandbox/reports");
    environment.put("EBBGATE_NOTIFY_WEBHOOK_URL", sandbox + "/sandbox/webhooks");
    environment.put("EBBGATE_NOTIFY_WEBHOOK_SECRET", webhook);
    // Seconds where production has minutes, as a torture must end.
    environment.put("EBBGATE_NOTIFY_LADDER_MS", "200,500,1000,2000,4000,8000");
    environment.put("EBBGATE_MOVEMENT_LEASE_MS", Integer.toString(LEASE_MS));
    environment.put("EBBGATE_MOVEMENT_INQUIRY_POLL_MS", "200");
    return environment;
  }
}
