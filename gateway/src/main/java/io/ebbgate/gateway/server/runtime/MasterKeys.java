package io.ebbgate.gateway.server.runtime;

import io.ebbgate.gateway.crypto.MasterKey;
import io.ebbgate.gateway.server.config.GatewayConfig;
import java.io.IOException;
import java.security.SecureRandom;

/** Where this node's master key comes from. */
public final class MasterKeys {
  private static final String FILE = "master.key";

  private MasterKeys() {}

  /**
   * The configured key; with the embedded database, the one in its data folder, made on first use.
   * Blocks.
   */
  public static MasterKey of(GatewayConfig config, SecureRandom random) throws IOException {
    var configured = config.security().masterKey();
    return configured.isPresent()
        ? MasterKey.parse(configured.get().value())
        : MasterKey.ofFile(config.database().embeddedDataFolder().resolve(FILE), random);
  }
}
