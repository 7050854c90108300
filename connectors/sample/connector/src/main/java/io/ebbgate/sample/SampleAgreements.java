package io.ebbgate.sample;

import io.ebbgate.connectors.spi.exchange.AgreementReply;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Active;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Cancelled;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Declined;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Started;
import io.ebbgate.connectors.spi.exchange.AgreementReply.Unavailable;
import io.ebbgate.sample.SampleJson.Unreadable;
import io.ebbgate.sample.SampleWire.Heard;

/** Turns what was heard about an agreement into a reply. */
final class SampleAgreements {

  private SampleAgreements() {}

  static AgreementReply reply(Heard heard) {
    return switch (heard) {
      case Heard.NotSent(String detail, _) -> new Unavailable("not sent: " + detail);
      case Heard.Lost(_, String detail, _) -> new Unavailable(detail);
      case Heard.Answered answered -> read(answered);
    };
  }

  private static AgreementReply read(Heard.Answered answered) {
    try {
      var body = SampleJson.object(answered.body());
      String code = SampleJson.text(body, "code");
      return switch (code) {
        case "CODE_SENT" -> new Started(SampleJson.text(body, "agreement"));
        case "ACTIVE" -> new Active(SampleJson.text(body, "agreement"));
        case "CANCELLED" -> new Cancelled();
        case "WRONG_CODE" -> new Declined(code, true);
        case "ACCOUNT_INVALID", "AGREEMENT_UNKNOWN", "INVALID_REQUEST" -> new Declined(code, false);
        default -> new Unavailable("a code that is not in the table");
      };
    } catch (Unreadable e) {
      return new Unavailable(String.valueOf(e.getMessage()));
    }
  }
}
