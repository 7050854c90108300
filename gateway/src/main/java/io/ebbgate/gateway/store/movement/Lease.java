package io.ebbgate.gateway.store.movement;

import java.time.Duration;
import java.util.UUID;

/**
 * Under which lease this node sends.
 *
 * @param owner this process, another one after each start
 * @param length from the start of the transaction that makes the attempt, on the database's clock
 */
public record Lease(UUID owner, Duration length) {}
