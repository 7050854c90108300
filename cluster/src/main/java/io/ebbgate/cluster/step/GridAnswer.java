package io.ebbgate.cluster.step;

/** The answer to one step. */
public sealed interface GridAnswer permits ReserveAnswer, UpdateAnswer {}
