package io.ebbgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code ./ebbgate} script in a copy of the project where JDK and Maven are scripts too. */
class LauncherTest {

  /** What the script needs of a system, without any java or mvn that this machine has. */
  private static final List<String> TOOLS =
      List.of("cat", "dirname", "find", "head", "mkdir", "mv", "rm", "sed", "tail", "touch");

  @TempDir Path machine;
  private Path project;
  private Path tools;

  @BeforeEach
  void copyTheProjectsFrontDoor() throws IOException {
    project = Files.createDirectories(machine.resolve("a project"));
    Files.copy(
        repository().resolve("ebbgate"),
        project.resolve("ebbgate"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    for (var source : List.of("core", "cluster", "connectors", "gateway", "loadtests/proving")) {
      Files.createDirectories(project.resolve(source).resolve("src/main/java"));
    }
    tools = Files.createDirectories(machine.resolve("tools"));
    for (var tool : TOOLS) {
      var there = Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin/" : "/bin/";
      script(tools.resolve(tool), "exec " + there + tool + " \"$@\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help", ""})
  void helpNamesEveryCommand(String word) throws Exception {
    var answer = word.isEmpty() ? launch() : launch(word);

    assertThat(answer.exit()).isZero();
    assertThat(answer.output())
        .contains(
            "demo",
            "simulate",
            "test",
            "serve",
            "sandbox",
            "seed",
            "keys",
            "case",
            "audit",
            "torture",
            "load");
  }

  @Test
  void anUnknownCommandIsAMistakeOfUsage() throws Exception {
    var answer = launch("dmeo");

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.errors()).contains("unknown command 'dmeo'", "--help");
  }

  @Test
  void withoutAnyJdkItSaysWhatToInstall() throws Exception {
    var answer = launch("serve");

    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.errors()).contains("no JDK 25 or newer found", "found: none", "JAVA_HOME");
    assertThat(answer.output()).isEmpty();
  }

  @Test
  void aJdkThatIsTooOldIsNamed() throws Exception {
    var old = fakeJdk("jdk-17", "17.0.15");

    var answer = launch(Map.of("JAVA_HOME", old.toString()), "demo");

    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.errors()).contains(old + " (JDK 17)");
  }

