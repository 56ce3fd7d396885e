using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Publishing;
using Federation.Gateway.GraphQL;
using Federation.Registry.Criteria;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Certificates;

/// <summary>
/// Answers the other addresses that stand in certificates, as JSON with its texts in both languages: a published version of the criteria, what a level of it asks for, and the centre.
/// </summary>
internal sealed class LabelEndpoints(CentreArchive centres, CriteriaArchive criteria)
{
    /// <summary>For people who follow the address, and with letters as they are: this is no part of a page.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task CriteriaAsync(HttpContext http) =>
        await (await FindAsync(http) is { } found ? WriteAsync(http, CriteriaDocument.Of(found), LabelJson.Default.CriteriaDocument) : NotFoundAsync(http));

    public async Task LevelAsync(HttpContext http) =>
        await (int.TryParse(Value(http, "level"), NumberStyles.None, CultureInfo.InvariantCulture, out int level) && level is >= 1 and <= CriteriaSet.TopLevel && await FindAsync(http) is { } found
            ? WriteAsync(http, LevelDocument.Of(found, level), LabelJson.Default.LevelDocument)
            : NotFoundAsync(http));

    public async Task CentreAsync(HttpContext http)
    {
        var centre = CentreId.TryParse(Value(http, "id"), out var id) ? (await centres.ReadAsync([id], http.RequestAborted))[0] : null;
        await (centre is null
            ? NotFoundAsync(http)
            : WriteAsync(http, new CentreDocument(GlobalId.Of(centre.Id), centre.Content.Name, centre.Content.Address?.Locality), LabelJson.Default.CentreDocument));
    }

    private static string? Value(HttpContext http, string name) => http.Request.RouteValues[name] as string;

    /// <summary>Null where no such version was published.</summary>
    private async Task<CriteriaSet?> FindAsync(HttpContext http) => Value(http, "version") is { } version ? (await criteria.ReadAsync(http.RequestAborted)).Find(version)?.Criteria : null;

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task WriteAsync<T>(HttpContext http, T document, JsonTypeInfo<T> json)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, Readable);
        JsonSerializer.Serialize(writer, document, json);
    }
}
