/**
 * Puts one node together out of its rooms, in the order in which they need each other, and takes it
 * apart in the reverse order. The only package that sees all rooms; it decides nothing about money.
 */
@NullMarked
package io.ebbgate.gateway.server.wiring;

import org.jspecify.annotations.NullMarked;