  @Test
  void withoutMavenItSaysWhatToInstallWhenABuildIsNeeded() throws Exception {
    fakeJdk("jdk-25", "25.0.1");

    var answer = launch("serve");

    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.errors()).contains("no mvn on PATH", "3.8");
  }

  @Test
  void aMavenThatIsTooOldIsNamed() throws Exception {
    fakeJdk("jdk-25", "25.0.1");
    fakeMaven("3.6.3", 0);

    var answer = launch("test");

    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.errors()).contains("Maven 3.8 or newer", "3.6");
  }

  @Test
  void theNewestEnoughJdkOfTheUsualFoldersRunsTheCommandAfterABuild() throws Exception {
    fakeJdk("jdk-17", "17.0.15");
    var jdk = fakeJdk("jdk-25", "25.0.1");
    fakeMaven("3.8.7", 0);

    var answer = launch("serve", "--config", "a file.yaml");

    assertThat(answer.errors()).contains("building gateway");
    assertThat(answer.exit()).isZero();
    assertThat(answer.output().lines())
        .containsSubsequence(
            "ran " + jdk + "/bin/java",
            "@" + project.toRealPath() + "/jvm.flags",
            "io.ebbgate.gateway.server.EbbgateCommand",
            "serve",
            "--config",
            "a file.yaml");
    assertThat(mavenCalls()).containsExactly("-B -Dmaven.test.skip=true -pl gateway -am package");
  }

  @Test
  void theDemoRunsFromTheProvingModule() throws Exception {
    fakeJdk("jdk-25", "25.0.1");
    fakeMaven("4.0.1", 0);

    var answer = launch("demo", "--json");

    assertThat(answer.exit()).isZero();
    assertThat(answer.output().lines())
        .containsSubsequence("io.ebbgate.proving.ProvingCommand", "demo", "--json");
    assertThat(mavenCalls())
        .containsExactly("-B -Dmaven.test.skip=true -pl loadtests/proving -am package");
  }

  @Test
  void itBuildsAgainOnlyWhenSourcesAreNewerOrGone() throws Exception {
    fakeJdk("jdk-25", "25.0.1");
    fakeMaven("3.9.9", 0);
    var source = project.resolve("core/src/main/java/A.java");
    Files.writeString(source, "class A {}");
    makeOld(source);
    launch("serve");

    launch("serve");
    assertThat(mavenCalls()).hasSize(1);

    var mark = project.resolve("gateway/target/ebbgate-built");
    var later = FileTime.fromMillis(Files.getLastModifiedTime(mark).toMillis() + 5_000);
    Files.setLastModifiedTime(source, later);
    launch("serve");
    assertThat(mavenCalls()).hasSize(2);

    makeOld(source);
    launch("serve");
    var rebuilt = mavenCalls().size();
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), later);
    launch("serve");
    assertThat(mavenCalls()).hasSize(rebuilt + 1);
  }

  @Test
  void aFailedBuildShowsItsOutputOnStandardErrorAndStartsNothing() throws Exception {
    fakeJdk("jdk-25", "25.0.1");
    fakeMaven("3.8.7", 1);

    var answer = launch("serve");

    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.errors()).contains("maven says no", "the build failed");
    assertThat(answer.output()).isEmpty();
  }

  @Test
  void theTestCommandVerifiesWithTheJdkFoundAndPassesOptionsOn() throws Exception {
    var jdk = fakeJdk("jdk-26", "26");
    fakeMaven("3.8.7", 0);

    var answer = launch("test", "-pl", "core");

    assertThat(answer.exit()).isZero();
    assertThat(launch("jdk").output().strip()).isEqualTo(jdk.toString());
    assertThat(mavenCalls()).containsExactly("-B verify -pl core");
    assertThat(answer.output()).contains("JAVA_HOME=" + jdk);
  }

  @Test
  void signalsReachTheProgramBecauseTheScriptBecomesIt() throws Exception {
    fakeJdk("jdk-25", "25.0.1");
    fakeMaven("3.8.7", 0);
    var process = start(Map.of(), "serve");

    var ran = process.inputReader().lines().filter(line -> line.startsWith("process ")).findFirst();

    assertThat(ran).contains("process " + process.pid());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static Path repository() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ebbgate"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private Path fakeJdk(String name, String version) throws IOException {
    var jdk = Files.createDirectories(machine.resolve("jdks").resolve(name));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(
        jdk.resolve("bin/java"),
        "echo \"process $$\"",
        "echo \"ran $0\"",
        "for word in \"$@\"; do echo \"$word\"; done");
    script(jdk.resolve("bin/javac"), "exit 0");
    return jdk;
  }

  private void fakeMaven(String version, int exit) throws IOException {
    script(
        tools.resolve("mvn"),
        "if [ \"$1\" = -version ]; then printf '\\033[1mApache Maven %s (x)\\033[m\\n' "
            + version
            + "; exit 0; fi",
        "echo \"$*\" >>'" + machine.resolve("maven-calls") + "'",
        "echo \"JAVA_HOME=$JAVA_HOME\"",
        "mkdir -p gateway/target loadtests/proving/target",
        exit == 0 ? "exit 0" : "echo 'maven says no'; exit " + exit);
  }

  private List<String> mavenCalls() throws IOException {
    return Files.readAllLines(machine.resolve("maven-calls"));
  }

  private static void makeOld(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Answer(int exit, String output, String errors) {}

  private Answer launch(String... arguments) throws Exception {
    return launch(Map.of(), arguments);
  }

  private Answer launch(Map<String, String> environment, String... arguments) throws Exception {
    var process = start(environment, arguments);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Answer(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("/bin/sh", project + "/ebbgate"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    var variables = new TreeMap<>(environment);
    variables.put("PATH", tools.toString());
    variables.put("HOME", machine.toString());
    variables.put("EBBGATE_JDK_FOLDERS", machine.resolve("jdks").toString());
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.start();
  }
}
