package io.ebbgate.gateway.notify;

import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.notice.Contacts;
import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import io.ebbgate.gateway.usecase.notice.NoticeSender;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.util.Currency;

/** Text messages. The provider deduplicates by {@code dedupKey}. */
public final class SmsSender implements NoticeSender {
  private final JsonPost post;
  private final Contacts contacts;

  public SmsSender(Receiver receiver, Contacts contacts) {
    this.post = new JsonPost(receiver);
    this.contacts = contacts;
  }

  @Override
  public Future<DeliveryResult> send(QueuedNotice notice) {
    return contacts
        .phone(notice.customerId())
        .compose(phone -> {
          if (phone.isEmpty()) {
            return Future.succeededFuture(
                new DeliveryResult.Refused("the customer has no phone number"));
          }
          var body =
              new JsonObject()
                  .put("dedupKey", notice.dedupKey())
                  .put("businessKey", notice.payload().getString("businessKey"))
                  .put("phone", phone.get())
                  .put("scene", notice.scene())
                  .put("text", text(notice));
          return post.send(MultiMap.caseInsensitiveMultiMap(), body.toBuffer());
        })
        .otherwise(failure -> new DeliveryResult.TryAgain(failure.getClass().getSimpleName()));
  }

  static String text(QueuedNotice notice) {
    var payload = notice.payload();
    var amount = amount(payload);
    var card = payload.getString("cardTail", "");
    return switch (notice.scene()) {
      case "drawdown-paid" ->
          "Your drawdown of " + amount + " is on your card ending " + card + ".";
      case "drawdown-failed" ->
          "Your drawdown of " + amount + " could not be paid. Nothing was lent; you may ask again.";
      case "drawdown-returned" ->
          "The bank of your card ending "
              + card
              + " sent your drawdown of "
              + amount
              + " back. Nothing is owed on it; you may ask again with another card.";
      case "debit-succeeded" ->
          "We collected " + amount + " from your card ending " + card + ". Thank you.";
      case "early-repayment-done" -> "Your early repayment of " + amount + " is booked. Thank you.";
      case "debit-failed" ->
          "We could not collect " + amount + " from your card ending " + card + ".";
      case "loan-settled" -> "Your loan is settled. Nothing is owed on it any more.";
      default -> throw new IllegalArgumentException("no text for the scene " + notice.scene());
    };
  }

  private static Money amount(JsonObject payload) {
    var amount = payload.getJsonObject("amount");
    return new Money(amount.getLong("amount"), Currency.getInstance(amount.getString("currency")));
  }
}
