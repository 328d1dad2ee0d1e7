package io.huiyin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.testing.Contract.Operation;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds what the program answers to any test against the contract: that it names the status, and that JSON fits the schema.
 * No fuzzing comes to answers that only a second call of the same content gets.
 */
final class AnswerCheck implements Filter {

    static final Filter INSTANCE = new AnswerCheck();

    private record Route(Pattern call, Operation operation) {}

    private Contract contract;

    /** By method and number of segments, since every call of every test looks for its own. */
    private Map<String, List<Route>> routes;

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification specification,
            FilterContext context) {
        var response = context.next(request, specification);
        if (response.statusCode() < 400) check(request, response);
        return response;
    }

    private void check(FilterableRequestSpecification request, Response response) {
        var call = request.getMethod() + " " + URI.create(request.getURI()).getPath();
        var operation = operation(call);
        if (operation == null) return;
        int status = response.statusCode();
        assertThat(operation.answers(status))
                .as("the contract names %d of %s", status, operation)
                .isTrue();
        if (!String.valueOf(response.contentType()).startsWith("application/json")) return;
        try {
            assertThat(contract.misfits(operation, status, Contract.JSON.readTree(response.asByteArray())))
                    .as("%s answers as the contract says", call)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Operation operation(String call) {
        if (routes == null) {
            contract = Contract.served();
            routes = contract.operations().stream()
                    .map(operation -> new Route(
                            Pattern.compile(
                                    operation.method() + " " + operation.path().replaceAll("\\{[^}]+}", "[^/]+")),
                            operation))
                    .sorted(Comparator.comparing(
                            route -> route.operation().path().contains("{")))
                    .collect(Collectors.groupingBy(route -> kind(
                            route.operation().method() + " " + route.operation().path())));
        }
        return routes.getOrDefault(kind(call), List.of()).stream()
                .filter(route -> route.call().matcher(call).matches())
                .map(Route::operation)
                .findFirst()
                .orElse(null);
    }

    private static String kind(String call) {
        return call.substring(0, call.indexOf(' '))
                + call.chars().filter(each -> each == '/').count();
    }
}
