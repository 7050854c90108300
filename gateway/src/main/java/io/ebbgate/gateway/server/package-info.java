/**
 * The process: its main class. Commands, configuration, wiring and the embedded database have
 * packages of their own.
 */
@NullMarked
package io.ebbgate.gateway.server;

import org.jspecify.annotations.NullMarked;
