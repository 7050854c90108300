package io.ebbgate.cluster.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.ebbgate.cluster.entry.CustomerEntry;
import io.ebbgate.cluster.entry.KeyRecord;
import io.ebbgate.cluster.entry.Line;
import io.ebbgate.cluster.entry.Pending;
import io.ebbgate.cluster.step.GridKey;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A customer's entry as the map's value. Its entry is not changed once it is stored. */
final class StoredCustomer implements IdentifiedDataSerializable {

  private CustomerEntry entry;

  /** For reading from the wire. */
  StoredCustomer() {
    this(new CustomerEntry());
  }

  StoredCustomer(CustomerEntry entry) {
    this.entry = entry;
  }

  CustomerEntry entry() {
    return entry;
  }

  @Override
  public int getFactoryId() {
    return GridTypes.FACTORY_ID;
  }

  @Override
  public int getClassId() {
    return GridTypes.STORED_CUSTOMER;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeInt(entry.lines().size());
    for (Map.Entry<UUID, Line> line : entry.lines().entrySet()) {
      ValueWire.writeId(out, line.getKey());
      out.writeLong(line.getValue().version());
      out.writeLong(line.getValue().limitMinor());
      out.writeLong(line.getValue().reservedMinor());
      out.writeLong(line.getValue().usedMinor());
      ValueWire.writeState(out, line.getValue().state());
    }
    out.writeInt(entry.pending().size());
    for (Map.Entry<UUID, Pending> held : entry.pending().entrySet()) {
      ValueWire.writeId(out, held.getKey());
      ValueWire.writeId(out, held.getValue().lineId());
      out.writeLong(held.getValue().amountMinor());
      out.writeLong(held.getValue().expiresAtMs());
    }
    writeKeys(out, entry.inFlight());
    writeKeys(out, entry.bound());
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    Map<UUID, Line> lines = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      lines.put(
          ValueWire.readId(in),
          new Line(
              in.readLong(), in.readLong(), in.readLong(), in.readLong(), ValueWire.readState(in)));
    }
    Map<UUID, Pending> pending = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      pending.put(
          ValueWire.readId(in), new Pending(ValueWire.readId(in), in.readLong(), in.readLong()));
    }
    entry = new CustomerEntry(lines, pending, readKeys(in), readKeys(in));
  }

  private static void writeKeys(ObjectDataOutput out, Map<GridKey, KeyRecord> keys)
      throws IOException {
    out.writeInt(keys.size());
    for (Map.Entry<GridKey, KeyRecord> key : keys.entrySet()) {
      ValueWire.writeKey(out, key.getKey());
      ValueWire.writeId(out, key.getValue().orderId());
      ValueWire.writeDigest(out, key.getValue().fingerprint());
      out.writeLong(key.getValue().expiresAtMs());
    }
  }

  private static Map<GridKey, KeyRecord> readKeys(ObjectDataInput in) throws IOException {
    Map<GridKey, KeyRecord> keys = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      keys.put(
          ValueWire.readKey(in),
          new KeyRecord(ValueWire.readId(in), ValueWire.readDigest(in), in.readLong()));
    }
    return keys;
  }
}
