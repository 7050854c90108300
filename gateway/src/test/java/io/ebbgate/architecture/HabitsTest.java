package io.ebbgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What nobody may do outside the server's own wiring, and how nothing may be called. */
class HabitsTest {

  private static final String SERVER = "io.ebbgate.gateway.server..";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.ebbgate");

  @Test
  void timeAndRandomnessAreInjected() {
    classes()
        .that()
        .resideOutsideOfPackage(SERVER)
        .should(takeTimeAndRandomnessFromOutside())
        .because("tests move the clock, and repeat a run from its seed")
        .check(PRODUCT);
  }

  @Test
  void nothingBlocksAThread() {
    classes()
        .that()
        .resideOutsideOfPackage(SERVER)
        .should(notBlock())
        .because("an event loop that waits stops everybody on it")
        .check(PRODUCT);
  }

  @Test
  void useCasesDoNotTimeOutByRealTime() {
    classes()
        .that()
        .resideInAPackage("io.ebbgate.gateway.usecase..")
        .should(notUse("real time", access -> is(access, "io.vertx.core.Future", "timeout")))
        .because("Timers are injected")
        .check(PRODUCT);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)").check(PRODUCT);
  }

  @Test
  void theRulesSeeTheProductAndBite() {
    assertThat(PRODUCT.contain("io.ebbgate.core.money.Money")).isTrue();
    assertThat(PRODUCT.contain("io.ebbgate.cluster.ClusterSettings")).isTrue();
    assertThat(PRODUCT.contain("io.ebbgate.connectors.spi.Connector")).isTrue();
    assertThat(PRODUCT.contain(HabitsTest.class)).isFalse();

    var offender = new ClassFileImporter().importClasses(Offender.class);
    assertThatThrownBy(() -> classes().should(takeTimeAndRandomnessFromOutside()).check(offender))
        .hasMessageContaining("Instant.now")
        .hasMessageContaining("Clock.systemUTC")
        .hasMessageContaining("UUID.randomUUID")
        .hasMessageContaining("Random.<init>");
    assertThatThrownBy(() -> classes().should(notBlock()).check(offender))
        .hasMessageContaining("CompletableFuture.join")
        .hasMessageContaining("Thread.sleep");
  }

  private static ArchCondition<JavaClass> takeTimeAndRandomnessFromOutside() {
    return notUse(
        "clocks and random sources",
        access ->
            (access.getTargetOwner().getPackageName().equals("java.time")
                    && access.getName().equals("now")
                    && !takesAClock(access))
                || (is(access, "java.time.Clock") && access.getName().startsWith("system"))
                || is(access, "java.time.InstantSource", "system")
                || is(access, "java.lang.System", "currentTimeMillis")
                || is(access, "java.util.UUID", "randomUUID")
                || is(access, "java.lang.Math", "random")
                || is(access, "java.util.concurrent.ThreadLocalRandom", "current")
                || is(access, "java.util.Random", "<init>")
                || is(access, "java.security.SecureRandom", "<init>"));
  }

  private static boolean takesAClock(JavaCodeUnitAccess<?> access) {
    return access.getTarget().getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static ArchCondition<JavaClass> notBlock() {
    return notUse(
        "what blocks",
        access ->
            is(access, "java.lang.Thread", "sleep")
                || is(access, "java.util.concurrent.CompletableFuture", "join")
                || is(access, "java.util.concurrent.CompletableFuture", "get")
                || is(access, "java.util.concurrent.Future", "get")
                || is(access, "io.vertx.core.Future", "await"));
  }

  private static boolean is(JavaCodeUnitAccess<?> access, String owner) {
    return access.getTargetOwner().getName().equals(owner);
  }

  private static boolean is(JavaCodeUnitAccess<?> access, String owner, String name) {
    return is(access, owner) && access.getName().equals(name);
  }

  private interface Ban {
    boolean forbids(JavaCodeUnitAccess<?> access);
  }

  /** Calls and method references alike. */
  private static ArchCondition<JavaClass> notUse(String what, Ban ban) {
    return new ArchCondition<>("not use " + what) {
      @Override
      public void check(JavaClass checked, ConditionEvents events) {
        Set<? extends JavaCodeUnitAccess<?>> calls = checked.getCodeUnitCallsFromSelf();
        Set<? extends JavaCodeUnitAccess<?>> references = checked.getCodeUnitReferencesFromSelf();
        for (var accesses : List.of(calls, references)) {
          for (var access : accesses) {
            if (ban.forbids(access)) {
              events.add(SimpleConditionEvent.violated(access, access.getDescription()));
            }
          }
        }
      }
    };
  }

  /** Does everything that is forbidden, to prove that the rules see it. */
  @SuppressWarnings("unused") // read as a class file, never run
  private static final class Offender {
    private final Supplier<Instant> now = Instant::now;
    private final Clock clock = Clock.systemUTC();
    private final UUID id = UUID.randomUUID();
    private final Random random = new Random();

    Object block(CompletableFuture<Object> future) throws InterruptedException {
      Thread.sleep(1);
      return future.join();
    }
  }
}
