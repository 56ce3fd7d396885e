using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Marks;
using Federation.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>Answers trust marks, whether one still holds, and who has one (OpenID Federation 1.0, sections 8.4 to 8.6). Thread safe.</summary>
internal sealed class MarkEndpoints(FederationGuard guard, DirectoryMoments moments, LabelMarks marks, SubordinateList list, FederationKeys keys, FederationAddresses addresses, TimeProvider clock)
{
    private const string StatusType = "trust-mark-status-response+jwt";
    private const int ListPoints = 10;

    private static readonly FederationRefusal NoMark = FederationRefusal.NotFound("The entity does not have this trust mark.");

    public Task MarkAsync(HttpContext http) => guard.RunAsync(http, 1, async cancellationToken =>
    {
        if (TypeAsked(http) is not { } type || EntityQuestion.Id(http, "sub", addresses.AllowLoopback) is not { } subject) return FederationRefusal.Invalid("trust_mark_type and sub are needed, each once; sub is an entity id.");
        var moment = await moments.ReadAsync(cancellationToken);
        if (addresses.LevelOf(type) is not { } level || addresses.Find(subject) is not { Centre: { } centre } entity || !moment.Hosts(entity)) return NoMark;
        if (await marks.FindAsync(centre, level, cancellationToken) is not { } mark) return NoMark;
        http.Response.ContentType = "application/" + Trust.Marks.MarkReader.MarkType;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(mark, cancellationToken);
        return null;
    });

    public Task StatusAsync(HttpContext http) => guard.RunAsync(http, 1, async cancellationToken =>
    {
        if (!http.Request.HasFormContentType) return FederationRefusal.Invalid("The trust mark is sent as a form.");
        if (await ReadAsync(http, cancellationToken) is not { } compact) return FederationRefusal.Invalid("trust_mark is needed, once.");
        if (await marks.StatusAsync(compact, cancellationToken) is not { } status) return FederationRefusal.NotFound("This directory did not give such a trust mark.");
        var claims = new JsonObject { ["iss"] = addresses.Anchor.Value, ["iat"] = clock.GetUtcNow().ToUnixTimeSeconds(), ["trust_mark"] = compact, ["status"] = status };
        http.Response.ContentType = "application/" + StatusType;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(keys.Signer.Sign(StatusType, claims), cancellationToken);
        return null;
    });

    public Task MarkedAsync(HttpContext http) => guard.RunAsync(http, ListPoints, async cancellationToken =>
    {
        if (TypeAsked(http) is not { } type) return FederationRefusal.Invalid("trust_mark_type is needed, once.");
        var moment = await moments.ReadAsync(cancellationToken);
        var marked = addresses.LevelOf(type) is { } level ? list.Marked(level, moment, cancellationToken) : [];
        if (http.Request.Query["sub"] is [{ } only]) marked = marked.Where(entity => entity == only);
        await StatementEndpoints.WriteListAsync(http, marked);
        return null;
    });

    private static string? TypeAsked(HttpContext http) => http.Request.Query["trust_mark_type"] is [{ Length: > 0 } type] ? type : null;

    /// <summary>Null where the form is too large, or does not have the mark once.</summary>
    private static async Task<string?> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        int most = TrustRules.Standard.MostCharacters;
        try
        {
            var form = await new FormFeature(http.Request, new FormOptions { BufferBodyLengthLimit = 2 * most, ValueLengthLimit = most, ValueCountLimit = 16, KeyLengthLimit = 256 }).ReadFormAsync(cancellationToken);
            return form["trust_mark"] is [{ Length: > 0 } compact] ? compact : null;
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
