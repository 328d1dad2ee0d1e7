package io.huiyin.billing.rest;

import io.huiyin.billing.Account;
import io.huiyin.billing.Accounts;
import io.huiyin.billing.LedgerEntry;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/accounts}: what the money of a house stands at. */
@Path("/v1/accounts")
@Endpoint
@Tag(name = "Accounts", description = "The money of each house (账户) and the entries behind it (分录)")
class AccountResource {

    private final Accounts accounts;
    private final Request request;

    AccountResource(Accounts accounts, Request request) {
        this.accounts = accounts;
        this.request = request;
    }

    @GET
    @Path("{houseId}")
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "getAccount",
            summary = "Read the balances of a house",
            description =
                    "As of now, late fees up to today included. An owner sees what they owe and hold themselves. 404 for a house outside "
                            + "of the caller's areas.")
    public Account get(UUID houseId) {
        return accounts.get(request.caller(), houseId);
    }

    @GET
    @Path("{houseId}/entries")
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "listLedgerEntries",
            summary = "List what was booked of a house, newest first",
            description =
                    "Each entry moves one sum from the account `credit` to the account `debit`; none is ever changed.")
    public Page<LedgerEntry> entries(UUID houseId, @BeanParam @Valid Paging paging) {
        return accounts.entries(request.caller(), houseId, paging.cursor, paging.limit);
    }
}
