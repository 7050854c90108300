package io.ebbgate.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may look at whom, and where the types of each library stay. */
class RoomsTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.ebbgate");

  private static final String[] ROOMS = {
    "io.ebbgate.core..", "io.ebbgate.connectors..", "io.ebbgate.cluster..", "io.ebbgate.gateway.."
  };

  private static final List<String> ADAPTERS =
      List.of("http", "store", "notify", "console", "guard", "crypto");

  @Test
  void coreIsPureJava() {
    check(
        classes()
            .that()
            .resideInAPackage("io.ebbgate.core..")
            .should()
            .onlyDependOnClassesThat(
                // A hash is arithmetic: no provider of randomness or keys comes with it.
                belongToAnyOf(
                        MessageDigest.class,
                        NoSuchAlgorithmException.class,
                        Charset.class,
                        StandardCharsets.class)
                    .or(
                        resideInAnyPackage(
                            "io.ebbgate.core..",
                            "java.lang..",
                            "java.math..",
                            "java.time..",
                            "java.util..",
                            "org.jspecify.annotations..")))
            .because("the core has no clock, no randomness, no input and no output"));
  }

  @Test
  void coreHasNoThreadsAndNoRandomness() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.ebbgate.core..")
            .should()
            .dependOnClassesThat(resideInAPackage("java.util.concurrent.."))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock"));
  }

  @Test
  void theProviderInterfaceSeesMoneyMovementsAndVertxOnly() {
    check(
        classes()
            .that()
            .resideInAPackage("io.ebbgate.connectors.spi..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "io.ebbgate.connectors.spi..",
                    "io.ebbgate.core.money..",
                    "io.ebbgate.core.movement..",
                    "io.ebbgate.core.id..",
                    "io.vertx.core..",
                    "java..",
                    "org.jspecify.annotations..")));
  }

  @Test
  void theClusterSeesCoreAndHazelcastOnly() {
    check(
        classes()
            .that()
            .resideInAPackage("io.ebbgate.cluster..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "io.ebbgate.cluster..",
                    "io.ebbgate.core..",
                    "com.hazelcast..",
                    "java..",
                    "org.jspecify.annotations..",
                    "org.slf4j..")));
  }

  @Test
  void theGatewayKnowsProvidersByTheirInterfaceOnly() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.ebbgate.gateway..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.ebbgate..")
                    .and(
                        resideOutsideOfPackages(
                            "io.ebbgate.gateway..",
                            "io.ebbgate.core..",
                            "io.ebbgate.cluster..",
                            "io.ebbgate.connectors.spi.."))));
  }

  @Test
  void connectorsSeeNeitherGatewayNorClusterNorEachOther() {
    // Every package that is no room of the product is a provider's.
    var providers =
        PRODUCT.stream()
            .filter(resideOutsideOfPackages(ROOMS))
            .map(type -> type.getPackageName().split("\\.", -1)[2])
            .collect(Collectors.toSet());
    assertThat(providers).isNotEmpty();
    for (var provider : providers) {
      var own = "io.ebbgate." + provider + "..";
      check(
          noClasses()
              .that()
              .resideInAPackage(own)
              .should()
              .dependOnClassesThat(
                  resideInAPackage("io.ebbgate..")
                      .and(
                          resideOutsideOfPackages(
                              "io.ebbgate.core..", "io.ebbgate.connectors.spi..", own))));
    }
  }

  @Test
  void useCasesSeeNoAdapterAndNoServer() {
    check(
        classes()
            .that()
            .resideInAPackage("io.ebbgate.gateway.usecase..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "io.ebbgate.gateway.usecase..",
                    "io.ebbgate.core..",
                    "io.ebbgate.cluster..",
                    "io.ebbgate.connectors.spi..",
                    "io.micrometer.core..",
                    "io.vertx.core..",
                    "java..",
                    "javax.crypto..",
                    "org.jspecify.annotations..",
                    "org.slf4j..")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "store", "notify", "console", "guard", "crypto"})
  void adaptersSeeNeitherEachOtherNorTheServer(String adapter) {
    var others =
        ADAPTERS.stream()
            .filter(other -> !other.equals(adapter))
            .map(RoomsTest::room)
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage(room(adapter))
            .should()
            .dependOnClassesThat(resideInAnyPackage(others).or(resideInAPackage(room("server")))));
  }

  @ParameterizedTest
  @CsvSource({
    // The wiring makes the pools and hands them to the stores; it runs no statement.
    "io.vertx.sqlclient.., io.ebbgate.gateway.[store|server]..",
    "io.vertx.pgclient.., io.ebbgate.gateway.store..",
    "com.hazelcast.., io.ebbgate.cluster..",
    "io.github.resilience4j.., io.ebbgate.gateway.guard..",
    "com.netflix.concurrency.., io.ebbgate.gateway.guard..",
    "io.github.bucket4j.., io.ebbgate.gateway.guard..",
    "io.zonky.., io.ebbgate.gateway.server.database..",
    "picocli.., io.ebbgate.gateway.server..",
    "org.flywaydb.., io.ebbgate.gateway.[server|store]..",
    "java.sql.., io.ebbgate.gateway.server..",
    "org.postgresql.., io.ebbgate.gateway.server..",
    "io.netty.., io.ebbgate.gateway.[http|server].."
  })
  void vendorTypesStayInTheirRoom(String vendor, String room) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(room)
            .should()
            .dependOnClassesThat(resideInAPackage(vendor)));
  }

  @Test
  void routingStaysAtTheFrontDoor() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(room("http"), room("server"))
            .should()
            .dependOnClassesThat(resideInAPackage("io.vertx.ext.web..")));
  }

  private static String room(String name) {
    return "io.ebbgate.gateway." + name + "..";
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }
}
