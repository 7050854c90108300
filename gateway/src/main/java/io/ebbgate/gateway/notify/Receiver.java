package io.ebbgate.gateway.notify;

import io.ebbgate.gateway.usecase.Timers;
import io.vertx.core.http.HttpClient;
import java.time.Duration;

/**
 * Where notices of one kind go, and what a try there may cost.
 *
 * @param http the client; redirects are not followed
 * @param url the absolute address
 * @param timers end what takes too long
 * @param timeout for one whole try: the connection, the request and the answer to its last byte
 * @param maximumAnswerBytes how much of an answer's body is read; nothing is done with it
 */
public record Receiver(
    HttpClient http, String url, Timers timers, Duration timeout, int maximumAnswerBytes) {}
