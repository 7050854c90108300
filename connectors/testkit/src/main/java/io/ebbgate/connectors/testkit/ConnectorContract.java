package io.ebbgate.connectors.testkit;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * What every connector must do. Extend it in a test whose name ends in {@code ContractTest}, with
 * the provider's sandbox protocol on the class path; every promise then runs against a fresh
 * sandbox.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class ConnectorContract
    implements MovementPromises,
        UnknownPromises,
        CallbackPromises,
        AgreementPromises,
        StatementPromises,
        ReturnPromises {

  private final Stage stage = new Stage(this::provider, this::settings);

  /** The provider's name, of both connector and sandbox protocol. */
  protected abstract String provider();

  /** The settings of a channel that works against the sandbox. */
  protected abstract Map<String, String> settings(ChannelSetup setup);

  @BeforeEach
  void raiseCurtain() {
    stage.open();
  }

  @AfterEach
  void dropCurtain() {
    stage.close();
  }

  @Override
  public final Stage stage() {
    return stage;
  }
}
