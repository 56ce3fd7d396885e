using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Gateway.Explorer;

/// <summary>The query explorer: one page and its files, all served from this assembly, nothing from elsewhere.</summary>
public static class ExplorerEndpoint
{
    /// <summary>Where the page is. Its files lie below it; it asks <c>graphql</c> beside it, so a path base is respected.</summary>
    private const string Path = "/graphiql";

    // GraphiQL places its editors with style attributes and embeds its fonts; scripts and requests stay on this origin.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Maps <c>/graphiql</c>. Where the build could not bring the explorer's files, the page answers 503 and says what to do.
    /// </summary>
    /// <returns>The endpoints, so that a caller may name, restrict or limit them.</returns>
    public static IEndpointConventionBuilder MapExplorer(this IEndpointRouteBuilder endpoints)
    {
        var explorer = endpoints.MapGroup(Path).ExcludeFromDescription();
        explorer.MapGet("", Page);
        explorer.MapGet("{file}", (string file) => File(file));
        return explorer;
    }

    private static IResult Page(HttpContext context)
    {
        // Below "/graphiql/" the page's relative addresses would miss.
        if (context.Request.Path.Value is [.., '/']) return Results.LocalRedirect($"~{Path}", permanent: true);

        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (ExplorerFiles.Complete) return File("index.html");

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return File("absent.html");
    }

    // The tag changes with the content, and asking again costs an empty answer.
    private static IResult File(string name)
    {
        if (ExplorerFiles.Find(name) is not { } file) return Results.NotFound();
        return Results.Bytes(file.Content, file.MediaType, entityTag: file.Tag);
    }
}
