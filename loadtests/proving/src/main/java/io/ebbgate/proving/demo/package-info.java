/**
 * The demo: a seeded population and a seeded day of drawdowns and repayments, played over HTTP
 * against a whole stack, then audited.
 */
@NullMarked
package io.ebbgate.proving.demo;

import org.jspecify.annotations.NullMarked;
