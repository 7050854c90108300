/**
 * Strict JSON: bytes to a small tree without any coercion, the tree to checked values, and values
 * to bytes.
 *
 * <p>What is read is read once. A mistake is named by its JSON pointer and never repeats the value,
 * which may be secret or personal. Everything here is confined to one request, apart from {@link
 * io.ebbgate.gateway.http.json.StrictJson}, which is thread-safe. Knowledge of any one resource
 * does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.http.json;

import org.jspecify.annotations.NullMarked;
