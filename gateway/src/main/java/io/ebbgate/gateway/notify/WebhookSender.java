package io.ebbgate.gateway.notify;

import io.ebbgate.gateway.usecase.notice.DeliveryResult;
import io.ebbgate.gateway.usecase.notice.NoticeSender;
import io.ebbgate.gateway.usecase.notice.QueuedNotice;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhooks to the lending app after the Standard Webhooks specification: {@code webhook-id} is the
 * deduplication key, the signature is HMAC-SHA256 over id, time stamp and body, joined by dots.
 */
public final class WebhookSender implements NoticeSender {
  private final JsonPost post;
  private final SecretKeySpec key;
  private final InstantSource clock;

  public WebhookSender(Receiver receiver, WebhookSecret secret, InstantSource clock) {
    this.post = new JsonPost(receiver);
    this.key = secret.key();
    this.clock = clock;
  }

  @Override
  public Future<DeliveryResult> send(QueuedNotice notice) {
    var body =
        new JsonObject()
            .put("type", notice.scene())
            .put("timestamp", notice.createdAt().toString())
            .put("data", notice.payload())
            .toBuffer();
    long seconds = clock.instant().getEpochSecond();
    var headers =
        MultiMap.caseInsensitiveMultiMap()
            .set("webhook-id", notice.dedupKey())
            .set("webhook-timestamp", Long.toString(seconds))
            .set("webhook-signature", "v1," + sign(notice.dedupKey(), seconds, body));
    return post.send(headers, body);
  }

  String sign(String id, long seconds, Buffer body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
