package io.huiyin.billing.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.billing.FinanceDisclosure;
import io.huiyin.billing.FinanceDisclosure.Expense;
import io.huiyin.billing.FinanceDisclosure.Income;
import io.huiyin.billing.FinanceDisclosures;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/finance-disclosures}: what is published of income and expense. */
@Path("/v1/finance-disclosures")
@Endpoint
@Tag(name = "Finance disclosures", description = "Published statements of income and expense (收支公示)")
class FinanceDisclosureResource {

    private static final String PERIOD = "\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?";

    private final FinanceDisclosures disclosures;
    private final Request request;

    FinanceDisclosureResource(FinanceDisclosures disclosures, Request request) {
        this.disclosures = disclosures;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/finance-disclosures}.
     *
     * @param publishedOn today in the community's zone where absent; not in the future
     * @param replacesId  the statement of the same period that this corrects
     */
    record PublishDisclosure(
            @NotNull UUID communityId,
            @NotNull @Pattern(regexp = PERIOD) String period,
            @Size(max = 100) List<@NotNull @Valid Income> income,
            @Size(max = 100) List<@NotNull @Valid Expense> expenses,
            UUID fileId,
            LocalDate publishedOn,
            UUID replacesId) {

        FinanceDisclosure.Given given() {
            return new FinanceDisclosure.Given(
                    communityId,
                    period,
                    requireNonNullElse(income, List.of()),
                    requireNonNullElse(expenses, List.of()),
                    fileId,
                    publishedOn,
                    replacesId);
        }
    }

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "publishFinanceDisclosure",
            summary = "Publish what came in and went out in a period",
            description = "It is never changed; a correction is a new one that names the latest of the period in "
                    + "`replacesId`, and 409 without that. 422 for an unknown community or file, another "
                    + "period, and a day in the future.")
    public RestResponse<FinanceDisclosure> publish(@NotNull @Valid PublishDisclosure body) {
        var made = disclosures.publish(request.caller(), body.given());
        return Created.at("/v1/finance-disclosures", made.id(), made);
    }

    @GET
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "listFinanceDisclosures",
            summary = "List published statements, the last entered first",
            description = "Those that were replaced too; `replacedById` tells them apart.")
    public Page<FinanceDisclosure> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("period") @Pattern(regexp = PERIOD) String period,
            @BeanParam @Valid Paging paging) {
        return disclosures.list(request.caller(), communityId, period, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "fees:read", owners = true)
    @Operation(operationId = "getFinanceDisclosure", summary = "Read a published statement")
    public FinanceDisclosure get(UUID id) {
        return disclosures.get(request.caller(), id);
    }
}
