package io.ebbgate.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebbgate.gateway.http.exchange.Endpoint;
import io.ebbgate.gateway.http.rig.Contract;
import io.ebbgate.gateway.http.rig.Contract.Operation;
import io.ebbgate.gateway.http.rig.Rig;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds routes, contract and examples together. */
class ContractTest {
  private static final String KEY = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

  private static Contract contract;
  private static Rig rig;

  @BeforeAll
  static void open() throws Exception {
    contract = Contract.read();
    rig = new Rig(Rig.limits());
  }

  @AfterAll
  static void close() throws Exception {
    rig.close();
  }

  @Test
  void theContractAndTheRouterHaveTheSameOperations() {
    var door = FrontDoor.create(rig.vertx(), rig.gate, rig.actions());

    var written =
        contract.operations().stream()
            .map(operation -> operation.id() + " " + operation.method() + " " + operation.path())
            .collect(Collectors.toCollection(TreeSet::new));
    var routed =
        door.routes().stream()
            .map(route -> Endpoint.valueOf(route.getName()))
            .filter(Endpoint::isOperation)
            .map(endpoint ->
                endpoint.operationId() + " " + endpoint.method() + " " + endpoint.path())
            .collect(Collectors.toCollection(TreeSet::new));

    var operations = Arrays.stream(Endpoint.values()).filter(Endpoint::isOperation).count();
    assertThat(routed).isEqualTo(written).hasSize(Math.toIntExact(operations));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void theContractNamesTheScopeThatTheRouterWants(Operation operation) {
    var endpoint = endpoint(operation);
    var expected =
        switch (endpoint.access()) {
          case OPEN -> new JsonArray();
          case ANY_KEY -> new JsonArray().add(new JsonObject().put("apiKey", new JsonArray()));
          case SCOPED ->
              new JsonArray()
                  .add(
                      new JsonObject()
                          .put(
                              "apiKey",
                              new JsonArray().add(endpoint.scope().orElseThrow().text())));
        };

    var written =
        operation
            .body()
            .getJsonArray(
                "security", new JsonArray().add(new JsonObject().put("apiKey", new JsonArray())));

    assertThat(written).isEqualTo(expected);
    assertThat(operation.body().containsKey("requestBody"))
        .isEqualTo(endpoint.body() != Endpoint.Body.NONE);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyExampleFitsItsSchema(Operation operation) {
    var contents = new ArrayList<JsonObject>();
    contract.requestContent(operation).ifPresent(contents::add);
    contract.responses(operation).values().stream()
        .map(response -> response.getJsonObject("content"))
        .forEach(contents::add);
    assertThat(contents).isNotEmpty();
    for (var content : contents) {
      for (var mediaType : content) {
        var described = (JsonObject) mediaType.getValue();
        var examples = contract.examples(described);
        assertThat(examples).as("examples of %s", mediaType.getKey()).isNotEmpty();
        examples.forEach((name, value) ->
            assertThat(contract.mistakes(described.getJsonObject("schema"), value))
                .as(name)
                .isEmpty());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyRequestExampleIsAnsweredByAResponseExample(Operation operation) throws Exception {
    var requests =
        contract
            .requestContent(operation)
            .map(content -> contract.examples(content.getJsonObject("application/json")))
            .orElse(Map.of("", ""));
    for (var request : requests.entrySet()) {
      var answer = send(operation, pathExample(operation), request.getValue(), Optional.empty());
      assertThat(assertAnswered(operation, answer)).startsWith("2");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everySuccessfulResponseExampleIsGiven(Operation operation) throws Exception {
    var seen = new TreeSet<String>();
    for (var path : paths(operation)) {
      for (var prefer : List.of(Optional.<String>empty(), Optional.of("wait=10"))) {
        var bodies =
            contract
                .requestContent(operation)
                .map(content -> contract.examples(content.getJsonObject("application/json")))
                .orElse(Map.of("", ""));
        for (var body : bodies.values()) {
          seen.add(assertAnswered(operation, send(operation, path, body, prefer)));
        }
      }
    }

    var promised = new TreeSet<String>();
    contract
        .responses(operation)
        .forEach((status, response) -> {
          if (status.startsWith("2")) {
            response
                .getJsonObject("content")
                .forEach(type ->
                    contract
                        .examples((JsonObject) type.getValue())
                        .keySet()
                        .forEach(name -> promised.add(status + " " + name)));
          }
        });
    assertThat(seen).isEqualTo(promised);
  }

  @Test
  void aNodeThatIsNotReadySaysSoAsTheContractHasIt() throws Exception {
    var operation = operation(Endpoint.READ_READINESS);
    try (var draining = new Rig(Rig.limits())) {
      draining.readiness = new Readiness(false, Map.of("database", "down", "grid", "up"));
      assertThat(assertAnswered(operation, draining.send(draining.request("/health/ready"))))
          .isEqualTo("503 databaseAway");

      draining.readiness = new Readiness(true, Map.of("database", "up", "grid", "up"));
      draining.gate.drain(java.time.Duration.ofSeconds(1));
      assertThat(assertAnswered(operation, draining.send(draining.request("/health/ready"))))
          .isEqualTo("503 draining");
    }
  }

  @Test
  void theContractListsTheProblemCodesByPrecedence() {
    var written = contract.components("schemas").getJsonObject("ProblemCode").getJsonArray("enum");

    assertThat(written.stream().map(Object::toString).toList())
        .isEqualTo(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList());
  }

  @Test
  void everyProblemExampleTellsWhatItsCodeTells() {
    for (var example : contract.components("examples")) {
      var value = ((JsonObject) example.getValue()).getJsonObject("value");
      var code = ProblemCode.of(value.getString("code")).orElseThrow();

      assertThat(example.getKey()).isEqualTo(code.code());
      assertThat(value.getString("title")).isEqualTo(code.title());
      assertThat(value.getInteger("status")).isEqualTo(code.status());
      assertThat(value.getString("type")).isEqualTo("urn:ebbgate:problem:" + code.code());
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyProblemStandsUnderItsOwnStatus(Operation operation) {
    contract
        .responses(operation)
        .forEach((status, response) -> {
          var problem = response.getJsonObject("content").getJsonObject("application/problem+json");
          if (problem != null) {
            contract
                .examples(problem)
                .values()
                .forEach(value ->
                    assertThat(((JsonObject) value).getInteger("status"))
                        .isEqualTo(Integer.parseInt(status)));
          }
        });
  }

  static Stream<Operation> operations() throws Exception {
    return Contract.read().operations().stream();
  }

  private Operation operation(Endpoint endpoint) {
    return contract.operations().stream()
        .filter(operation -> operation.id().equals(endpoint.operationId()))
        .findFirst()
        .orElseThrow();
  }

  private static Endpoint endpoint(Operation operation) {
    return Arrays.stream(Endpoint.values())
        .filter(endpoint -> endpoint.operationId().equals(operation.id()))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> send(
      Operation operation, String path, Object body, Optional<String> prefer) throws Exception {
    var query = endpoint(operation).queryParameters().contains("limit") ? "?limit=2" : "";
    var request =
        endpoint(operation).access() == Endpoint.Access.OPEN
            ? rig.request(path + query)
            : rig.asClient(path + query);
    prefer.ifPresent(value -> request.header("Prefer", value));
    if (operation.method().equals("POST")) {
      request
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", KEY)
          .POST(HttpRequest.BodyPublishers.ofString(Json.encode(body)));
    }
    return rig.send(request);
  }

  /** The paths that the response examples speak of, or the one of the parameter's own example. */
  private Set<String> paths(Operation operation) {
    var paths = new TreeSet<String>();
    if (operation.method().equals("GET") && operation.path().endsWith("/{id}")) {
      contract
          .examples(
              contract
                  .response(operation, 200)
                  .orElseThrow()
                  .getJsonObject("content")
                  .getJsonObject("application/json"))
          .values()
          .forEach(value -> {
            var id = ((JsonObject) value).getString("id");
            if (id != null) {
              paths.add(operation.path().replace("{id}", id));
            }
          });
    }
    return paths.isEmpty() ? new TreeSet<>(List.of(pathExample(operation))) : paths;
  }

  private String pathExample(Operation operation) {
    var path = operation.path();
    for (var parameter : operation.body().getJsonArray("parameters", new JsonArray())) {
      var resolved = contract.resolve((JsonObject) parameter);
      if (resolved.getString("in").equals("path")) {
        path = path.replace("{" + resolved.getString("name") + "}", resolved.getString("example"));
      }
    }
    return path;
  }

  /** Checks an answer against schema and examples; tells which example it was. */
  private String assertAnswered(Operation operation, HttpResponse<String> answer) {
    var status = answer.statusCode();
    var response = contract.response(operation, status);
    assertThat(response).as("%s answered %s", operation.id(), answer.body()).isPresent();
    var type = answer.headers().firstValue("content-type").orElseThrow().replaceFirst(";.*", "");
    var described = response.orElseThrow().getJsonObject("content").getJsonObject(type);
    assertThat(described).as(type).isNotNull();
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    if (!type.equals("application/json")) {
      return status + " " + described.getJsonObject("examples").fieldNames().iterator().next();
    }
    var body = new JsonObject(answer.body());
    assertThat(contract.mistakes(described.getJsonObject("schema"), body)).isEmpty();
    var examples = contract.examples(described);
    assertThat(examples).containsValue(body);
    return status
        + " "
        + examples.entrySet().stream()
            .filter(example -> example.getValue().equals(body))
            .findFirst()
            .orElseThrow()
            .getKey();
  }
}
