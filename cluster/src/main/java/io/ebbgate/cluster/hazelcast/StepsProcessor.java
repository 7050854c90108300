package io.ebbgate.cluster.hazelcast;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.ebbgate.cluster.entry.CustomerEntry;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.Unavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of many customers, each on its own entry. On the owner's own member one instance
 * serves several partition threads at once, so it changes nothing of itself.
 */
final class StepsProcessor
    implements EntryProcessor<UUID, @Nullable StoredCustomer, StepAnswers>,
        IdentifiedDataSerializable {

  private static final Logger LOG = LoggerFactory.getLogger(StepsProcessor.class);

  private Map<UUID, List<GridStep>> stepsByCustomer;
  private long nowMs;
  private EntryTerms terms;

  /** For reading from the wire. */
  StepsProcessor() {
    this(Map.of(), 0, new EntryTerms(1, 1, 1));
  }

  StepsProcessor(Map<UUID, List<GridStep>> stepsByCustomer, long nowMs, EntryTerms terms) {
    this.stepsByCustomer = stepsByCustomer;
    this.nowMs = nowMs;
    this.terms = terms;
  }

  @Override
  public StepAnswers process(Map.Entry<UUID, @Nullable StoredCustomer> stored) {
    List<GridStep> steps = stepsByCustomer.getOrDefault(stored.getKey(), List.of());
    StoredCustomer before = stored.getValue();
    CustomerEntry entry = before == null ? new CustomerEntry() : before.entry().copy();
    List<GridAnswer> answers = new ArrayList<>(steps.size());
    for (GridStep step : steps) {
      answers.add(take(entry, step));
    }
    if (!entry.isEmpty()) {
      stored.setValue(new StoredCustomer(entry));
    } else if (before != null) {
      stored.setValue(null);
    }
    return new StepAnswers(answers);
  }

  private GridAnswer take(CustomerEntry entry, GridStep step) {
    try {
      return entry.take(step, nowMs, terms);
    } catch (RuntimeException broken) {
      // One customer's step must not fail the others of the batch.
      LOG.error("a {} failed on its entry", step.getClass().getSimpleName(), broken);
      return new Unavailable(Unavailable.Reason.FAILED);
    }
  }

  /** A backup repeats the steps: they depend on nothing but the entry and what is given here. */
  @Override
  public EntryProcessor<UUID, @Nullable StoredCustomer, StepAnswers> getBackupProcessor() {
    return this;
  }

  @Override
  public int getFactoryId() {
    return GridTypes.FACTORY_ID;
  }

  @Override
  public int getClassId() {
    return GridTypes.STEPS_PROCESSOR;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeLong(nowMs);
    ValueWire.writeTerms(out, terms);
    out.writeInt(stepsByCustomer.size());
    for (Map.Entry<UUID, List<GridStep>> customer : stepsByCustomer.entrySet()) {
      ValueWire.writeId(out, customer.getKey());
      out.writeInt(customer.getValue().size());
      for (GridStep step : customer.getValue()) {
        StepWire.write(out, step);
      }
    }
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    nowMs = in.readLong();
    terms = ValueWire.readTerms(in);
    int customers = in.readInt();
    Map<UUID, List<GridStep>> read = LinkedHashMap.newLinkedHashMap(customers);
    for (int i = 0; i < customers; i++) {
      UUID customerId = ValueWire.readId(in);
      int count = in.readInt();
      List<GridStep> steps = new ArrayList<>(count);
      for (int j = 0; j < count; j++) {
        steps.add(StepWire.read(in, customerId));
      }
      read.put(customerId, steps);
    }
    stepsByCustomer = read;
  }
}
