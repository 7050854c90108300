/**
 * The misbehaving provider in a box: one HTTP server with a book of what really moved, moods of
 * seeded misbehaviour, sinks for messages, and wire protocols that plug in.
 *
 * <p>{@link io.ebbgate.sandbox.Sandbox} starts it inside a running Vert.x. It keeps everything in
 * memory and moves no real money; it is never shipped with the gateway. Serving runs on one event
 * loop; what the class offers to embedding code is thread-safe.
 */
@NullMarked
package io.ebbgate.sandbox;

import org.jspecify.annotations.NullMarked;
