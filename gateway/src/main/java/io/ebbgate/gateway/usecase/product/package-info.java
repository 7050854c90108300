/**
 * Changes of products by people: one proposes terms, another approves them, and they become a new
 * version, which loans made from then on keep.
 *
 * <p>Terms are checked against the caps when they are proposed and again when they are approved.
 * Reading and storing terms in general does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.product;

import org.jspecify.annotations.NullMarked;
