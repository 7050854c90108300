package io.ebbgate.gateway.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;

/**
 * The one secret that every other key is derived from. It signs and seals nothing itself, and shows
 * itself nowhere.
 */
public final class MasterKey {
  private static final int LENGTH = 32;
  private static final byte[] SALT = "ebbgate".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;

  private MasterKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a key as base64 of 32 bytes.
   *
   * @throws IllegalArgumentException when it is anything else; the message repeats nothing of it
   */
  public static MasterKey parse(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      // The decoder's message would repeat a character of the key.
      throw new IllegalArgumentException("the master key is not base64");
    }
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "the master key has " + bytes.length + " bytes in place of " + LENGTH);
    }
    return new MasterKey(bytes);
  }

  /**
   * Reads the key of a file; makes the file, readable by its owner only, when it is not there.
   * Blocks: for the start of a process only.
   *
   * @throws IllegalArgumentException when the file holds no key, or others than its owner may read
   *     it
   */
  public static MasterKey ofFile(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      create(file, random);
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER_"))) {
      throw new IllegalArgumentException(
          "the master key's file " + file + " may be read by others than its owner: chmod 600 it");
    }
    return parse(Files.readString(file, StandardCharsets.US_ASCII));
  }

  /** Written whole under another name first: a crash leaves no half a key behind. */
  private static void create(Path file, SecureRandom random) throws IOException {
    byte[] fresh = new byte[LENGTH];
    random.nextBytes(fresh);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder holds " + file);
    }
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ".master-key", ".new", ownerOnly);
    try {
      Files.writeString(
          draft,
          Base64.getEncoder().encodeToString(fresh) + "\n",
          StandardCharsets.US_ASCII,
          StandardOpenOption.SYNC);
      // A hard link, unlike a move, never replaces the key that another process made meanwhile.
      try {
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        return;
      } catch (UnsupportedOperationException e) {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return;
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Personal data under this key. */
  public SealedPersonalData personalData(SecureRandom random) {
    return new SealedPersonalData(
        new AesGcm(derive("personal data")), new HmacSha256(derive("card digest")), random);
  }

  /** What fingerprints of requests are keyed with: 32 bytes. */
  public byte[] fingerprintSecret() {
    return derive("fingerprints");
  }

  /** Offers signed under this key. */
  public HmacOfferTokens offerTokens(InstantSource clock) {
    return new HmacOfferTokens(new HmacSha256(derive("offers")), clock);
  }

  /** Repayment quotes signed under this key. */
  public HmacQuoteTokens quoteTokens(InstantSource clock) {
    return new HmacQuoteTokens(new HmacSha256(derive("quotes")), clock);
  }

  /** Cursors signed under this key. */
  public HmacCursors cursors() {
    return new HmacCursors(new HmacSha256(derive("cursors")));
  }

  /**
   * What tells this key from every other, and nothing about it: 32 bytes, always the same, for the
   * database to keep.
   */
  public byte[] checkValue() {
    return new HmacSha256(derive("key check")).of(SALT);
  }

  private byte[] derive(String purpose) {
    byte[] info = ("ebbgate 1 " + purpose).getBytes(StandardCharsets.US_ASCII);
    return HkdfSha256.derive(bytes, SALT, info, LENGTH);
  }

  @Override
  public String toString() {
    return "MasterKey[hidden]";
  }
}
