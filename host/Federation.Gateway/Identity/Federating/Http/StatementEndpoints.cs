using System.Text.Json;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Statements;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>Answers who an entity is, what is said of its subordinates, and which they are (OpenID Federation 1.0, sections 8.1, 8.2 and 9). Thread safe.</summary>
internal sealed class StatementEndpoints(
    FederationGuard guard,
    DirectoryMoments moments,
    HostedConfigurations configurations,
    HostedSubordinates subordinates,
    SubordinateList list,
    StatementAnswer answers,
    FederationAddresses addresses)
{
    /// <summary>A list may go over all centres.</summary>
    private const int ListPoints = 10;

    private static readonly FederationRefusal Nobody = FederationRefusal.NotFound("This directory speaks for no such entity.");

    public Task ConfigurationAsync(HttpContext http) => guard.RunAsync(http, 1, async cancellationToken =>
    {
        var moment = await moments.ReadAsync(cancellationToken);
        if (EntityQuestion.Asked(http) is not { } entity || !moment.Hosts(entity)) return Nobody;
        await answers.WriteAsync(http, await configurations.OfAsync(entity, moment, cancellationToken));
        return null;
    });

    /// <remarks>Drafts had an <c>iss</c> beside; what is not understood is passed over.</remarks>
    public Task FetchAsync(HttpContext http) => guard.RunAsync(http, 1, async cancellationToken =>
    {
        var moment = await moments.ReadAsync(cancellationToken);
        if (EntityQuestion.Asked(http) is not { } superior || !moment.Hosts(superior)) return Nobody;
        if (EntityQuestion.Id(http, "sub", addresses.AllowLoopback) is not { } subject) return FederationRefusal.Invalid("sub is the entity id of the subordinate, once.");
        if (subject == addresses.Of(superior)) return FederationRefusal.Invalid("What an entity says of itself stands in its configuration.");
        if (subordinates.Of(superior, subject, moment) is not { } draft) return FederationRefusal.NotFound("There is no such subordinate.");
        await answers.WriteAsync(http, draft);
        return null;
    });

    public Task ListAsync(HttpContext http) => guard.RunAsync(http, ListPoints, async cancellationToken =>
    {
        var moment = await moments.ReadAsync(cancellationToken);
        if (EntityQuestion.Asked(http) is not { } superior || !moment.Hosts(superior)) return Nobody;
        var (entities, refusal) = list.Of(superior, http.Request.Query, moment, cancellationToken);
        if (refusal is not null) return refusal;
        await WriteListAsync(http, entities);
        return null;
    });

    /// <summary>An array of entity ids.</summary>
    internal static async Task WriteListAsync(HttpContext http, IEnumerable<string> entities)
    {
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "public, max-age=60";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        foreach (string entity in entities) json.WriteStringValue(entity);
        json.WriteEndArray();
    }
}
