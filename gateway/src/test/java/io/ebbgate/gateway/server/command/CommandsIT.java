package io.ebbgate.gateway.server.command;

import static io.ebbgate.gateway.testing.MigratedDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.gateway.crypto.TestKeys;
import io.ebbgate.gateway.guard.ResilientGuards;
import io.ebbgate.gateway.server.command.seed.SeedCommand;
import io.ebbgate.gateway.store.account.PgCards;
import io.ebbgate.gateway.store.reference.PgTerms;
import io.ebbgate.gateway.testing.FakeTimers;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.testing.MigratedDatabase;
import io.ebbgate.gateway.testing.TimersClock;
import io.ebbgate.gateway.usecase.movement.sending.ChannelGuards;
import io.ebbgate.gateway.usecase.personal.ReadAccountDetails;
import io.ebbgate.gateway.usecase.reference.RefreshedTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsIT {
  private record Ended(int code, String out, String err) {
    JsonObject json() {
      return new JsonObject(out);
    }
  }

  @TempDir Path folder;

  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private MigratedDatabase database;

  @BeforeEach
  void open() {
    database = new MigratedDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theExampleIsSoundAndLoadingItTwiceChangesNothing() {
    Path file = save(example());

    var first = seed(file);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.json())
        .isEqualTo(
            new JsonObject(
                """
                {"products": {"written": 2, "unchanged": 0},
                 "funders": {"written": 1, "unchanged": 0},
                 "channels": {"written": 2, "unchanged": 0},
                 "lines": {"written": 1, "unchanged": 0},
                 "cards": {"written": 1, "unchanged": 0},
                 "agreements": {"written": 0, "unchanged": 0},
                 "termsVersion": 1}\
                """));
    String before = everything();

    var again = seed(file);
    assertThat(again.code()).isZero();
    assertThat(again.json().getJsonObject("products").getInteger("unchanged")).isEqualTo(2);
    assertThat(again.json().getJsonObject("lines").getInteger("written")).isZero();
    assertThat(again.json().getInteger("termsVersion")).isEqualTo(1);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whatIsSeededIsWhatTheGatewayDecidesOn() {
    seed(save(example()));

    var terms = await(new PgTerms(database.pool()).load());
    assertThat(terms.version()).isEqualTo(1);
    assertThat(terms.product("cash-12", DAY).orElseThrow().version()).isEqualTo(1);
    assertThat(terms.product("cash-12", DAY).orElseThrow().terms().annualRate().toDecimal())
        .isEqualTo("0.15");
    assertThat(terms.funder("own").orElseThrow().products()).containsExactly("cash-12", "bullet-6");
    assertThat(terms.channelTerms())
        .extracting(channel -> channel.code())
        .containsExactly("sample-a", "sample-b");
    assertThat(terms.channel("sample-a").orElseThrow().settings())
        .containsEntry("merchant", "sample-a");

    UUID card = database.run("select id from card").iterator().next().getUUID(0);
    var details =
        new ReadAccountDetails(
            new PgCards(database.pool()), TestKeys.master(1).personalData(new SecureRandom()), 16);
    assertThat(await(details.details(card)).number()).isEqualTo("6222020000000000000");
    assertThat(await(details.details(card)).holder()).isEqualTo("Example Customer");
  }

  @Test
  void aProductThatDiffersBecomesANewVersionAndTheOldOneStays() {
    seed(save(example()));
    var changed = seed(save(example().replace("annualRate: \"0.15\"", "annualRate: \"0.14\"")));

    assertThat(changed.json().getJsonObject("products").getInteger("written")).isEqualTo(1);
    assertThat(changed.json().getInteger("termsVersion")).isEqualTo(2);
    var terms = await(new PgTerms(database.pool()).load());
    assertThat(terms.product("cash-12", DAY).orElseThrow().version()).isEqualTo(2);
    assertThat(terms.product("cash-12", 1).orElseThrow().annualRate().toDecimal())
        .isEqualTo("0.15");
    assertThat(terms.product("cash-12", 2).orElseThrow().annualRate().toDecimal())
        .isEqualTo("0.14");
  }

  @Test
  void guardsOfAChannelThatAreSeededAgainHoldInARunningGateway() {
    seed(save(example()));
    var timers = new FakeTimers(Instant.parse("2026-11-23T10:00:00Z"));
    var terms = new RefreshedTerms(new PgTerms(database.pool()), timers, Duration.ofSeconds(2));
    await(terms.start());
    var clock = new TimersClock(timers);
    var guards =
        new ResilientGuards(
            Guarding.few(),
            code -> terms.current().guards(code),
            clock,
            clock::nanos,
            () -> 0,
            new SimpleMeterRegistry());
    assertThat(guards.tryEnter("sample-a")).isInstanceOf(ChannelGuards.Permit.class);
    assertThat(guards.tryEnter("sample-a")).isInstanceOf(ChannelGuards.Permit.class);

    var changed = seed(save(example().replace("bulkheadPermits: 64", "bulkheadPermits: 1")));
    assertThat(changed.json().getJsonObject("channels").getInteger("written")).isEqualTo(1);
    // What a look at the version does every two seconds.
    await(terms.refresh());

    assertThat(guards.tryEnter("sample-a")).isEqualTo(new ChannelGuards.Entry.Full(2, 1));
  }

  @Test
  void anAgreementThatTheProviderKnowsIsSeededAsActive() {
    String line = example() + "      agreements: [{channel: sample-a, providerReference: P-1}]\n";
    // The card is one flow map in the example: written out here.
    String text =
        line.replace(
            "    card: {number: \"6222020000000000000\", holder: \"Example Customer\", bank:"
                + " \"ICBC\"}\n",
            """
                card:
                  number: "6222020000000000000"
                  holder: "Example Customer"
                  bank: "ICBC"
            """);
    var seeded = seed(save(text));

    assertThat(seeded.code()).as(seeded.err()).isZero();
    assertThat(
            database.number(
                "select count(*) from agreement where state = 'Active' and channel = 'sample-a'"
                    + " and provider_reference = 'P-1'"))
        .isOne();
  }

  @Test
  void mistakesAreToldAllAtOnceAndNothingIsWritten() {
    String text =
        example()
            .replace("\"0.15\"", "\"0.19\"")
            .replace("connector: sample\n    priority: 2", "connector: other\n    priority: 2")
            .replace("repaymentDay: 15", "repaymentDay: 0");
    var ended = seed(save(text));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("products[0]: ", "0.19", "0.18")
        .contains("channels[1].connector: ")
        .contains("lines[0].repaymentDay: ");
    assertThat(ended.json().getString("error").lines()).hasSize(3);
    assertThat(everything()).isEmpty();
  }

  @Test
  void aChannelThatTheGatewayCouldNotUseIsNotSeeded() {
    String text =
        example()
            .replaceFirst("baseUrl: \"[^\"]*\"", "baseUrl: \"not a url\"")
            .replace("secret: sample-b", "secret: sample-nope");
    var ended = seed(save(text));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.json().getString("error").lines())
        .containsExactly(
            "channels[0].settings: do not serve: baseUrl is not an address",
            "channels[1].secret: sample-nope is not configured: give it as secrets.sample-nope or"
                + " EBBGATE_SECRETS_SAMPLE_NOPE");
    assertThat(everything()).isEmpty();
  }

  @Test
  void underAnotherMasterKeyNothingIsSeeded() {
    assertThat(seed(save(example())).code()).isZero();
    String before = everything();

    var command = new SeedCommand();
    command.useEnvironment(environment("AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="));
    var text = example().replace("reference: \"example-1\"", "reference: \"example-2\"");
    var ended = execute(command, save(text).toString(), "--json");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.json().getString("error"))
        .startsWith("security.masterKey: is not the key that this database was first used with");
    assertThat(ended.err()).contains("EBBGATE_MASTER_KEY").doesNotContain("AgICAg");
    assertThat(everything()).isEqualTo(before);
    assertThat(database.number("select count(*) from master_key_check")).isOne();
  }

  @Test
  void whatIsNoYamlOrGivesAKeyTwiceIsAMistakeThatRepeatsNothing() {
    for (String text :
        new String[] {
          "products: [", "products: []\nproducts: []", "lines: [{number: 622202\n}]]"
        }) {
      var ended = seed(save(text));
      assertThat(ended.code()).as(text).isEqualTo(2);
      assertThat(ended.err()).contains("line ").doesNotContain("622202");
    }
    assertThat(seed(folder.resolve("absent.yaml")).code()).isEqualTo(2);
  }

  @Test
  void aKeyIsShownOnceAndItsScopesAreChecked() {
    var made = run(new KeysCreateCommand(), "--client", "app", "--scopes", "lines:read", "--json");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.json().getString("apiKey")).startsWith("ebg_");
    assertThat(database.number("select count(*) from api_key")).isOne();

    var wrong = run(new KeysCreateCommand(), "--client", "app", "--scopes", "everything");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("[everything]", "allowed are lines:read, lines:write");
  }

  @Test
  void anUnknownCaseIsNotSoAndAMalformedOneIsUsage() {
    String unknown = IdKind.DRAWDOWN.format(new UUID(1, 2));
    var notThere = run(new CaseCommand(), unknown, "--json");
    assertThat(notThere.code()).isEqualTo(1);
    assertThat(notThere.json().getString("error")).contains("no such drawdown");
    assertThat(run(new CaseCommand(), new UUID(1, 2).toString(), "--json").json())
        .isEqualTo(notThere.json());
    assertThat(run(new CaseCommand(), "loan_1").code()).isEqualTo(2);
    assertThat(run(new CaseCommand(), "1-2-3-4-5").code()).isEqualTo(2);
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsTheEnvironmentsFault() {
    var command = new CaseCommand();
    command.useEnvironment(Map.of("EBBGATE_PG_URI", "postgresql://a:s3cr3t@127.0.0.1:1/b"));
    var ended = execute(command, IdKind.DRAWDOWN.format(new UUID(1, 2)));
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .hasLineCount(1)
        .contains("EBBGATE_PG_URI", "127.0.0.1:1 refused")
        .doesNotContain("s3cr3t", "---");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://a:s3%zzcr3t@127.0.0.1:1/b",
        "mysql://a:s3cr3t@127.0.0.1:1/b",
        "postgresql://a:s3cr3t@127.0.0.1:70000/b",
        "postgresql://a:s3cr3t@/b",
        "s3cr3t"
      })
  void aWrongAddressOfTheDatabaseIsNeverRepeated(String address) {
    for (var variable : List.of("EBBGATE_PG_URI", "EBBGATE_DATABASE_URI")) {
      var command = new CaseCommand();
      command.useEnvironment(Map.of(variable, address));
      var ended = execute(command, IdKind.DRAWDOWN.format(new UUID(1, 2)), "--json");

      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.json().getString("error"))
          .startsWith("database.uri: is no address of a PostgreSQL database (from " + variable);
      assertThat(ended.out() + ended.err()).doesNotContain("cr3t");
    }
  }

  private Ended seed(Path file) {
    return run(new SeedCommand(), file.toString(), "--json");
  }

  private Ended run(DatabaseCommand command, String... arguments) {
    command.useEnvironment(environment("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="));
    return execute(command, arguments);
  }

  private Map<String, String> environment(String masterKey) {
    return Map.of(
        "EBBGATE_PG_URI",
        database.uri(),
        "EBBGATE_MASTER_KEY",
        masterKey,
        "EBBGATE_SECRETS_SAMPLE_A",
        "secret-of-channel-a",
        "EBBGATE_SECRETS_SAMPLE_B",
        "secret-of-channel-b");
  }

  private static Ended execute(DatabaseCommand command, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  /** Every row that a seed can write, as text. */
  private String everything() {
    var all = new StringBuilder();
    for (String table :
        new String[] {
          "client", "product", "funder", "channel", "customer", "credit_line", "card", "agreement"
        }) {
      database
          .run("select t::text from " + table + " t order by 1")
          .forEach(row -> all.append(row.getString(0)).append('\n'));
    }
    return all.toString();
  }

  private Path save(String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "seed", ".yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String example() {
    try (var in =
        Objects.requireNonNull(CommandsIT.class.getResourceAsStream("/examples/seed.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
