package io.huiyin.callbacks.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.huiyin.callbacks.Answers;
import io.huiyin.callbacks.CallbackMethod;
import io.huiyin.callbacks.Completion;
import io.huiyin.callbacks.Scores;
import io.huiyin.tickets.Medium;
import io.huiyin.tickets.RaisedMatter;
import io.huiyin.tickets.TicketKind;
import io.huiyin.tickets.TicketPriority;
import io.huiyin.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of {@code POST /v1/callbacks/{id}/complete}: the record of a callback (《回访记录表》).
 *
 * @param scores          each 1 to 5
 * @param answers         what the owner said to the three questions
 * @param comment         what else the owner said
 * @param signatureFileId what the owner signed; a VISIT needs it
 * @param deliveryRecord  how a letter reached the owner; a LETTER needs it, or the owner's signature
 * @param newMatter       what else the owner raised; a text instead of an object counts as its description
 * @param promisedAt      by when the owner was promised an answer to what could not be answered at once
 * @param at              when it was made; now where absent
 */
record CompleteCallback(
        @NotNull CallbackMethod method,
        @NotNull @Valid ScoreCard scores,
        @Valid Answers answers,
        @Size(max = 4000) String comment,
        UUID signatureFileId,
        @Size(min = 1, max = 500) String deliveryRecord,

        @Valid NewMatter newMatter,
        Instant promisedAt,
        Instant at) {

    /** What the owner thinks of how it went. */
    record ScoreCard(
            @NotNull @Schema(minimum = "1", maximum = "5") Integer attitude,
            @NotNull @Schema(minimum = "1", maximum = "5") Integer efficiency,
            @NotNull @Schema(minimum = "1", maximum = "5") Integer quality,
            @NotNull @Schema(minimum = "1", maximum = "5") Integer effect,
            @NotNull @Schema(minimum = "1", maximum = "5") Integer overall) {

        Scores scores() {
            return new Scores(attitude, efficiency, quality, effect, overall);
        }
    }

    /**
     * What else the owner raised: it becomes a ticket of its own, reported by the same person.
     *
     * @param kind     COMPLAINT where absent, so that its reply is timed
     * @param category a code of {@code GET /v1/ticket-categories}; OTHER where absent
     * @param medium   WRITTEN where absent and the callback is a LETTER, else VERBAL
     * @param priority NORMAL where absent
     * @param houseId  the ticket's own where absent
     */
    record NewMatter(
            TicketKind kind,
            @Size(min = 1, max = 50) String category,
            Medium medium,
            TicketPriority priority,
            UUID houseId,
            @Size(max = 100) @PlainText String title,
            @NotBlank @Size(max = 4000) String description) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        NewMatter {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static NewMatter described(String description) {
            return new NewMatter(null, null, null, null, null, null, description);
        }

        RaisedMatter raised(CallbackMethod method) {
            return new RaisedMatter(
                    kind == null ? TicketKind.COMPLAINT : kind,
                    category == null ? "OTHER" : category,
                    medium == null && method == CallbackMethod.LETTER ? Medium.WRITTEN : medium,
                    priority,
                    houseId,
                    title,
                    description);
        }
    }

    Completion completion() {
        return new Completion(
                method,
                scores.scores(),
                answers,
                comment,
                signatureFileId,
                deliveryRecord,
                newMatter == null ? null : newMatter.raised(method),
                promisedAt,
                at);
    }
}
