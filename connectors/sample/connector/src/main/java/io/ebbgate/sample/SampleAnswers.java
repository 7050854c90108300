package io.ebbgate.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebbgate.connectors.spi.exchange.Reply;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.NotMoved.Reason;
import io.ebbgate.core.movement.Outcome;
import io.ebbgate.core.movement.Pending;
import io.ebbgate.core.movement.Unknown;
import io.ebbgate.core.movement.Unknown.Cause;
import io.ebbgate.sample.SampleCodes.Meaning;
import io.ebbgate.sample.SampleJson.Unreadable;
import io.ebbgate.sample.SampleWire.Heard;

/** Turns what was heard into outcomes. */
final class SampleAnswers {

  private SampleAnswers() {}

  /** What an answer about a movement says; an answer about another movement is unreadable. */
  static Reply reply(Heard heard, String reference, MovementKind kind, EvidenceSource source) {
    return switch (heard) {
      case Heard.NotSent(_, boolean withoutRoom) ->
          withoutRoom ? Reply.noRoom() : new Reply(new NotMoved(Reason.NOT_SENT, ""), "", "");
      case Heard.Lost(Cause cause, String detail, String digest) ->
          new Reply(new Unknown(cause, detail), "", digest);
      case Heard.Answered answered -> read(answered, reference, kind, source);
    };
  }

  private static Reply read(
      Heard.Answered answered, String reference, MovementKind kind, EvidenceSource source) {
    String digest = SampleSignature.sha256(answered.body());
    String code = "";
    try {
      ObjectNode body = SampleJson.object(answered.body());
      code = SampleJson.text(body, "code");
      Outcome outcome = outcome(body, code, source);
      if (outcome instanceof Moved || outcome instanceof Pending) {
        require(SampleJson.text(body, "reference").equals(reference), "another reference");
        require(SampleJson.kind(body, "kind") == kind, "another kind of movement");
      } else if (body.has("reference")) {
        require(SampleJson.text(body, "reference").equals(reference), "another reference");
      }
      return new Reply(outcome, code, digest);
    } catch (Unreadable e) {
      return new Reply(
          new Unknown(Cause.UNREADABLE_ANSWER, String.valueOf(e.getMessage())), code, digest);
    }
  }

  private static void require(boolean holds, String otherwise) throws Unreadable {
    if (!holds) {
      throw new Unreadable("the answer is about " + otherwise);
    }
  }

  /** What the body of an answer or a callback says with this code. */
  static Outcome outcome(ObjectNode body, String code, EvidenceSource source) throws Unreadable {
    Meaning meaning = SampleCodes.meaning(code, source).orElse(null);
    return switch (meaning) {
      case null -> new Unknown(Cause.UNMAPPED_CODE, "the code is not in the table");
      case Meaning.Success() -> moved(body);
      case Meaning.Returned() -> moved(body).returned(SampleJson.instant(body, "returnedAt"));
      case Meaning.Working() -> new Pending(code);
      case Meaning.Declined(Reason reason) -> new NotMoved(reason, code);
      case Meaning.NotFound() ->
          new Unknown(Cause.NOT_FOUND_YET, "the provider does not know the reference");
    };
  }

  private static Moved moved(ObjectNode body) throws Unreadable {
    return new Moved(
        SampleJson.money(body, "amount"),
        SampleJson.text(body, "providerReference"),
        SampleJson.instant(body, "movedAt"));
  }
}
