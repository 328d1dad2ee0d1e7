package io.huiyin.web;

import io.huiyin.kernel.Cursor;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list is asked for ({@code ?limit=&cursor=}). Use as {@code @BeanParam @Valid Paging}. */
public class Paging {

    @Parameter(description = "How many items at most, 1 to 200", example = "50")
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    public int limit = 50;

    @Parameter(description = "The nextCursor of the page before; opaque")
    @QueryParam("cursor")
    @Size(max = 500)
    public String cursor;

    /** @see Cursor#read */
    public Cursor after(String list, int keySize) {
        return Cursor.read(list, cursor, keySize);
    }
}
