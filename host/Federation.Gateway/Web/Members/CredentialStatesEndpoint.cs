using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Passes;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Members;

/// <summary>Answers which of the credentials that are out still count, to anybody: a place in the list means nothing to whoever has not seen its credential.</summary>
internal static class CredentialStatesEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, StatusListDesk desk, IdentitySettings settings)
    {
        if (settings.PublicUrl is null) return Results.NotFound();
        http.Response.Headers.CacheControl = $"public, max-age={StatusListDesk.Newest.TotalSeconds:0}";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // A door's page of another directory may read it: there is nothing in it for one person.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Text(await desk.ReadAsync(http.RequestAborted), StatusListDesk.MediaType);
    }
}
