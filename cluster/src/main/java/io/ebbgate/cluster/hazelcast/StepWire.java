package io.ebbgate.cluster.hazelcast;

import static io.ebbgate.cluster.hazelcast.ValueWire.readDigest;
import static io.ebbgate.cluster.hazelcast.ValueWire.readId;
import static io.ebbgate.cluster.hazelcast.ValueWire.readKey;
import static io.ebbgate.cluster.hazelcast.ValueWire.readOptionalRow;
import static io.ebbgate.cluster.hazelcast.ValueWire.readRow;
import static io.ebbgate.cluster.hazelcast.ValueWire.writeDigest;
import static io.ebbgate.cluster.hazelcast.ValueWire.writeId;
import static io.ebbgate.cluster.hazelcast.ValueWire.writeKey;
import static io.ebbgate.cluster.hazelcast.ValueWire.writeOptionalRow;
import static io.ebbgate.cluster.hazelcast.ValueWire.writeRow;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.ebbgate.cluster.step.GridStep;
import io.ebbgate.cluster.step.ReserveRequest;
import io.ebbgate.cluster.step.Settlement;
import java.io.IOException;
import java.util.UUID;

/** The wire form of a step: a number for its kind, then its fields; the customer's id is known. */
final class StepWire {

  private static final int RESERVE = 1;
  private static final int CLAIM = 2;
  private static final int INSTALL = 3;
  private static final int INVALIDATE = 4;
  private static final int ACCEPTED = 5;
  private static final int REFUSED = 6;
  private static final int ALREADY_BOUND = 7;
  private static final int ABORTED = 8;

  private StepWire() {}

  static void write(ObjectDataOutput out, GridStep step) throws IOException {
    switch (step) {
      case ReserveRequest request -> {
        out.writeByte(RESERVE);
        writeId(out, request.lineId());
        writeId(out, request.orderId());
        out.writeLong(request.amountMinor());
        writeKey(out, request.key());
        writeDigest(out, request.fingerprint());
        writeOptionalRow(out, request.line());
      }
      case GridStep.ClaimKey claim -> {
        out.writeByte(CLAIM);
        writeId(out, claim.orderId());
        writeKey(out, claim.key());
        writeDigest(out, claim.fingerprint());
      }
      case GridStep.Install install -> {
        out.writeByte(INSTALL);
        writeRow(out, install.line());
      }
      case GridStep.Invalidate ignored -> out.writeByte(INVALIDATE);
      case Settlement settlement -> writeSettlement(out, settlement);
    }
  }

  private static void writeSettlement(ObjectDataOutput out, Settlement settlement)
      throws IOException {
    switch (settlement) {
      case Settlement.Accepted accepted -> {
        writeSettled(out, ACCEPTED, accepted);
        writeDigest(out, accepted.fingerprint());
        writeOptionalRow(out, accepted.line());
      }
      case Settlement.Refused refused -> {
        writeSettled(out, REFUSED, refused);
        writeDigest(out, refused.fingerprint());
        writeOptionalRow(out, refused.line());
      }
      case Settlement.AlreadyBound other -> {
        writeSettled(out, ALREADY_BOUND, other);
        writeId(out, other.winnerOrderId());
        writeDigest(out, other.winnerFingerprint());
      }
      case Settlement.Aborted aborted -> writeSettled(out, ABORTED, aborted);
    }
  }

  private static void writeSettled(ObjectDataOutput out, int kind, Settlement settlement)
      throws IOException {
    out.writeByte(kind);
    writeId(out, settlement.orderId());
    writeKey(out, settlement.key());
  }

  static GridStep read(ObjectDataInput in, UUID customerId) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case RESERVE ->
          new ReserveRequest(
              customerId,
              readId(in),
              readId(in),
              in.readLong(),
              readKey(in),
              readDigest(in),
              readOptionalRow(in, customerId));
      case CLAIM -> new GridStep.ClaimKey(customerId, readId(in), readKey(in), readDigest(in));
      case INSTALL -> new GridStep.Install(readRow(in, customerId));
      case INVALIDATE -> new GridStep.Invalidate(customerId);
      case ACCEPTED ->
          new Settlement.Accepted(
              customerId, readId(in), readKey(in), readDigest(in), readOptionalRow(in, customerId));
      case REFUSED ->
          new Settlement.Refused(
              customerId, readId(in), readKey(in), readDigest(in), readOptionalRow(in, customerId));
      case ALREADY_BOUND ->
          new Settlement.AlreadyBound(
              customerId, readId(in), readKey(in), readId(in), readDigest(in));
      case ABORTED -> new Settlement.Aborted(customerId, readId(in), readKey(in));
      default -> throw new IOException("no step of kind " + kind);
    };
  }
}
