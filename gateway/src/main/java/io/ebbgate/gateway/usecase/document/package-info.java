/**
 * Reads trees of maps, lists and scalars strictly, as they come from YAML or JSON: every mistake is
 * collected with its path, and none is guessed away.
 *
 * <p>Confined to the thread that reads. Parsing text into trees does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.document;

import org.jspecify.annotations.NullMarked;
