/**
 * Telling people: notices are written in the transaction that gives the reason, and delivered
 * afterwards, at least once, with a stable deduplication key, in order for each business key and
 * kind. Transport does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.notice;

import org.jspecify.annotations.NullMarked;
