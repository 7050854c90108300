package io.ebbgate.core.product;

/**
 * One rule that terms or a request break.
 *
 * @param code stable, lower case with hyphens
 * @param message for people, with the figures compared; holds nothing personal
 */
public record TermsProblem(String code, String message) {}
