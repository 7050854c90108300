/**
 * Seeding: products, funders, channels and credit lines from a document.
 *
 * <p>A document is read whole and every mistake told before anything is written; it is written all
 * or nothing; writing it again changes nothing. Parsing YAML does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.seeding;

import org.jspecify.annotations.NullMarked;
