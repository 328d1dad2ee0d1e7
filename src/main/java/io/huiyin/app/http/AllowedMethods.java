package io.huiyin.app.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods an address of the API takes: what 405 must say, read from the contract when it is first asked. */
@ApplicationScoped
class AllowedMethods {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final OpenApiDocumentService contract;
    private final ObjectMapper json;
    private volatile List<Address> addresses;

    AllowedMethods(OpenApiDocumentService contract, ObjectMapper json) {
        this.contract = contract;
        this.json = json;
    }

    private record Address(Pattern pattern, Set<String> methods) {}

    /** In the form of the header {@code Allow}; of the addresses that fit, the one with the fewest placeholders speaks. */
    String at(String path) {
        if (addresses == null) addresses = read();
        return addresses.stream()
                .filter(address -> address.pattern().matcher(path).matches())
                .findFirst()
                .map(address -> String.join(", ", address.methods()))
                .orElse("");
    }

    private List<Address> read() {
        try {
            var paths = json.readTree(contract.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON))
                    .path("paths");
            var read = new ArrayList<Address>();
            var names = new ArrayList<String>();
            paths.fieldNames().forEachRemaining(names::add);
            // Literal segments come before placeholders.
            names.sort((a, b) -> b.replace('{', ' ').compareTo(a.replace('{', ' ')));
            for (var name : names) {
                var methods = new TreeSet<String>();
                paths.path(name).fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) methods.add(method.toUpperCase(Locale.ROOT));
                });
                if (methods.contains("GET")) methods.add("HEAD");
                methods.add("OPTIONS");
                read.add(new Address(Pattern.compile(name.replaceAll("\\{[^}]+}", "[^/]+")), methods));
            }
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException("the contract that came with the program is no JSON", e);
        }
    }
}
