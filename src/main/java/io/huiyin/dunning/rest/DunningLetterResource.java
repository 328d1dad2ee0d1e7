package io.huiyin.dunning.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.dunning.DunningDelivery;
import io.huiyin.dunning.DunningLetter;
import io.huiyin.dunning.DunningLetterBatch;
import io.huiyin.dunning.DunningLetters;
import io.huiyin.dunning.DunningMethod;
import io.huiyin.dunning.DunningSending;
import io.huiyin.dunning.DunningSendings;
import io.huiyin.kernel.Page;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/dunning-letters}: letters that are made together and delivered one by one. */
@Path("/v1/dunning-letters")
@Endpoint
@Tag(name = "Dunning")
class DunningLetterResource {

    private final DunningLetters letters;
    private final DunningSendings sendings;
    private final Request request;

    DunningLetterResource(DunningLetters letters, DunningSendings sendings, Request request) {
        this.letters = letters;
        this.sendings = sendings;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/dunning-letters}.
     *
     * @param houseIds all where absent
     * @param howToPay the shipped words where absent
     */
    record MakeDunningLetters(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 40) @PlainText String step,
            UUID areaId,
            UUID phaseId,
            @Size(max = 2000) List<@NotNull UUID> houseIds,

            @Size(min = 1, max = 500) @Pattern(regexp = PlainText.SOMETHING)
            String howToPay) {}

    /** Body of {@code POST /v1/dunning-letters/{id}/send}. */
    record SendDunningLetters(@NotNull ChannelKind channel) {}

    /**
     * Body of {@code POST /v1/dunning-letters/{id}/letters/{letterId}/deliveries}.
     *
     * @param method     VISIT where it is handed over, LETTER where it is posted
     * @param at         now where absent
     * @param receivedBy who took it
     * @param fileId     a photograph or the return slip
     */
    record NoteDelivery(
            @NotNull DunningMethod method,
            @NotNull DunningDelivery.Outcome outcome,
            Instant at,
            @Size(min = 1, max = 100) @PlainText String receivedBy,
            UUID fileId) {}

    @POST
    @Requires("dunning:write")
    @Operation(
            operationId = "makeDunningLetters",
            summary = "Write to all who are due for a step",
            description =
                    "One letter for each payer of a house whose next step this is and whose day has come, with all undisputed bills "
                            + "that are overdue; nobody with an open promise. Whoever has a letter of the step of today is not written "
                            + "to again. At most 2000 at once: `moreDue` says that another batch goes on. 409 if nobody is left; 422 for "
                            + "a step that no letter takes.")
    public RestResponse<DunningLetterBatch> make(@NotNull @Valid MakeDunningLetters body) {
        var wanted = new DunningLetterBatch.Wanted(
                body.communityId(),
                body.step(),
                body.areaId(),
                body.phaseId(),
                requireNonNullElse(body.houseIds(), List.of()),
                body.howToPay());
        var batch = letters.make(request.caller(), wanted);
        return Created.at("/v1/dunning-letters", batch.id(), batch);
    }

    @GET
    @Requires("dunning:read")
    @Operation(
            operationId = "listDunningLetterBatches",
            summary = "List batches of letters, newest first",
            description = "Counts and sums are of the letters that the caller sees.")
    public Page<DunningLetterBatch> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("step") @Size(max = 40) String step,
            @BeanParam @Valid Paging paging) {
        return letters.list(request.caller(), communityId, step, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("dunning:read")
    @Operation(
            operationId = "getDunningLetterBatch",
            summary = "Read a batch of letters",
            description = "Counts and sums are of the letters that the caller sees.")
    public DunningLetterBatch get(UUID id) {
        return letters.get(request.caller(), id);
    }

    @GET
    @Path("{id}/pdf")
    @Requires("dunning:write")
    @Operation(
            operationId = "printDunningLetters",
            summary = "Read the letters of a batch to print them",
            description =
                    "One PDF file; each letter begins on a page of its own, by the codes of the houses. It holds names, so that "
                            + "reading it is on record. What it needs of a Chinese font is embedded.")
    @APIResponse(
            responseCode = "200",
            description = "The file, as an attachment",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> print(UUID id) {
        return RestResponse.ResponseBuilder.ok(letters.print(request.caller(), id))
                .header(HttpHeaders.CONTENT_TYPE, "application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dunning-letters-" + id + ".pdf\"")
                .build();
    }

    @POST
    @Path("{id}/send")
    @Requires("dunning:write")
    @Operation(
            operationId = "sendDunningLetters",
            summary = "Send the letters of a batch as messages",
            description =
                    "Each letter that reached nobody and does not wait already goes into the outbox once; `notSent` names those that "
                            + "the channel leads nowhere for, and those of which nothing is to be asked for now. What becomes of a message is "
                            + "noted as the letter's delivery: sent takes the step, given up does not, and the letter may go again. 422 for "
                            + "a channel by which the step is not taken; 409 `channel-off` for one that this installation has not.")
    public DunningSending send(UUID id, @NotNull @Valid SendDunningLetters body) {
        return sendings.send(request.caller(), id, request.expected(), body.channel());
    }

    @GET
    @Path("{id}/letters")
    @Requires("dunning:read")
    @Operation(
            operationId = "listDunningLetters",
            summary = "List the letters of a batch",
            description = "`delivered=false` leaves those that reached nobody yet.")
    public Page<DunningLetter> letters(
            UUID id, @QueryParam("delivered") Boolean delivered, @BeanParam @Valid Paging paging) {
        return letters.letters(request.caller(), id, delivered, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}/letters/{letterId}")
    @Requires("dunning:read")
    @Operation(operationId = "getDunningLetter", summary = "Read a letter with how it was delivered")
    public DunningLetter letter(UUID id, UUID letterId) {
        return letters.letter(request.caller(), id, letterId);
    }

    @POST
    @Path("{id}/letters/{letterId}/deliveries")
    @Requires("dunning:write")
    @Operation(
            operationId = "noteDunningDelivery",
            summary = "Note how a letter was delivered, or why it was not",
            description =
                    "It is the act of dunning: one that reached someone takes the step. Answers the letter. 422 for a time to come or "
                            + "before the letter, and for an unknown file.")
    public DunningLetter deliver(UUID id, UUID letterId, @NotNull @Valid NoteDelivery body) {
        var wanted =
                new DunningDelivery.Wanted(body.method(), body.outcome(), body.at(), body.receivedBy(), body.fileId());
        return letters.deliver(request.caller(), id, letterId, wanted);
    }
}
