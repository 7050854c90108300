package io.ebbgate.sandbox.protocol;

/** Words the answer to one request for a movement. Called when the answer leaves. */
public interface AnswerWording {

  /** The true answer. */
  Answer of(Movement movement);

  /** A correctly signed answer with a code that the provider's documents do not list. */
  Answer unlisted(Movement movement);
}
