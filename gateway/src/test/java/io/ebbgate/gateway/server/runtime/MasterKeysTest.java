package io.ebbgate.gateway.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.gateway.crypto.MasterKey;
import io.ebbgate.gateway.crypto.TestKeys;
import io.ebbgate.gateway.server.config.ConfigMistakes;
import io.ebbgate.gateway.server.config.GatewayConfigReader;
import io.ebbgate.gateway.usecase.personal.MasterKeyChecks;
import io.ebbgate.gateway.usecase.personal.PersonalData;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
  private static final String KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final String OTHER_KEY = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

  private static final class FakeChecks implements MasterKeyChecks {
    Optional<Buffer> kept = Optional.empty();
    Optional<SealedName> name = Optional.empty();

    @Override
    public Future<Optional<Buffer>> kept() {
      return Future.succeededFuture(kept);
    }

    @Override
    public Future<Buffer> keep(Buffer value, Instant at) {
      kept = kept.or(() -> Optional.of(value));
      return Future.succeededFuture(kept.orElseThrow());
    }

    @Override
    public Future<Optional<SealedName>> anyName() {
      return Future.succeededFuture(name);
    }
  }

  @TempDir Path folder;

  private final FakeChecks checks = new FakeChecks();

  @Test
  void theFirstKeyIsTheDatabasesOwnAndEveryOtherIsRefused() throws IOException {
    proven(KEY);
    assertThat(proven(KEY).checkValue()).isEqualTo(TestKeys.master(1).checkValue());

    assertThatThrownBy(() -> proven(OTHER_KEY))
        .isInstanceOf(ConfigMistakes.class)
        .hasMessageStartingWith("security.masterKey: is not the key that this database was")
        .hasMessageContaining("EBBGATE_MASTER_KEY")
        .hasMessageNotContaining(OTHER_KEY);
    proven(KEY);
  }

  @Test
  void aKeyOfTheEnvironmentDoesNotWinOverTheOneInTheFolder() throws IOException {
    proven("");
    assertThatThrownBy(() -> proven(OTHER_KEY)).isInstanceOf(ConfigMistakes.class);
    proven("");
  }

  @Test
  void aFileThatWasLostIsNotReplacedByANewKey() throws IOException {
    proven("");
    Files.delete(folder.resolve("master.key"));

    assertThatThrownBy(() -> proven(""))
        .isInstanceOf(ConfigMistakes.class)
        .hasMessageContaining("master.key is not there");
    assertThat(folder.resolve("master.key")).doesNotExist();
  }

  @Test
  void aFileThatOthersMayReadIsAMistakeOfTheConfiguration() throws IOException {
    proven("");
    Files.setPosixFilePermissions(
        folder.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> proven(""))
        .isInstanceOf(ConfigMistakes.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void whereNoCheckIsKeptYetTheSealedDataTells() throws IOException {
    var customer = new UUID(1, 2);
    var sealed =
        TestKeys.master(1)
            .personalData(new SecureRandom())
            .seal(PersonalData.Field.CUSTOMER_NAME, customer, "Example Customer");
    checks.name = Optional.of(new MasterKeyChecks.SealedName(customer, Buffer.buffer(sealed)));

    assertThatThrownBy(() -> proven(OTHER_KEY))
        .isInstanceOf(ConfigMistakes.class)
        .hasMessageContaining("does not open the personal data");
    assertThat(checks.kept).isEmpty();
    proven(KEY);
  }

  private MasterKey proven(String key) throws IOException {
    var environment = new HashMap<String, String>();
    environment.put("EBBGATE_DATABASE_EMBEDDED_DATA_FOLDER", folder.toString());
    environment.put("EBBGATE_MASTER_KEY", key);
    return MasterKeys.proven(
        GatewayConfigReader.read(Optional.empty(), Map.copyOf(environment)),
        new SecureRandom(),
        checks,
        InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z")));
  }
}
