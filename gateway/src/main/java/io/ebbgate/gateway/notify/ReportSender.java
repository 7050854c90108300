package io.ebbgate.gateway.notify;

import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import io.ebbgate.gateway.usecase.notice.NoticeSender;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;

/**
 * Credit-report obligations, in the order of each loan. The bureau deduplicates by {@code
 * dedupKey}.
 */
public final class ReportSender implements NoticeSender {
  private final JsonPost post;

  public ReportSender(Receiver receiver) {
    this.post = new JsonPost(receiver);
  }

  @Override
  public Future<DeliveryResult> send(QueuedNotice notice) {
    var body =
        new JsonObject()
            .put("dedupKey", notice.dedupKey())
            .put("businessKey", notice.payload().getString("businessKey"))
            .put("kind", notice.scene())
            .put("sequence", notice.sequence())
            .put("loan", notice.payload().getString("loanId"))
            .put("at", notice.payload().getString("at"))
            .put("amount", notice.payload().getJsonObject("amount"));
    return post.send(MultiMap.caseInsensitiveMultiMap(), body.toBuffer());
  }
}
