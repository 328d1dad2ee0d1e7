package io.huiyin.tickets.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.tickets.TicketCategories;
import io.huiyin.tickets.TicketCategory;
import io.huiyin.tickets.TicketKind;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/ticket-categories}: what matters are about. */
@Path("/v1/ticket-categories")
@Endpoint
@Tag(name = "Ticket categories", description = "What matters are about (报事类别), as each community tells them apart")
class TicketCategoryResource {

    private final TicketCategories categories;
    private final Request request;

    TicketCategoryResource(TicketCategories categories, Request request) {
        this.categories = categories;
        this.request = request;
    }

    /** Body of {@code POST /v1/ticket-categories}. */
    record CreateTicketCategory(
            @NotNull UUID communityId,

            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,49}")
            String code,

            @NotBlank @Size(max = 50) @PlainText String name,
            @Size(max = 100) @PlainText String nameEn,
            @NotEmpty @Size(max = 9) List<@NotNull TicketKind> kinds) {

        TicketCategory.Details details() {
            return new TicketCategory.Details(name, nameEn, kinds, true);
        }
    }

    /**
     * Body of {@code PUT /v1/ticket-categories/{id}}.
     *
     * @param active false where new tickets may not have it any more
     */
    @JsonIgnoreProperties({"id", "communityId", "code", "version"})
    record ChangeTicketCategory(
            @NotBlank @Size(max = 50) @PlainText String name,
            @Size(max = 100) @PlainText String nameEn,
            @NotEmpty @Size(max = 9) List<@NotNull TicketKind> kinds,
            @NotNull Boolean active) {

        TicketCategory.Details details() {
            return new TicketCategory.Details(name, nameEn, kinds, active);
        }
    }

    @GET
    @Requires(value = "tickets:read", owners = true)
    @Operation(
            operationId = "listTicketCategories",
            summary = "List categories in the order in which they were made, the shipped ones first")
    public Page<TicketCategory> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("kind") TicketKind kind,
            @BeanParam @Valid Paging paging) {
        return categories.list(request.caller(), communityId, kind, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "tickets:read", owners = true)
    @Operation(operationId = "getTicketCategory", summary = "Read a category")
    public TicketCategory get(UUID id) {
        return categories.get(request.caller(), id);
    }

    @POST
    @Requires("tickets:write")
    @Operation(operationId = "createTicketCategory", summary = "Add a category")
    public RestResponse<TicketCategory> create(@NotNull @Valid CreateTicketCategory body) {
        var made = categories.create(request.caller(), body.communityId(), body.code(), body.details());
        return Created.at("/v1/ticket-categories", made.id(), made);
    }

    @PUT
    @Path("{id}")
    @Requires("tickets:write")
    @Operation(
            operationId = "changeTicketCategory",
            summary = "Change a category for new tickets; those that have it keep it")
    public TicketCategory change(UUID id, @NotNull @Valid ChangeTicketCategory body) {
        return categories.change(request.caller(), id, request.expected(), body.details());
    }
}
