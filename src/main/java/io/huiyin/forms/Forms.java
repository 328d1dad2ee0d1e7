package io.huiyin.forms;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The controlled forms of the communities (受控表单); a version that is published stays as it is. */
@ApplicationScoped
public class Forms {

    private final Database database;
    private final FormRepository forms;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Forms(Database database, FormRepository forms, Communities communities, Events events, Clock clock) {
        this.database = database;
        this.forms = forms;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<Form> list(
            Caller caller, UUID communityId, String code, Boolean retired, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "forms?" + communityId + "&" + code + "&" + retired;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var before = cursor == null ? null : cursor.uuid(0);
            var rows = forms.page(communityId, code, retired, before, limit + 1, clock.instant());
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
        });
    }

    public Form get(Caller caller, UUID id) {
        return database.in(caller, () -> forms.find(id, clock.instant()).orElseThrow(Problems::notFound));
    }

    /**
     * A form with its first version.
     *
     * @param effectiveFrom today where null; it may lie in the past, for a form that was kept on paper until now
     * @throws ProblemException 409 for a code that is taken; 422 for fields that do not fit together
     */
    public Form create(
            Caller caller,
            UUID communityId,
            String code,
            String name,
            List<FormField> fields,
            LocalDate effectiveFrom) {
        return database.in(caller, () -> {
            communities.require(communityId);
            FieldRules.check(fields);
            var id = Ids.next();
            if (!forms.insert(id, communityId, code, name, clock.instant())) {
                throw Problems.conflict(
                        "/code", "taken", Text.of("The community has a form of this code.", "该小区已有此编码的表单。"));
            }
            events.edited("form", Edit.CREATED, communityId, id);
            publish(caller, communityId, id, 1, fields, effectiveFrom == null ? today(communityId) : effectiveFrom);
            return forms.find(id, clock.instant()).orElseThrow();
        });
    }

    /**
     * Publishes the next version. Records keep the one on which they were filled in.
     *
     * @param effectiveFrom today where null; neither in the past nor before the version before it takes effect
     * @throws ProblemException 404 for an unknown form; 409 for a retired one; 412 for a stale version; 422 for fields that do
     *     not fit together
     */
    public FormVersion publish(
            Caller caller, UUID id, Expected expected, List<FormField> fields, LocalDate effectiveFrom) {
        return database.in(caller, () -> {
            var form = current(id, expected);
            FieldRules.check(fields);
            var today = today(form.communityId());
            var from = effectiveFrom == null ? today : effectiveFrom;
            var last = forms.version(id, form.latestVersion()).orElseThrow();
            if (from.isBefore(today) || from.isBefore(last.effectiveFrom())) {
                throw Problems.unprocessable(
                        "/effectiveFrom",
                        "too-early",
                        Text.of(
                                "It takes effect from today on, and not before the version before it.",
                                "生效日期不得早于今天，也不得早于上一版的生效日期。"));
            }
            forms.touch(id, null);
            publish(caller, form.communityId(), id, form.latestVersion() + 1, fields, from);
            return forms.version(id, form.latestVersion() + 1).orElseThrow();
        });
    }

    /** The versions of a form, the newest first. */
    public Page<FormVersion> versions(Caller caller, UUID id, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            forms.find(id, clock.instant()).orElseThrow(Problems::notFound);
            var list = "form-versions?" + id;
            var cursor = Cursor.read(list, encodedCursor, 1);
            int below = cursor == null ? Integer.MAX_VALUE : (int) cursor.number(0);
            var rows = forms.versionsBelow(id, below, limit + 1);
            return Page.of(rows, limit, row -> Cursor.after(list, row.number()));
        });
    }

    public FormVersion version(Caller caller, UUID id, int number) {
        return database.in(caller, () -> forms.version(id, number).orElseThrow(Problems::notFound));
    }

    /** @throws ProblemException 404 for an unknown form, 409 if it is retired already, 412 for a stale version */
    public Form retire(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var form = current(id, expected);
            forms.touch(id, clock.instant());
            events.publish(new FormEvent.Retired(form.communityId(), id, clock.instant()));
            return forms.find(id, clock.instant()).orElseThrow();
        });
    }

    private Form current(UUID id, Expected expected) {
        var form = forms.lock(id, clock.instant()).orElseThrow(Problems::notFound);
        expected.check(form.version());
        if (form.retiredAt() != null) throw retired();
        return form;
    }

    private void publish(
            Caller caller, UUID communityId, UUID id, int number, List<FormField> fields, LocalDate effectiveFrom) {
        var now = clock.instant();
        forms.publish(communityId, new FormVersion(id, number, fields, effectiveFrom, now, caller.staffId()));
        events.publish(new FormEvent.Published(communityId, id, number, effectiveFrom, now));
    }

    private LocalDate today(UUID communityId) {
        return LocalDate.ofInstant(
                clock.instant(), communities.require(communityId).timeZone());
    }

    static ProblemException retired() {
        return new ProblemException(Problems.CONFLICT, Text.of("This form is retired.", "该表单已停用。"));
    }
}
