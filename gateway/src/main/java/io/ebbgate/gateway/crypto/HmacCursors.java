package io.ebbgate.gateway.crypto;

import io.ebbgate.gateway.usecase.Cursors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/** Cursors signed by HMAC-SHA256, {@code cur_…}. */
public final class HmacCursors implements Cursors {
  private final SignedText texts;

  HmacCursors(HmacSha256 key) {
    this.texts = new SignedText("cur_", key);
  }

  @Override
  public String issue(UUID clientId, String list, UUID last) {
    return texts.sign(out -> {
      SignedText.writeId(out, clientId);
      out.writeUTF(list);
      SignedText.writeId(out, last);
    });
  }

  @Override
  public Optional<UUID> read(UUID clientId, String list, String cursor) {
    var payload = texts.verified(cursor);
    if (payload.isEmpty()) {
      return Optional.empty();
    }
    try (var in = payload.get()) {
      var whose = SignedText.readId(in);
      String which = in.readUTF();
      var last = SignedText.readId(in);
      return whose.equals(clientId) && which.equals(list) ? Optional.of(last) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a cursor that we signed cannot be read", e);
    }
  }
}
