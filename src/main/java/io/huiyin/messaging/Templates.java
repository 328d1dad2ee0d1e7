package io.huiyin.messaging;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of messages (消息模板): shipped with the program, and rewritten by each community as it likes. */
@ApplicationScoped
public class Templates {

    private static final Wordings SHIPPED = new Wordings(null, null);
    private static final String LIST = "notification-templates";

    private final Database database;
    private final Events events;
    private final Clock clock;
    private final Map<String, TemplateDefinition> definitions;
    private final Map<String, TemplateSource> sources = new HashMap<>();

    Templates(Database database, Events events, Clock clock, Instance<TemplateSource> sources) {
        this.database = database;
        this.events = events;
        this.clock = clock;
        for (var source : sources) {
            source.templates().forEach(definition -> this.sources.put(definition.code(), source));
        }
        definitions = sources.stream()
                .flatMap(source -> source.templates().stream())
                .collect(Collectors.toMap(
                        TemplateDefinition::code, Function.identity(), Templates::refuseTwins, TreeMap::new));
    }

    /** What a community writes for itself. */
    public record Wordings(String subject, String body) {}

    /** A community's templates by code and language; none outside of the caller's communities. */
    public Page<NotificationTemplate> list(
            Caller caller, UUID communityId, String code, String language, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = LIST + "?communityId=" + communityId + "&code=" + code + "&language=" + language;
            var cursor = Cursor.read(list, encodedCursor, 2);
            if (!database.sees(communityId)) return new Page<>(List.of(), null);
            var changes = changes(communityId);
            var after = cursor == null ? "" : cursor.text(0) + "/" + cursor.text(1);
            var rows = definitions.values().stream()
                    .filter(definition -> code == null || definition.code().equals(code))
                    .flatMap(definition -> List.of(Language.EN, Language.ZH).stream()
                            .filter(each -> language == null || each.tag().equals(language))
                            .map(each -> view(communityId, definition, each, changes)))
                    .filter(view -> (view.code() + "/" + view.language()).compareTo(after) > 0)
                    .limit(limit + 1L)
                    .toList();
            return Page.of(rows, limit, view -> Cursor.after(list, view.code(), view.language()));
        });
    }

    /** @throws io.huiyin.kernel.ProblemException 404 for an unknown code, or outside of the caller's communities */
    public NotificationTemplate get(Caller caller, UUID communityId, String code, Language language) {
        return database.in(caller, () -> {
            var definition = definition(code);
            if (!database.sees(communityId)) throw Problems.notFound();
            return view(communityId, definition, language, changes(communityId));
        });
    }

    /**
     * Gives a community words of its own.
     *
     * @throws io.huiyin.kernel.ProblemException 422 for an unknown placeholder, a single brace or what the room refuses; 404, 412
     *     as usual
     */
    public NotificationTemplate change(
            Caller caller, UUID communityId, String code, Language language, Expected expected, Wordings wanted) {
        return database.in(caller, () -> {
            expected.check(get(caller, communityId, code, language).version());
            var definition = definition(code);
            var errors = new ArrayList<FieldError>();
            check(definition, "/subject", wanted.subject(), errors);
            check(definition, "/body", wanted.body(), errors);
            if (!errors.isEmpty()) throw Problems.unprocessable(errors);
            sources.get(code).check("/subject", wanted.subject());
            sources.get(code).check("/body", wanted.body());
            note(Edit.CHANGED, communityId, code, language);
            return save(communityId, definition, language, expected, wanted);
        });
    }

    /** Takes a community back to the shipped words. */
    public void reset(Caller caller, UUID communityId, String code, Language language, Expected expected) {
        database.in(caller, () -> {
            expected.check(get(caller, communityId, code, language).version());
            note(Edit.REMOVED, communityId, code, language);
            save(communityId, definition(code), language, expected, SHIPPED);
        });
    }

    private void note(Edit edit, UUID communityId, String code, Language language) {
        var which = Map.<String, Object>of("code", code, "language", language.tag());
        events.edited("notification-template", edit, communityId, communityId, which);
    }

    /** Whether the event log says when a message of a template went out; not of one that is no more. */
    boolean isLeavingOnRecord(String code) {
        var source = sources.get(code);
        return source != null && source.isLeavingOnRecord();
    }

    /** The words that a community's messages have now, by code; in the running transaction. */
    Words words(UUID communityId) {
        return new Words(communityId, changes(communityId));
    }

    /** The words of one community, read once for many messages. */
    final class Words {
        private final UUID communityId;
        private final Map<String, Change> changes;

        private Words(UUID communityId, Map<String, Change> changes) {
            this.communityId = communityId;
            this.changes = changes;
        }

        NotificationTemplate of(String code, Language language) {
            return view(communityId, definition(code), language, changes);
        }
    }

    private record Change(String code, String language, String subject, String body, Instant at, int version) {}

    private TemplateDefinition definition(String code) {
        return Optional.ofNullable(definitions.get(code)).orElseThrow(Problems::notFound);
    }

    /** What the community ever changed, by code and language, in one statement. */
    private Map<String, Change> changes(UUID communityId) {
        return database
                .handle()
                .createQuery("select * from message_template where community_id = :community")
                .bind("community", communityId)
                .map((row, context) -> read(row))
                .stream()
                .collect(Collectors.toMap(change -> change.code + "/" + change.language, Function.identity()));
    }

    private NotificationTemplate save(
            UUID communityId, TemplateDefinition definition, Language language, Expected expected, Wordings wanted) {
        var change = database.handle()
                .createQuery("""
                        insert into message_template (community_id, code, language, subject, body, changed_at, version)
                        values (:community, :code, :language, :subject, :body, :now, 1)
                        on conflict on constraint message_template_pk do update
                           set subject = excluded.subject, body = excluded.body, changed_at = excluded.changed_at,
                               version = message_template.version + 1
                         where message_template.version = :version
                        returning *
                        """)
                .bind("community", communityId)
                .bind("code", definition.code())
                .bind("language", language.tag())
                .bind("subject", wanted.subject())
                .bind("body", wanted.body())
                .bind("now", clock.instant())
                .bind("version", expected.version())
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(Problems::stale);
        return view(communityId, definition, language, Map.of(change.code + "/" + change.language, change));
    }

    private static NotificationTemplate view(
            UUID communityId, TemplateDefinition definition, Language language, Map<String, Change> changes) {
        var change = changes.get(definition.code() + "/" + language.tag());
        boolean shipped = change == null || change.body == null;
        return new NotificationTemplate(
                communityId,
                definition.code(),
                language.tag(),
                shipped ? language.of(definition.subject()) : change.subject,
                shipped ? language.of(definition.body()) : change.body,
                definition.variables().entrySet().stream()
                        .map(each -> new NotificationTemplate.Variable(each.getKey(), language.of(each.getValue())))
                        .toList(),
                shipped,
                change == null ? null : change.at,
                change == null ? 0 : change.version);
    }

    private static void check(TemplateDefinition definition, String pointer, String text, List<FieldError> errors) {
        var wording = new Wording(text);
        if (!wording.isSound()) {
            errors.add(new FieldError(
                    pointer,
                    "single-brace",
                    Text.of("A brace that belongs to no placeholder is written twice.", "不属于占位符的花括号须写两遍。")));
        }
        for (var name : wording.names()) {
            if (!definition.variables().containsKey(name)) {
                errors.add(new FieldError(
                        pointer,
                        "unknown-placeholder",
                        Text.of(
                                "{%s} is no variable of this template; it knows %s.",
                                "{%s} 不是此模板的变量；可用变量：%s。",
                                name,
                                String.join(", ", definition.variables().keySet()))));
            }
        }
    }

    private static Change read(ResultSet row) throws SQLException {
        return new Change(
                row.getString("code"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("body"),
                Columns.instant(row, "changed_at"),
                row.getInt("version"));
    }

    private static TemplateDefinition refuseTwins(TemplateDefinition one, TemplateDefinition other) {
        throw new IllegalStateException("two rooms define the template " + one.code());
    }
}
