package io.huiyin.forms;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.estate.House;
import io.huiyin.estate.Houses;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.owners.Owners;
import io.huiyin.owners.Reporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Records on controlled forms (质量记录): complete and accurate when they are made, never changed, archived in the end. */
@ApplicationScoped
public class FormRecords {

    private static final String READ = "form-records:read";

    private final Database database;
    private final FormRepository forms;
    private final FormRecordRepository records;
    private final Communities communities;
    private final Houses houses;
    private final Owners owners;
    private final Events events;
    private final Clock clock;

    FormRecords(
            Database database,
            FormRepository forms,
            FormRecordRepository records,
            Communities communities,
            Houses houses,
            Owners owners,
            Events events,
            Clock clock) {
        this.database = database;
        this.forms = forms;
        this.records = records;
        this.communities = communities;
        this.houses = houses;
        this.owners = owners;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first, without what stands in them. */
    public Page<FormRecord> list(Caller caller, FormRecordFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "form-records?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = records.page(filter, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, row -> Cursor.after(list, row.id())).map(FormRecord::withoutWords);
        });
    }

    /** A record with what stands in it; that it was opened is noted in the log. */
    public FormRecord get(Caller caller, UUID id) {
        return database.in(caller, () -> {
            var found = records.find(id).orElseThrow(Problems::notFound);
            events.publish(new FormRecordEvent.Read(found.communityId(), id, clock.instant()));
            return found;
        });
    }

    /**
     * Fills in the version of a form that was in force on the day.
     *
     * @throws ProblemException 409 for a retired form; 422 that names every field at fault, for a day in the future or before the
     *     first version, and for ids that are not known here
     */
    public FormRecord fill(Caller caller, FormRecord.Given given) {
        return database.in(caller, () -> {
            var form =
                    forms.find(given.formId(), clock.instant()).orElseThrow(() -> Problems.unknownReference("/formId"));
            if (form.retiredAt() != null) throw Forms.retired();
            checkSubject(form.communityId(), given);
            var version = versionOn(form, given.on());
            var values = ValueRules.check(version.version().fields(), given.values());
            var made = made(
                    caller,
                    form.communityId(),
                    given.formId(),
                    version.version().number(),
                    given.ownerId(),
                    given.houseId(),
                    version.on(),
                    values,
                    null,
                    null);
            return records.find(made.id()).orElseThrow();
        });
    }

    /**
     * Puts another record in the place of one, on the same version of the form and about the same day; the old one stays.
     *
     * @throws ProblemException 404 for an unknown one; 409 unless it is CURRENT; 412 for a stale version; 422 that names every
     *     field at fault
     */
    public FormRecord correct(Caller caller, UUID id, Expected expected, Map<String, Object> values, String reason) {
        return database.in(caller, () -> {
            var before = current(id, expected);
            if (before.ownerId() != null && owners.reporter(before.ownerId()).isEmpty()) {
                throw new ProblemException(
                        Problems.CONFLICT, Text.of("What was kept of its owner was erased.", "该业主的个人信息已删除。"));
            }
            var version = forms.version(before.formId(), before.formVersion()).orElseThrow();
            var made = made(
                    caller,
                    before.communityId(),
                    before.formId(),
                    before.formVersion(),
                    before.ownerId(),
                    before.houseId(),
                    before.on(),
                    ValueRules.check(version.fields(), values),
                    id,
                    reason);
            if (!records.end(before, made.id(), caller.staffId(), clock.instant())) throw ended();
            events.publish(new FormRecordEvent.Corrected(before.communityId(), id, made.id(), clock.instant()));
            return records.find(made.id()).orElseThrow();
        });
    }

    /**
     * Makes a record final (归档).
     *
     * @throws ProblemException 404 for an unknown one; 409 unless it is CURRENT; 412 for a stale version
     */
    public FormRecord archive(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var before = current(id, expected);
            if (!records.end(before, null, caller.staffId(), clock.instant())) throw ended();
            events.publish(new FormRecordEvent.Archived(before.communityId(), id, clock.instant()));
            var archived = records.find(id).orElseThrow();
            return caller.may(READ) ? archived : archived.withoutWords();
        });
    }

    private FormRecord made(
            Caller caller,
            UUID communityId,
            UUID formId,
            int formVersion,
            UUID ownerId,
            UUID houseId,
            LocalDate on,
            Map<String, Object> values,
            UUID supersedes,
            String reason) {
        var now = clock.instant();
        var made = new FormRecord(
                Ids.next(),
                communityId,
                formId,
                formVersion,
                ownerId,
                houseId,
                on,
                FormRecordStatus.CURRENT,
                values,
                caller.staffId(),
                now,
                supersedes,
                reason,
                null,
                null,
                1);
        records.insert(made);
        events.publish(new FormRecordEvent.Filled(communityId, made.id(), formId, formVersion, now));
        return made;
    }

    private FormRecord current(UUID id, Expected expected) {
        var found = records.find(id).orElseThrow(Problems::notFound);
        expected.check(found.version());
        if (found.status() != FormRecordStatus.CURRENT) throw ended();
        return found;
    }

    private record Dated(FormVersion version, LocalDate on) {}

    private Dated versionOn(Form form, LocalDate given) {
        var today = LocalDate.ofInstant(
                clock.instant(), communities.require(form.communityId()).timeZone());
        var on = given == null ? today : given;
        if (on.isAfter(today)) {
            throw Problems.unprocessable("/on", "in-future", Text.of("It lies in the future.", "该日期在将来。"));
        }
        return forms.versionOn(form.id(), on)
                .map(version -> new Dated(version, on))
                .orElseThrow(() -> Problems.unprocessable(
                        "/on",
                        "no-version-then",
                        Text.of("No version of the form was in force on that day.", "该日期尚无生效的表单版本。")));
    }

    private void checkSubject(UUID communityId, FormRecord.Given given) {
        boolean owner = given.ownerId() == null
                || owners.reporter(given.ownerId())
                        .map(Reporter::communityId)
                        .filter(communityId::equals)
                        .isPresent();
        if (!owner) throw Problems.unknownReference("/ownerId");
        boolean house = given.houseId() == null
                || houses.find(given.houseId())
                        .map(House::communityId)
                        .filter(communityId::equals)
                        .isPresent();
        if (!house) throw Problems.unknownReference("/houseId");
    }

    private static ProblemException ended() {
        return new ProblemException(
                Problems.CONFLICT, Text.of("This record is archived, or another stands in its place.", "该记录已归档或已被更正。"));
    }
}
