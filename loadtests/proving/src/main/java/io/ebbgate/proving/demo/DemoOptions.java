package io.ebbgate.proving.demo;

/**
 * How a demo is played.
 *
 * @param drawdowns distinct business requests, repeats and malformed ones not counted
 * @param customers how many lines are opened
 * @param seed of everything by chance
 * @param concurrency how many requests are under way at the same time
 * @param time until when to wait for orders and notices to end before they count as unsettled
 */
public record DemoOptions(
    int drawdowns, int customers, long seed, int concurrency, TimeFrame time) {}
