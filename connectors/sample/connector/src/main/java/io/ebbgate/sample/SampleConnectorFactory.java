package io.ebbgate.sample;

import io.ebbgate.connectors.spi.Connector;
import io.ebbgate.connectors.spi.ConnectorEnvironment;
import io.ebbgate.connectors.spi.ConnectorFactory;
import java.util.List;

/** Makes connectors of the sample provider. */
public final class SampleConnectorFactory implements ConnectorFactory {

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public List<Setting> settings() {
    return SampleSettings.DESCRIBED;
  }

  @Override
  public Connector create(ConnectorEnvironment environment) {
    return new SampleConnector(
        environment, SampleSettings.read(environment.settings(), environment.callsAtOnce()));
  }
}
