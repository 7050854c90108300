/**
 * The terms that business is done on: products, funders and channels as one immutable snapshot.
 *
 * <p>Whoever decides something takes {@link
 * io.ebbgate.gateway.usecase.reference.TermsSource#current()} once and decides everything on it.
 * Changing terms does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.reference;

import org.jspecify.annotations.NullMarked;
