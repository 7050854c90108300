package io.ebbgate.gateway.server.wiring;

import io.ebbgate.gateway.notify.Receiver;
import io.ebbgate.gateway.notify.ReportSender;
import io.ebbgate.gateway.notify.SmsSender;
import io.ebbgate.gateway.notify.WebhookSender;
import io.ebbgate.gateway.server.config.GatewayConfig;
import io.ebbgate.gateway.store.notice.PgNoticeQueue;
import io.ebbgate.gateway.store.notice.PgParkedBook;
import io.ebbgate.gateway.usecase.notice.Contacts;
import io.ebbgate.gateway.usecase.notice.DeliverNotices;
import io.ebbgate.gateway.usecase.notice.NoticeKind;
import io.ebbgate.gateway.usecase.notice.NoticeSender;
import io.ebbgate.gateway.usecase.notice.parked.ParkedNotices;
import io.ebbgate.gateway.usecase.notice.parked.ServeParkedNotices;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Telling people: the deliverer, its senders, and the context that both run on. */
final class NoticeRooms {
  private final Foundations base;
  private final GatewayConfig.Notify config;
  private final DeliverNotices deliverer;

  /** For the people who see to what reached nobody. */
  final ParkedNotices parked;

  private volatile Runnable wake = () -> {};

  NoticeRooms(Foundations base, Contacts contacts) {
    this.base = base;
    this.config = base.config.notices();
    this.parked = new ServeParkedNotices(new PgParkedBook(base.reader), base.ids, base.clock);
    this.deliverer =
        new DeliverNotices(
            new PgNoticeQueue(base.reader),
            senders(contacts),
            new DeliverNotices.Settings(
                config.poll(),
                config.lease(),
                config.ladder(),
                config.batch(),
                config.concurrency(),
                config.timeout().plus(config.grace())),
            base.clock,
            base.timers,
            base.nodeId,
            () -> Math.max(1, base.member.state().members()),
            base.meters);
  }

  /** Begins to tell; call on a context of its own. */
  Future<?> start() {
    var own = base.vertx.getOrCreateContext();
    wake = () -> own.runOnContext(_ -> deliverer.wake());
    deliverer.start();
    return Future.succeededFuture();
  }

  /** Stops telling; call on the same context. */
  Future<?> stop() {
    return deliverer.stop();
  }

  /** There may be something to tell; from any thread, and before the start as well. */
  void wake() {
    wake.run();
  }

  private Map<NoticeKind, NoticeSender> senders(Contacts contacts) {
    var senders = new EnumMap<NoticeKind, NoticeSender>(NoticeKind.class);
    config
        .smsUrl()
        .ifPresent(url -> senders.put(NoticeKind.SMS, new SmsSender(receiver(url), contacts)));
    config
        .reportUrl()
        .ifPresent(url -> senders.put(NoticeKind.REPORT, new ReportSender(receiver(url))));
    config
        .webhookUrl()
        .ifPresent(url ->
            senders.put(
                NoticeKind.WEBHOOK,
                new WebhookSender(
                    receiver(url), config.webhookSecret().orElseThrow(), base.clock)));
    return senders;
  }

  /** A client for each, so that one receiver's connections are not another one's to wait for. */
  private Receiver receiver(String url) {
    var http =
        base.vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis())),
            new PoolOptions().setHttp1MaxSize(config.concurrency()));
    return new Receiver(http, url, base.timers, config.timeout(), config.maxAnswerBytes());
  }
}
