package io.ebbgate.sandbox;

import io.ebbgate.sandbox.fault.Mood;
import io.ebbgate.sandbox.fault.Timings;
import io.ebbgate.sandbox.protocol.Merchant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is set up.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param mood how badly it behaves at first
 * @param seed of every draw
 * @param clock for arrival, expiry and results
 * @param timings how long things take
 * @param merchants the accounts; their numbers are unique
 * @param webhookSecret {@code whsec_...}, what webhooks to its sink must be signed with; null
 *     refuses every webhook
 * @param limits what it holds at most
 */
public record SandboxOptions(
    String host,
    int port,
    Mood mood,
    long seed,
    InstantSource clock,
    Timings timings,
    List<Merchant> merchants,
    @Nullable String webhookSecret,
    Limits limits) {

  /**
   * What a sandbox holds at most; beyond it answers 5xx.
   *
   * @param maximumOrders references of each protocol, and rows of the book
   * @param maximumMessages messages of each sink
   * @param maximumBodyBytes the size of a request's body
   */
  public record Limits(int maximumOrders, int maximumMessages, int maximumBodyBytes) {

    /** Room for a long demonstration within a small heap. */
    public static final Limits DEFAULT = new Limits(2_000_000, 2_000_000, 64 * 1024);
  }

  public SandboxOptions {
    merchants = List.copyOf(merchants);
    if (merchants.stream().map(Merchant::id).distinct().count() != merchants.size()) {
      throw new IllegalArgumentException("two merchants have the same number");
    }
  }

  /** A well-behaved sandbox on any free port of the loopback address. */
  public static SandboxOptions loopback(InstantSource clock, List<Merchant> merchants) {
    return new SandboxOptions(
        "127.0.0.1", 0, Mood.NONE, 1, clock, Timings.SHORT, merchants, null, Limits.DEFAULT);
  }

  /** The same on another address. */
  public SandboxOptions listeningOn(String otherHost, int otherPort) {
    return new SandboxOptions(
        otherHost, otherPort, mood, seed, clock, timings, merchants, webhookSecret, limits);
  }

  /** The same in another mood. */
  public SandboxOptions inMood(Mood otherMood, long otherSeed) {
    return new SandboxOptions(
        host, port, otherMood, otherSeed, clock, timings, merchants, webhookSecret, limits);
  }

  /** The same with other times. */
  public SandboxOptions taking(Timings otherTimings) {
    return new SandboxOptions(
        host, port, mood, seed, clock, otherTimings, merchants, webhookSecret, limits);
  }

  /** The same with a secret for webhooks. */
  public SandboxOptions withWebhookSecret(String secret) {
    return new SandboxOptions(host, port, mood, seed, clock, timings, merchants, secret, limits);
  }

  /** The same with other limits. */
  public SandboxOptions within(Limits otherLimits) {
    return new SandboxOptions(
        host, port, mood, seed, clock, timings, merchants, webhookSecret, otherLimits);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "SandboxOptions[" + host + ":" + port + ", " + mood + ", seed " + seed + "]";
  }
}
