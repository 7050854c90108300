package io.ebbgate.cluster.hazelcast;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** The types that go over the wire. Numbers are never used again for another form. */
final class GridTypes implements DataSerializableFactory {

  static final int FACTORY_ID = 41;
  static final int STORED_CUSTOMER = 1;
  static final int STEPS_PROCESSOR = 2;
  static final int STEP_ANSWERS = 3;

  @Override
  public IdentifiedDataSerializable create(int typeId) {
    return switch (typeId) {
      case STORED_CUSTOMER -> new StoredCustomer();
      case STEPS_PROCESSOR -> new StepsProcessor();
      case STEP_ANSWERS -> new StepAnswers();
      default -> throw new IllegalArgumentException("no grid type " + typeId);
    };
  }
}
