/**
 * What the gateway is told at its start: defaults, one YAML file and the environment, checked as a
 * whole.
 *
 * <p>Invariants: a {@link io.ebbgate.gateway.server.config.GatewayConfig} that exists is within
 * every documented range; all mistakes are reported together, each with its key; nothing secret is
 * in a message or a {@code toString}. {@code ebbgate-default.yaml} names every key there is.
 *
 * <p>Threading: immutable values; reading blocks on files and happens once, before anything runs.
 *
 * <p>Products, funders and channels do not belong here: they are dated rows in the database.
 */
@NullMarked
package io.ebbgate.gateway.server.config;

import org.jspecify.annotations.NullMarked;
