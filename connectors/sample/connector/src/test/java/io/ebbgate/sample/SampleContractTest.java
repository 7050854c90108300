package io.ebbgate.sample;

import io.ebbgate.connectors.testkit.ChannelSetup;
import io.ebbgate.connectors.testkit.ConnectorContract;
import java.util.Map;

/** The contract, on the sample provider. */
class SampleContractTest extends ConnectorContract {

  @Override
  protected String provider() {
    return "sample";
  }

  @Override
  protected Map<String, String> settings(ChannelSetup setup) {
    return Map.of(
        "baseUrl", setup.baseUrl(),
        "merchant", setup.merchant().id(),
        "secret", setup.merchant().secret(),
        "notifyUrl", setup.notifyUrl(),
        "requestTimeoutMs", Integer.toString(setup.requestTimeoutMs()),
        "settlingTimeMs", Integer.toString(setup.settlingTimeMs()));
  }
}
