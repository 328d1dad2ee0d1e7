package io.huiyin.answers;

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
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the desk may tell callers (问题白名单, ROL-04): what no topic is about is not told. */
@ApplicationScoped
public class AnswerTopics {

    private static final Text NOT_LISTED = Text.of("I will have to ask and come back to you.", "这个问题我需要请示后再答复您。");

    private final Database database;
    private final AnswerRepository topics;
    private final UnlistedQuestions unlisted;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    AnswerTopics(
            Database database,
            AnswerRepository topics,
            UnlistedQuestions unlisted,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.topics = topics;
        this.unlisted = unlisted;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Newest first, without the answers of SECRET topics. Who may not see internal ones is shown what is OPEN and in force.
     *
     * @param words a question or a part of one; null for any
     */
    public Page<AnswerTopic> list(
            Caller caller,
            UUID communityId,
            String words,
            Disclosure disclosure,
            boolean inForce,
            String encodedCursor,
            int limit) {
        var rights = AnswerRights.of(caller);
        if (rights.outsider() && disclosure != null && disclosure != Disclosure.OPEN)
            return new Page<>(List.of(), null);
        var shown = rights.outsider() ? Disclosure.OPEN : disclosure;
        boolean current = inForce || rights.outsider();
        return database.in(caller, () -> {
            var list = "answer-topics?" + communityId + "&" + words + "&" + shown + "&" + current;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = topics.page(
                    communityId,
                    words,
                    shown,
                    current,
                    clock.instant(),
                    cursor == null ? null : cursor.uuid(0),
                    limit + 1);
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()))
                    .map(AnswerTopic::withoutSecret)
                    .map(rights::show);
        });
    }

    /** A topic; that the answer of a SECRET one was shown is noted in the log. */
    public AnswerTopic get(Caller caller, UUID id) {
        var rights = AnswerRights.of(caller);
        return database.in(caller, () -> {
            var topic = (rights.outsider() ? topics.findOpen(id, clock.instant()) : topics.find(id))
                    .orElseThrow(Problems::notFound);
            var shown = rights.show(topic);
            if (topic.isSecret() && shown.answer() != null) {
                events.publish(new AnswerEvent.SecretRead(topic.communityId(), id, clock.instant()));
            }
            return shown;
        });
    }

    /**
     * What the desk says to a question. One that no topic in force is about is noted for the supervisor; of several the one
     * that is kept most secret decides.
     *
     * @param locale in which it is said that nobody may answer yet
     * @throws ProblemException 422 for an unknown community
     */
    public AnswerTopic.Said ask(Caller caller, UUID communityId, String question, Locale locale) {
        return database.in(caller, () -> {
            communities.require(communityId);
            var found = topics.about(communityId, question, clock.instant());
            if (found.isEmpty()) {
                var noted = unlisted.note(communityId, question);
                return new AnswerTopic.Said(null, null, NOT_LISTED.in(locale), null, noted);
            }
            var topic = found.get();
            return switch (topic.disclosure()) {
                case OPEN -> said(topic, topic.answer(), null);
                case STAFF_ONLY -> said(topic, topic.refusal(), topic.answer());
                case SECRET -> said(topic, topic.refusal(), null);
            };
        });
    }

    /**
     * @throws ProblemException 403 for a SECRET one without the scope; 409 for a code that is taken; 422 for whatever does not
     *     fit together
     */
    public AnswerTopic enter(Caller caller, UUID communityId, String code, AnswerTopic.Details details) {
        var rights = AnswerRights.of(caller);
        return database.in(caller, () -> {
            communities.require(communityId);
            rights.requireFor(details.disclosure());
            check(details);
            var id = Ids.next();
            if (!topics.insert(id, communityId, code, details, clock.instant())) {
                throw Problems.conflict(
                        "/code", "taken", Text.of("The community has a topic of this code.", "该小区已有此编码的问题。"));
            }
            events.edited("answer-topic", Edit.CREATED, communityId, id);
            return rights.show(topics.find(id).orElseThrow());
        });
    }

    /** @throws ProblemException as {@link #enter}, and 404 for an unknown one, 409 once it is retired, 412 for a stale version */
    public AnswerTopic change(Caller caller, UUID id, Expected expected, AnswerTopic.Details details) {
        var rights = AnswerRights.of(caller);
        return database.in(caller, () -> {
            var before = current(rights, id, expected);
            rights.requireFor(details.disclosure());
            check(details);
            topics.update(id, details);
            events.edited("answer-topic", Edit.CHANGED, before.communityId(), id);
            return rights.show(topics.find(id).orElseThrow());
        });
    }

    /** @throws ProblemException 404 for an unknown one, 409 if it is retired already, 412 for a stale version */
    public AnswerTopic retire(Caller caller, UUID id, Expected expected) {
        var rights = AnswerRights.of(caller);
        return database.in(caller, () -> {
            var before = current(rights, id, expected);
            topics.retire(id, clock.instant());
            events.publish(new AnswerEvent.Retired(before.communityId(), id, clock.instant()));
            return rights.show(topics.find(id).orElseThrow());
        });
    }

    private AnswerTopic current(AnswerRights rights, UUID id, Expected expected) {
        var topic = topics.lock(id).filter(found -> rights.show(found) != null).orElseThrow(Problems::notFound);
        rights.requireFor(topic.disclosure());
        expected.check(topic.version());
        if (topic.retiredAt() != null) {
            throw new ProblemException(Problems.CONFLICT, Text.of("This topic is retired.", "该问题已停用。"));
        }
        return topic;
    }

    private static void check(AnswerTopic.Details details) {
        if (details.disclosure() == Disclosure.OPEN && details.answer() == null) {
            throw Problems.unprocessable(
                    "/answer", "answer-needed", Text.of("Say what callers are told.", "可对外答复的问题须填写答复内容。"));
        }
        if (details.disclosure() != Disclosure.OPEN && details.refusal() == null) {
            throw Problems.unprocessable(
                    "/refusal", "refusal-needed", Text.of("Say what callers are told instead.", "不对外答复的问题须填写对外口径。"));
        }
        var from = details.effectiveFrom();
        if (from != null
                && details.effectiveTo() != null
                && details.effectiveTo().isBefore(from)) {
            throw Problems.unprocessable(
                    "/effectiveTo", "before-from", Text.of("It ends before it begins.", "结束日期早于开始日期。"));
        }
    }

    private static AnswerTopic.Said said(AnswerTopic topic, String say, String forStaff) {
        return new AnswerTopic.Said(topic.id(), topic.disclosure(), say, forStaff, null);
    }
}
