package io.ebbgate.gateway.http.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A key and a certificate for this machine's loopback, made by the runtime's own tool. */
public final class Pem {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final int LINE = 64;

  private Pem() {}

  /** Writes {@code key.pem} and {@code certificate.pem} into a folder. */
  public static void write(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    var store = folder.resolve("store.p12");
    var tool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "loopback",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD),
                    "-keystore",
                    store.toString()))
            .redirectErrorStream(true)
            .start();
    var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    write(folder.resolve("key.pem"), "PRIVATE KEY", keys.getKey("loopback", PASSWORD).getEncoded());
    write(
        folder.resolve("certificate.pem"),
        "CERTIFICATE",
        keys.getCertificate("loopback").getEncoded());
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
  }
}
