package io.ebbgate.cluster.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.ebbgate.cluster.step.Digest;
import io.ebbgate.cluster.step.EntryTerms;
import io.ebbgate.cluster.step.GridKey;
import io.ebbgate.cluster.step.LineSnapshot;
import io.ebbgate.cluster.step.LineState;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The wire form of the values that steps and entries are made of: fixed fields, no names. */
final class ValueWire {

  private ValueWire() {}

  static void writeId(ObjectDataOutput out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  static UUID readId(ObjectDataInput in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  static void writeDigest(ObjectDataOutput out, Digest digest) throws IOException {
    out.writeLong(digest.first());
    out.writeLong(digest.second());
    out.writeLong(digest.third());
    out.writeLong(digest.fourth());
  }

  static Digest readDigest(ObjectDataInput in) throws IOException {
    return new Digest(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  static void writeKey(ObjectDataOutput out, GridKey key) throws IOException {
    writeId(out, key.clientId());
    out.writeInt(key.operation());
    writeDigest(out, key.digest());
  }

  static GridKey readKey(ObjectDataInput in) throws IOException {
    return new GridKey(readId(in), in.readInt(), readDigest(in));
  }

  static void writeTerms(ObjectDataOutput out, EntryTerms terms) throws IOException {
    out.writeLong(terms.reservationExpiryMs());
    out.writeLong(terms.idempotencyTtlMs());
    out.writeInt(terms.maximumRecords());
  }

  static EntryTerms readTerms(ObjectDataInput in) throws IOException {
    return new EntryTerms(in.readLong(), in.readLong(), in.readInt());
  }

  /** By number and not by name or ordinal, so that the enum may be sorted anew. */
  static void writeState(ObjectDataOutput out, LineState state) throws IOException {
    out.writeByte(
        switch (state) {
          case ACTIVE -> 1;
          case FROZEN -> 2;
          case CLOSED -> 3;
        });
  }

  static LineState readState(ObjectDataInput in) throws IOException {
    byte number = in.readByte();
    return switch (number) {
      case 1 -> LineState.ACTIVE;
      case 2 -> LineState.FROZEN;
      case 3 -> LineState.CLOSED;
      default -> throw new IOException("no line state " + number);
    };
  }

  /** Without the customer's id, which the reader knows. */
  static void writeRow(ObjectDataOutput out, LineSnapshot row) throws IOException {
    writeId(out, row.lineId());
    out.writeLong(row.version());
    out.writeLong(row.limitMinor());
    out.writeLong(row.reservedMinor());
    out.writeLong(row.usedMinor());
    writeState(out, row.state());
    out.writeInt(row.includedOrders().size());
    for (UUID order : row.includedOrders()) {
      writeId(out, order);
    }
  }

  static LineSnapshot readRow(ObjectDataInput in, UUID customerId) throws IOException {
    UUID lineId = readId(in);
    long version = in.readLong();
    long limitMinor = in.readLong();
    long reservedMinor = in.readLong();
    long usedMinor = in.readLong();
    LineState state = readState(in);
    int count = in.readInt();
    Set<UUID> includedOrders = HashSet.newHashSet(count);
    for (int i = 0; i < count; i++) {
      includedOrders.add(readId(in));
    }
    return new LineSnapshot(
        customerId, lineId, version, limitMinor, reservedMinor, usedMinor, state, includedOrders);
  }

  static void writeOptionalRow(ObjectDataOutput out, Optional<LineSnapshot> row)
      throws IOException {
    out.writeBoolean(row.isPresent());
    if (row.isPresent()) {
      writeRow(out, row.get());
    }
  }

  static Optional<LineSnapshot> readOptionalRow(ObjectDataInput in, UUID customerId)
      throws IOException {
    return in.readBoolean() ? Optional.of(readRow(in, customerId)) : Optional.empty();
  }
}
