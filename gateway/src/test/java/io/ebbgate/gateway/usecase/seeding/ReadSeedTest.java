package io.ebbgate.gateway.usecase.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebbgate.connectors.spi.ConnectorFactory.Setting;
import io.ebbgate.core.product.LendingCaps;
import io.ebbgate.gateway.testing.Guarding;
import io.ebbgate.gateway.usecase.document.Entry;
import io.ebbgate.gateway.usecase.document.Mistake;
import io.ebbgate.gateway.usecase.reference.GuardSetting;
import io.ebbgate.gateway.usecase.reference.Terms;
import io.ebbgate.gateway.usecase.reference.TermsFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadSeedTest {
  private static final String NUMBER = "6222020000000000000";

  private static final Map<String, List<Setting>> CONNECTORS =
      Map.of(
          "provider",
          List.of(
              new Setting("baseUrl", "where it is", true, false),
              new Setting("poolSize", "connections", false, false),
              new Setting("key", "what signs", true, true)));

  @Test
  void aSoundDocumentIsReadWhole() {
    var seed = read(document());

    assertThat(seed.products()).extracting(product -> product.code()).containsExactly("cash-12");
    assertThat(seed.funders().getFirst().allInRateCap().toDecimal()).isEqualTo("0.24");
    assertThat(seed.channels().getFirst().secretName()).isEqualTo("channel-a");
    assertThat(seed.lines().getFirst().card().orElseThrow().agreements()).hasSize(1);
    assertThat(seed.lines()).asString().doesNotContain(NUMBER, "Zhang", "1380000");
    assertThat(seed.lines().getFirst().card()).asString().doesNotContain(NUMBER, "Zhang");
  }

  @Test
  void anEmptyListOfEverythingIsSound() {
    assertThat(read(Map.of()).lines()).isEmpty();
  }

  @Test
  void everyMistakeIsToldAtOnceWithItsPath() {
    var document = document();
    var product = first(document, "products");
    product.put("annualRate", 0.15);
    product.put("method", "ANNUITY");
    product.put("colour", "red");
    product.remove("step");
    product.put("minimum", Map.of("amount", "100", "currency", "CNY"));
    var channel = first(document, "channels");
    channel.put("priority", 0);
    channel.put("banks", "ICBC");
    first(document, "lines").put("repaymentDay", 32);

    assertThat(mistakes(document))
        .extracting(Mistake::path)
        .containsExactly(
            "products[0].method",
            "products[0].annualRate",
            "products[0].minimum.amount",
            "products[0].step",
            "products[0].colour",
            "channels[0].priority",
            "channels[0].banks",
            "lines[0].repaymentDay");
  }

  @Test
  void termsAboveTheCapsAreRefusedWithTheFigures() {
    var document = document();
    first(document, "products").put("annualRate", "0.2");
    first(document, "funders").put("allInRateCap", "0.36");
    first(document, "lines").put("limit", money(20_000_001));

    assertThat(mistakes(document))
        .extracting(Mistake::toString)
        .anySatisfy(told -> assertThat(told).startsWith("products[0]").contains("0.2", "0.18"))
        .anySatisfy(
            told -> assertThat(told).startsWith("funders[0].allInRateCap").contains("0.36", "0.24"))
        .anySatisfy(told ->
            assertThat(told)
                .startsWith("lines[0].limit")
                .contains("200000.01 CNY", "200000.00 CNY"));
  }

  @Test
  void whatIsReferredToMustBeThere() {
    var document = document();
    first(document, "funders").put("products", List.of("cash-12", "gold"));
    first(document, "channels").put("connector", "nobody");
    agreement(document).put("channel", "channel-z");

    assertThat(mistakes(document))
        .extracting(Mistake::toString)
        .containsExactly(
            "funders[0].products: names gold, which is not a product",
            "channels[0].connector: is none of those that are here: [provider]",
            "lines[0].card.agreements[0].channel: is not a channel that debits");
  }

  @Test
  void settingsAreCheckedAgainstTheConnectorAndSecretsStayOut() {
    var document = document();
    var channel = first(document, "channels");
    channel.put("settings", new HashMap<>(Map.of("key", "s3cr3t", "colour", "red")));
    channel.remove("secret");

    assertThat(mistakes(document))
        .allSatisfy(mistake -> assertThat(mistake.toString()).doesNotContain("s3cr3t"))
        .extracting(Mistake::path)
        .containsExactly(
            "channels[0].settings.baseUrl",
            "channels[0].settings.key",
            "channels[0].settings.colour");
  }

  @Test
  void guardsOfAChannelAreReadAndKeptAsFarAsTheyAreGiven() {
    var document = document();
    var guards = map("callsPerSecond", 20, "adaptive", true, "slowCallMs", 900);
    first(document, "channels").put("guards", guards);

    var channel = read(document).channels().getFirst();

    assertThat(channel.guards().values())
        .isEqualTo(
            Map.of(
                GuardSetting.CALLS_PER_SECOND,
                20L,
                GuardSetting.ADAPTIVE,
                1L,
                GuardSetting.SLOW_CALL_MS,
                900L));
    assertThat(TermsFormat.tree(channel).get("guards"))
        .isEqualTo(map("callsPerSecond", 20L, "adaptive", true, "slowCallMs", 900L));
    var again = Entry.root("", TermsFormat.tree(channel), new ArrayList<>());
    assertThat(TermsFormat.channel(again)).isEqualTo(channel);
  }

  @Test
  void everyMistakeInTheGuardsOfAChannelIsNamed() {
    var document = document();
    var guards = map("failureRatePercent", 101, "openMs", "5 s", "adaptive", 1, "colour", "red");
    guards.put("callsPerSecond", -1);
    first(document, "channels").put("guards", guards);

    assertThat(mistakes(document))
        .extracting(Mistake::toString)
        .containsExactly(
            "channels[0].guards.failureRatePercent: must be within 1 and 100",
            "channels[0].guards.openMs: must be a whole number",
            "channels[0].guards.callsPerSecond: must be within 0 and 100000",
            "channels[0].guards.adaptive: must be true or false",
            "channels[0].guards.colour: is not known here");
  }

  @Test
  void guardsThatDoNotGoTogetherOrWithTheDefaultsAreNamed() {
    var document = document();
    var guards = map("minimumCalls", 11, "adaptive", true, "adaptiveMaximum", 4);
    guards.put("adaptiveMinimum", 5);
    guards.put("retryFirstMs", 1_001);
    first(document, "channels").put("guards", guards);

    assertThat(mistakes(document))
        .extracting(Mistake::toString)
        .containsExactly(
            "channels[0].guards.minimumCalls: is 11, must be at most guards.windowCalls, which is"
                + " 10",
            "channels[0].guards.adaptiveMaximum: is 4, must be at most guards.bulkheadPermits,"
                + " which is 3",
            "channels[0].guards.adaptiveMinimum: is 5, must be at most guards.adaptiveMaximum,"
                + " which is 4",
            "channels[0].guards.retryFirstMs: is 1001, must be at most guards.retryLongestMs, which"
                + " is 1000");
  }

  @Test
  void modesThatThisVersionCannotLendInAreRefused() {
    var document = document();
    first(document, "funders").put("mode", "JOINT");
    assertThat(mistakes(document)).extracting(Mistake::path).containsExactly("funders[0].mode");
  }

  @Test
  void nothingIsGivenTwice() {
    var document = document();
    twice(document, "products");
    twice(document, "channels");
    twice(document, "lines");
    assertThat(mistakes(document))
        .extracting(Mistake::path)
        .containsExactly("products[1].code", "channels[1].code", "lines[1].customer.reference");
  }

  @Test
  void mistakesOfPersonalDataDoNotRepeatIt() {
    var document = document();
    card(document).put("number", "6222020000000000001");
    customer(document).put("phone", "call me 138");
    customer(document).put("name", "x".repeat(65));
    assertThat(mistakes(document))
        .hasSize(3)
        .allSatisfy(
            mistake -> assertThat(mistake.toString()).doesNotContain("622202", "138", "xxx"));
  }

  @Test
  void aChannelThatCannotBeUsedIsAMistakeUnlessItIsSwitchedOff() {
    ChannelTrial trial = _ -> Optional.of(new Mistake("secret", "is not there"));
    assertThatThrownBy(() -> read(document(), trial))
        .isInstanceOfSatisfying(
            SeedMistakes.class,
            wrong ->
                assertThat(wrong.mistakes())
                    .containsExactly(new Mistake("channels[0].secret", "is not there")));

    var document = document();
    first(document, "channels").put("enabled", false);
    assertThat(read(document, trial).channels()).hasSize(1);
  }

  @Test
  void aDocumentThatIsNoMapIsAMistake() {
    assertThat(mistakes(List.of())).extracting(Mistake::message).containsExactly("must be a map");
  }

  private static Seed read(Object document) {
    return read(document, _ -> Optional.empty());
  }

  private static Seed read(Object document, ChannelTrial trial) {
    return new ReadSeed(LendingCaps.defaults(), CONNECTORS, Terms.none(), Guarding.few(), trial)
        .read(document);
  }

  private static List<Mistake> mistakes(Object document) {
    var all = new ArrayList<Mistake>();
    assertThatThrownBy(() -> read(document))
        .isInstanceOfSatisfying(SeedMistakes.class, wrong -> all.addAll(wrong.mistakes()));
    return all;
  }

  private static Map<String, Object> document() {
    var card =
        map(
            "number",
            NUMBER,
            "holder",
            "Zhang San",
            "bank",
            "ICBC",
            "agreements",
            list(map("channel", "channel-a", "providerReference", "P-1")));
    var line =
        map(
            "client",
            "app",
            "customer",
            map("reference", "c-1", "name", "Zhang San", "phone", "13800000000"),
            "limit",
            money(1_000_000),
            "repaymentDay",
            15,
            "card",
            card);
    return map(
        "products", list(product()),
        "funders", list(funder()),
        "channels", list(channel()),
        "lines", list(line));
  }

  private static Map<String, Object> product() {
    var product =
        map(
            "code",
            "cash-12",
            "method",
            "EQUAL_INSTALMENT",
            "termsMonths",
            List.of(3, 6, 12),
            "annualRate",
            "0.15",
            "minimum",
            money(10_000),
            "maximum",
            money(5_000_000));
    product.put("step", money(10_000));
    product.put("dayCount", "THIRTY_360");
    product.put("earlyRepayment", "FULL_AND_PARTIAL");
    return product;
  }

  private static Map<String, Object> funder() {
    var funder =
        map(
            "code", "own",
            "name", "Platform",
            "mode", "SELF",
            "lenderType", "MICRO_LENDER",
            "products", List.of("cash-12"),
            "minimum", money(10_000));
    funder.put("maximum", money(5_000_000));
    funder.put("priority", 1);
    return funder;
  }

  private static Map<String, Object> channel() {
    var channel =
        map(
            "code",
            "channel-a",
            "connector",
            "provider",
            "priority",
            1,
            "payout",
            true,
            "debit",
            true,
            "feeMinor",
            100);
    channel.put("maximum", money(5_000_000));
    channel.put("settings", map("baseUrl", "http://127.0.0.1:1"));
    channel.put("secret", "channel-a");
    return channel;
  }

  private static Map<String, Object> money(int minor) {
    return Map.of("amount", minor, "currency", "CNY");
  }

  private static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static List<Object> list(Object item) {
    return new ArrayList<>(List.of(item));
  }

  @SuppressWarnings("unchecked") // the document above
  private static Map<String, Object> map(Map<String, Object> map, String key) {
    return (Map<String, Object>) Objects.requireNonNull(map.get(key));
  }

  @SuppressWarnings("unchecked") // the document above
  private static List<Object> list(Map<String, Object> map, String key) {
    return (List<Object>) Objects.requireNonNull(map.get(key));
  }

  @SuppressWarnings("unchecked") // the document above
  private static Map<String, Object> first(Map<String, Object> document, String list) {
    return (Map<String, Object>) list(document, list).getFirst();
  }

  private static Map<String, Object> card(Map<String, Object> document) {
    return map(first(document, "lines"), "card");
  }

  private static Map<String, Object> customer(Map<String, Object> document) {
    return map(first(document, "lines"), "customer");
  }

  private static Map<String, Object> agreement(Map<String, Object> document) {
    return first(card(document), "agreements");
  }

  private static void twice(Map<String, Object> document, String list) {
    list(document, list).add(first(document, list));
  }
}
