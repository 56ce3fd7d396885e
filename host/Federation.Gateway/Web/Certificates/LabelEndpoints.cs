using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL;
using Federation.Registry.Criteria;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Certificates;

/// <summary>
/// Answers the other addresses that stand in certificates, as JSON with its texts in both languages: a version of the criteria, what a level of it asks for, and the centre.
/// </summary>
internal sealed class LabelEndpoints(CentreArchive centres)
{
    /// <summary>For people who follow the address, and with letters as they are: this is no part of a page.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task CriteriaAsync(HttpContext http) =>
        IsCurrent(http) ? WriteAsync(http, CriteriaDocument.Of(CriteriaSet.Current), LabelJson.Default.CriteriaDocument) : NotFoundAsync(http);

    public Task LevelAsync(HttpContext http) =>
        IsCurrent(http) && int.TryParse(Value(http, "level"), NumberStyles.None, CultureInfo.InvariantCulture, out int level) && level is >= 1 and <= CriteriaSet.TopLevel
            ? WriteAsync(http, LevelDocument.Of(CriteriaSet.Current, level), LabelJson.Default.LevelDocument)
            : NotFoundAsync(http);

    public async Task CentreAsync(HttpContext http)
    {
        var centre = CentreId.TryParse(Value(http, "id"), out var id) ? (await centres.ReadAsync([id], http.RequestAborted))[0] : null;
        await (centre is null
            ? NotFoundAsync(http)
            : WriteAsync(http, new CentreDocument(GlobalId.Of(centre.Id), centre.Content.Name, centre.Content.Address?.Locality), LabelJson.Default.CentreDocument));
    }

    private static string? Value(HttpContext http, string name) => http.Request.RouteValues[name] as string;

    private static bool IsCurrent(HttpContext http) => Value(http, "version") == CriteriaSet.Current.Version;

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
