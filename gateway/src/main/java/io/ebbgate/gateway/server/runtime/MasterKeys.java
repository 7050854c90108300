package io.ebbgate.gateway.server.runtime;

import io.ebbgate.gateway.crypto.MasterKey;
import io.ebbgate.gateway.server.config.ConfigMistake;
import io.ebbgate.gateway.server.config.ConfigMistakes;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.usecase.personal.MasterKeyChecks;
import io.ebbgate.gateway.usecase.personal.PersonalData;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Where this node's master key comes from, and the proof that it is the database's. */
public final class MasterKeys {
  private static final String FILE = "master.key";
  private static final String SETTING = "security.masterKey";
  private static final String THE_FIRST =
      "the key that this database was first used with: by EBBGATE_MASTER_KEY, or with the embedded"
          + " database by the file master.key in its data folder";

  private MasterKeys() {}

  /**
   * The configured key; with the embedded database, the one in its data folder, made on first use.
   * The first key that a database sees becomes its own, and every other is refused from then on:
   * under another key a request asked again would look like a new one, and cards could not be read.
   * Blocks.
   *
   * @param config names the key or the data folder
   * @param random for a new key, and for sealing
   * @param checks of the database that the key is for
   * @param clock for the time of the first use
   * @throws ConfigMistakes when the key is not the database's, or is nowhere
   */
  public static MasterKey proven(
      GatewayConfig config, SecureRandom random, MasterKeyChecks checks, InstantSource clock)
      throws IOException {
    var kept = checks.kept().await();
    var key = of(config, random, kept.isPresent());
    if (kept.isEmpty()) {
      requireOpens(key, random, checks);
    }
    var value = Buffer.buffer(key.checkValue());
    var right = kept.isPresent() ? kept.get() : checks.keep(value, clock.instant()).await();
    if (!MessageDigest.isEqual(right.getBytes(), value.getBytes())) {
      throw wrong("is not the key that this database was first used with");
    }
    return key;
  }

  private static MasterKey of(GatewayConfig config, SecureRandom random, boolean inUse)
      throws IOException {
    var configured = config.security().masterKey();
    if (configured.isPresent()) {
      return MasterKey.parse(configured.get().value());
    }
    Path file = config.database().embeddedDataFolder().resolve(FILE);
    // A new key in place of one that was lost would not be the database's either.
    if (inUse && !Files.exists(file)) {
      throw wrong("is missing, and " + file + " is not there");
    }
    try {
      return MasterKey.ofFile(file, random);
    } catch (IllegalArgumentException noKey) {
      throw wrong("cannot be read: " + noKey.getMessage());
    }
  }

  /** A database from before checks were kept has sealed data that tells as much. */
  private static void requireOpens(MasterKey key, SecureRandom random, MasterKeyChecks checks) {
    Optional<MasterKeyChecks.SealedName> sealed = checks.anyName().await();
    if (sealed.isEmpty()) {
      return;
    }
    try {
      key.personalData(random)
          .open(
              PersonalData.Field.CUSTOMER_NAME,
              sealed.get().customerId(),
              sealed.get().name().getBytes());
    } catch (IllegalArgumentException doesNotOpen) {
      throw wrong("does not open the personal data in this database");
    }
  }

  private static ConfigMistakes wrong(String problem) {
    return new ConfigMistakes(List.of(new ConfigMistake(SETTING, problem, THE_FIRST)));
  }
}
