package io.ebbgate.cluster.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.ebbgate.cluster.step.GridAnswer;
import io.ebbgate.cluster.step.ReserveAnswer;
import io.ebbgate.cluster.step.Unavailable;
import io.ebbgate.cluster.step.UpdateAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The answers to one customer's steps, in their order. */
final class StepAnswers implements IdentifiedDataSerializable {

  private static final int RESERVED = 1;
  private static final int CREDIT_TOO_SMALL = 2;
  private static final int LINE_NOT_ACTIVE = 3;
  private static final int KEY_IN_FLIGHT = 4;
  private static final int KEY_DONE = 5;
  private static final int NOT_LOADED = 6;
  private static final int APPLIED = 7;
  private static final int FAILED = 8;

  private List<GridAnswer> answers;

  /** For reading from the wire. */
  StepAnswers() {
    this(List.of());
  }

  StepAnswers(List<GridAnswer> answers) {
    this.answers = answers;
  }

  List<GridAnswer> answers() {
    return answers;
  }

  @Override
  public int getFactoryId() {
    return GridTypes.FACTORY_ID;
  }

  @Override
  public int getClassId() {
    return GridTypes.STEP_ANSWERS;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeInt(answers.size());
    for (GridAnswer answer : answers) {
      write(out, answer);
    }
  }

  private static void write(ObjectDataOutput out, GridAnswer answer) throws IOException {
    switch (answer) {
      case ReserveAnswer.Reserved ignored -> out.writeByte(RESERVED);
      case ReserveAnswer.CreditTooSmall small -> {
        out.writeByte(CREDIT_TOO_SMALL);
        out.writeLong(small.availableMinor());
      }
      case ReserveAnswer.LineNotActive line -> {
        out.writeByte(LINE_NOT_ACTIVE);
        ValueWire.writeState(out, line.state());
      }
      case ReserveAnswer.KeyInFlight ignored -> out.writeByte(KEY_IN_FLIGHT);
      case ReserveAnswer.KeyDone done -> {
        out.writeByte(KEY_DONE);
        ValueWire.writeId(out, done.orderId());
        out.writeBoolean(done.sameFingerprint());
      }
      case ReserveAnswer.NotLoaded ignored -> out.writeByte(NOT_LOADED);
      case UpdateAnswer.Applied ignored -> out.writeByte(APPLIED);
      // An entry has one reason only to give no answer; the others arise at the caller.
      case Unavailable ignored -> out.writeByte(FAILED);
    }
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    int count = in.readInt();
    List<GridAnswer> read = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      read.add(readOne(in));
    }
    answers = read;
  }

  private static GridAnswer readOne(ObjectDataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case RESERVED -> ReserveAnswer.Reserved.INSTANCE;
      case CREDIT_TOO_SMALL -> new ReserveAnswer.CreditTooSmall(in.readLong());
      case LINE_NOT_ACTIVE -> new ReserveAnswer.LineNotActive(ValueWire.readState(in));
      case KEY_IN_FLIGHT -> ReserveAnswer.KeyInFlight.INSTANCE;
      case KEY_DONE -> new ReserveAnswer.KeyDone(ValueWire.readId(in), in.readBoolean());
      case NOT_LOADED -> ReserveAnswer.NotLoaded.INSTANCE;
      case APPLIED -> UpdateAnswer.Applied.INSTANCE;
      case FAILED -> new Unavailable(Unavailable.Reason.FAILED);
      default -> throw new IOException("no answer of kind " + kind);
    };
  }
}
