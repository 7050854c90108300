package io.ebbgate.core.routing;

/**
 * One candidate and what became of it.
 *
 * @param code the funder's or channel's code
 * @param verdict the rule that removed it, or its rank
 */
public record Considered(String code, Verdict verdict) {}
