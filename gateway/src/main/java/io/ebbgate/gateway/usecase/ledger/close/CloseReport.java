package io.ebbgate.gateway.usecase.ledger.close;

import java.time.Duration;

/**
 * What a close came to.
 *
 * @param closed the day as it is kept
 * @param alreadyClosed whether it had been closed before: then nothing was done
 * @param resumed whether it had been begun before, by somebody who did not end it
 * @param elapsed how long this run of it took
 */
public record CloseReport(
    CloseBook.Closed closed, boolean alreadyClosed, boolean resumed, Duration elapsed) {}
