package io.huiyin.reminders;

import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.messaging.TemplateSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of reminder that there is, and the words that ship with it. */
@ApplicationScoped
class Kinds implements TemplateSource {

    private final Map<String, Kind> kinds;

    Kinds(Instance<Kind> kinds) {
        this.kinds = new TreeMap<>(kinds.stream().collect(Collectors.toMap(Kind::code, Function.identity())));
    }

    Set<String> codes() {
        return kinds.keySet();
    }

    Collection<Kind> all() {
        return kinds.values();
    }

    Kind of(String code) {
        return Optional.ofNullable(kinds.get(code))
                .orElseThrow(() -> new IllegalStateException("no kind of reminder has the code " + code));
    }

    @Override
    public List<TemplateDefinition> templates() {
        return kinds.values().stream().map(Kind::template).toList();
    }
}
